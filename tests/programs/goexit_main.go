// Goexit in main: the others go on until none is left, which is a deadlock.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	go func() {
		time.Sleep(10 * time.Millisecond)
		fmt.Println("the other one ends")
	}()
	defer fmt.Println("main ends")
	runtime.Goexit()
}
