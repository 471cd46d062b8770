// A program of several files: package variables and init functions of all, in the order of the files' names.
package main

import "fmt"

var total = price * count

func main() {
	fmt.Println(total, registry)
	s := NewStack[int]()
	s.Push(1)
	s.Push(2)
	fmt.Println(s.Pop(), s.Len())
}

func init() { register("main") }
