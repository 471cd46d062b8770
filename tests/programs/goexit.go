// runtime.Goexit ends a goroutine after its deferred calls; recover sees nothing.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("recovered:", recover()) }()
		func() {
			defer fmt.Println("inner deferred")
			runtime.Goexit()
		}()
		fmt.Println("never")
	}()
	wg.Wait()
	fmt.Println("main goes on")
	go fmt.Println("from another goroutine")
	runtime.Gosched()
}
