// A panic in a goroutine ends the program; a recover in main does not help.
package main

import (
	"fmt"
	"time"
)

func main() {
	defer func() { fmt.Println("recovered in main:", recover()) }()
	go func() {
		panic("in a goroutine")
	}()
	time.Sleep(time.Second)
}
