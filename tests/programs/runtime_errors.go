// Every kind of run-time error that can be recovered, with Go's own words.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type shape interface{ area() float64 }
type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type node struct{ next *node }

func try(f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Printf("%v [%v]\n", r, isRuntime)
	}()
	f()
}

func main() {
	zero, five, neg := 0, 5, -1
	s := []int{1, 2, 3}
	arr := [4]int{}
	str := "hello"
	var m map[string]int
	var p *node
	var any1 any = "text"
	var sh shape
	var fn func()
	try(func() { fmt.Println(1 / zero) })
	try(func() { fmt.Println(1 % zero) })
	try(func() { fmt.Println(s[five]) })
	try(func() { fmt.Println(s[neg]) })
	try(func() { arr[five-1] = 1 })
	try(func() { fmt.Println(str[five]) })
	try(func() { fmt.Println(s[five:]) })
	try(func() { fmt.Println(s[:five]) })
	try(func() { fmt.Println(s[five-2 : zero]) })
	try(func() { fmt.Println(s[1:2:five]) })
	try(func() { fmt.Println(s[zero : five-2 : five-3]) })
	try(func() { fmt.Println(str[five-1 : zero]) })
	try(func() { fmt.Println(str[five+1:]) })
	try(func() { m["a"] = 1 })
	try(func() { fmt.Println(p.next) })
	try(func() { fmt.Println(any1.(int)) })
	try(func() { fmt.Println(any1.(fmt.Stringer)) })
	try(func() { fmt.Println(sh.area()) })
	try(func() { fmt.Println(sh.(square)) })
	try(func() { fn() })
	try(func() { _ = make([]int, neg) })
	try(func() { _ = make([]int, 2, zero) })
	try(func() { _ = make(chan int, neg) })
	try(func() { _ = [2]int(s[:1]) })
	try(func() {
		var a, b any = []int{1}, []int{1}
		fmt.Println(a == b)
	})
	try(func() { fmt.Println(map[any]int{[]int{}: 1}) })
	try(func() { _ = strings.Repeat("x", neg) })
	try(func() { fmt.Println(1 << neg) })
	try(func() {
		var e error
		fmt.Println(e.Error())
	})
	fmt.Println(s[five])
}
