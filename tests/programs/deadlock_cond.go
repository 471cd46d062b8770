// Deadlock: the signal came before anybody waited.
package main

import "sync"

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	cond.Signal()
	cond.L.Lock()
	cond.Wait()
}
