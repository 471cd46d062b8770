// Keys that cannot be compared, in maps with and without entries; the flags that a Formatter sees.
package main

import (
	"fmt"
	"runtime"
)

type wrapped struct{ inner any }

type flags struct{}

func (flags) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, "%c", verb)
	for _, flag := range "+-# 0" {
		if s.Flag(int(flag)) {
			fmt.Fprintf(s, "%q", flag)
		}
	}
	width, ok := s.Width()
	fmt.Fprint(s, width, ok)
}

func try(f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Println(r, isRuntime)
	}()
	f()
}

func main() {
	var none map[any]int
	empty := map[any]int{}
	full := map[any]int{1: 1}
	structs := map[wrapped]int{}
	try(func() { _ = none[[]int{}] })
	try(func() { _, _ = none[wrapped{[]int{}}] })
	try(func() { _ = empty[[]int{}] })
	try(func() { delete(none, []int{}) })
	try(func() { delete(empty, any(func() {})) })
	try(func() { delete(full, []int{}) })
	try(func() { _, _ = full[[]string{}] })
	try(func() { _ = structs[wrapped{wrapped{map[int]int{}}}] })
	try(func() { structs[wrapped{wrapped{map[int]int{}}}] = 1 })
	try(func() { _ = empty[[1]any{func() {}}] })
	try(func() { full[struct{ f func() }{}] = 1 })
	try(func() { clear(full); _ = full["fine"]; _ = full[[]int{}] })

	short := []int{1, 2}
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
		fmt.Printf("%v|%-05d|%05d|%+ #x|%-*d|%0*d\n", flags{}, flags{}, flags{}, flags{}, 3, flags{}, -4, flags{})
		_ = none[short]
	}()
	_ = [4]int(short)
}
