package main

import "sync"

func main() {
	var mu sync.RWMutex
	defer func() {
		mu.RUnlock()
	}()
	defer func() { panic("second") }()
	panic("first")
}
