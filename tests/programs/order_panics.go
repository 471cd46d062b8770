package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type st struct{ s []int }

func two() (s []int, err error) { return nil, nil }

func pop(s []int) (int, []int) { return s[len(s)-1], s[:len(s)-1] }
func pop2(s []int) ([]int, int) { return s[:len(s)-1], s[len(s)-1] }

func take(a int, b []int)   {}
func takev(a ...any)        {}

func main() {
	try("local", func() {
		var s []int
		var x int
		x, s = s[len(s)-1], s[:len(s)-1]
		_ = x
	})
	try("define", func() {
		var s []int
		x, t := s[len(s)-1], s[:len(s)-1]
		_, _ = x, t
	})
	try("var", func() {
		var s []int
		var x, t = s[len(s)-1], s[:len(s)-1]
		_, _ = x, t
	})
	try("field", func() {
		v := &st{}
		var x int
		x, v.s = v.s[len(v.s)-1], v.s[:len(v.s)-1]
		_ = x
	})
	try("return", func() { pop(nil) })
	try("return2", func() { pop2(nil) })
	try("call", func() {
		var s []int
		take(s[len(s)-1], s[:len(s)-1])
	})
	try("variadic", func() {
		var s []int
		takev(s[len(s)-1], s[:len(s)-1])
	})
	try("literal", func() {
		var s []int
		_ = struct {
			a int
			b []int
		}{s[len(s)-1], s[:len(s)-1]}
	})
	try("string", func() {
		s := ""
		i := 0
		c, s := s[i], s[1:]
		_, _ = c, s
	})
	try("append", func() {
		var s []int
		i := 3
		s = append(s[:i], s[i+1:]...)
	})
	try("deref", func() {
		var p *int
		var s []int
		i := 1
		x, t := *p, s[i:]
		_, _ = x, t
	})
	try("assert", func() {
		var s []int
		i := 1
		var a any = "x"
		x, t := s[i], a.(int)
		_, _ = x, t
	})
	try("division", func() {
		var s []int
		i := 0
		x, t := s[i], 1/i
		_, _ = x, t
	})
	try("map", func() {
		var s []int
		i := 0
		m := map[any]int{}
		x, t := s[i], m[s]
		_, _ = x, t
	})
	try("conv", func() {
		var s []int
		i := 0
		x, t := s[i], [2]int(s)
		_, _ = x, t
	})
	try("iface", func() {
		var s []int
		i := 0
		var e error
		x, t := s[i], e.Error
		_, _ = x, t
	})
	try("make", func() {
		var s []int
		i := -1
		x, t := s[0], make([]int, i)
		_, _ = x, t
	})
	try("store", func() {
		var s []int
		i := 1
		s[i] = len(s[i:])
	})
	try("store2", func() {
		var s []int
		i := 1
		s[i], s = 1, s[i:]
	})
	try("swap", func() {
		s := []int{1}
		s[0], s[1] = s[5], s[0]
	})
}
