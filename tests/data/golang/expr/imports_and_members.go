package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	fmt.Println("a" + 1)
	var err error = fmt.Sprint("a")
	_ = errors.New(1)
	os.Exit("1")
	time.Sleep("1s")
	x := 2
	time.Sleep(x * time.Second)
	fmt.Printf()
	err = errors.New
	fmt.Println = nil
}
