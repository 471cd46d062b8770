package main

import "fmt"

func try(name string, f func()) {
	defer func() { e := recover(); fmt.Printf("%s: %v\n", name, e) }()
	f()
}

func main() {
	m := map[any]int{}
	var n map[any]int
	full := map[any]int{1: 2}
	k := any([]int{1})
	try("get empty", func() { _ = m[k] })
	try("get nil", func() { _ = n[k] })
	try("get full", func() { _ = full[k] })
	try("inc empty", func() { m[k]++ })
	try("inc nil", func() { n[k]++ })
	try("inc full", func() { full[k]++ })
	try("add empty", func() { m[k] += 2 })
	try("set empty", func() { m[k] = 2 })
	try("set nil", func() { n[k] = 2 })
	try("delete empty", func() { delete(m, k) })
	try("delete nil", func() { delete(n, k) })
	try("inc nil ok key", func() { n[1]++ })
	words := map[any]string{}
	try("text", func() { words[k] += "x" })
	words["a"] += "x"
	words["a"] += "y"
	n = map[any]int{}
	n["new"]++
	n["new"] <<= 3
	fmt.Println(words, n, m, len(full))
	try("comma ok", func() { _, ok := m[k]; _ = ok })
}
