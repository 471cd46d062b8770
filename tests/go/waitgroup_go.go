// WaitGroup.Go within goroutines: a tree, its root last.
package main

import (
	"fmt"
	"sync"
)

var out []int

func log(n int) { out = append(out, n) }

func main() {
	grow(1, 5)
	for _, n := range out {
		fmt.Println(n)
	}
}

func grow(node, depth int) {
	log(node)
	if depth == 0 {
		return
	}
	var wg sync.WaitGroup
	wg.Go(func() { grow(2*node, depth-1) })
	wg.Go(func() { grow(2*node+1, depth-1) })
	wg.Wait()
	log(-node)
}
