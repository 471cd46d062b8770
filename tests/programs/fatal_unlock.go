// Unlocking an unlocked mutex cannot be recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println(recover()) }()
	var mu sync.Mutex
	mu.Unlock()
}
