package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func gen() iter.Seq[int]           { return nil }
func gen2() iter.Seq2[int, string] { return nil }
func bad(yield func(int))          {}
func bad2(yield func(int) bool) int { return 1 }
func three(yield func(a, b, c int) bool) {}

func main() {
	for a, b := range gen() {
	}
	for a := range gen2() {
		a = "x"
	}
	for range bad {
	}
	for x := range bad2 {
	}
	for range three {
	}
	var s string
	for s = range gen() {
	}
	for i := range "abc" {
		i = 'a'
	}
	for i, c := range []byte("abc") {
		_ = c + i
	}
	for i := range 10 {
		i := i
	}
	for i := range int64(3) {
		var j int = i
	}
	for i := range -3.5 {
	}
	for k, v := range map[string]int{} {
		k, v = v, k
	}
	maps.Keys([]int{})
	var ks []string = maps.Keys(map[string]int{})
	slices.Sort(maps.Keys(map[string]int{}))
	slices.Sort(map[string]int{})
	slices.Contains([]int{1}, "a")
	slices.Index("abc", 'b')
	slices.SortFunc([]int{1}, func(a, b int) bool { return a < b })
	fmt.Println(slices.Max([]struct{}{}), slices.Collect([]int{1}))
	for range nil {
	}
	for range main {
	}
	for i := range &[]int{1} {
	}
	for i := range &[2]int{1} {
	}
}
