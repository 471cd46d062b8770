// Deadlock: a mutex is not reentrant.
package main

import (
	"fmt"
	"sync"
)

var mu sync.Mutex

func outer() {
	mu.Lock()
	defer mu.Unlock()
	inner()
}

func inner() {
	mu.Lock()
	defer mu.Unlock()
	fmt.Println("never")
}

func main() {
	outer()
}
