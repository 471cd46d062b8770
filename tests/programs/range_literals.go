package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

type Grid[T any] [3][3]T

func (g *Grid[T]) All() iter.Seq2[[2]int, *T] {
	return func(y func([2]int, *T) bool) {
		for i := range g {
			for j := range g[i] {
				if !y([2]int{i, j}, &g[i][j]) {
					return
				}
			}
		}
	}
}
func pull() {
	next, stop := iter.Pull(func(y func(int) bool) {
		defer fmt.Println("cleanup")
		for i := 0; y(i); i++ {
		}
	})
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
}
func early() (r string) {
	defer func() { r += fmt.Sprint("|", recover()) }()
	for i := range func(y func(int) bool) { defer func() { r += "d" }(); y(1); y(2) } {
		r += fmt.Sprint(i)
		if i == 1 {
			break
		}
	}
	return
}
func retnest() int {
	for a := range slices.Values([]int{1, 2, 3}) {
		for b := range slices.Values([]int{10, 20}) {
			defer fmt.Println("def", a, b)
			if a*b == 20 {
				return a + b
			}
		}
	}
	return -1
}
func lbl() {
out:
	for a := range slices.Values([]int{1, 2, 3}) {
		for b := range strings.SplitSeq("x,y,z", ",") {
			switch {
			case b == "y":
				continue out
			case a == 3:
				break out
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()
}
func got() {
	for x := range slices.Values([]int{1, 2}) {
		if x == 2 {
			goto done
		}
		fmt.Println(x)
	}
done:
	fmt.Println("done")
}
func perms[T any](xs []T) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var rec func(k int) bool
		rec = func(k int) bool {
			if k == len(xs) {
				return yield(slices.Clone(xs))
			}
			for i := k; i < len(xs); i++ {
				xs[k], xs[i] = xs[i], xs[k]
				if !rec(k + 1) {
					return false
				}
				xs[k], xs[i] = xs[i], xs[k]
			}
			return true
		}
		rec(0)
	}
}

var saved func(int) bool

func main() {
	var g Grid[int]
	for p, c := range g.All() {
		*c = p[0]*3 + p[1]
		if p == [2]int{2, 1} {
			break
		}
	}
	fmt.Println(g)
	pull()
	fmt.Println(early())
	fmt.Println(retnest())
	lbl()
	got()
	for p := range perms([]string{"a", "b", "c"}) {
		fmt.Print(p)
	}
	fmt.Println()
	for range func(y func() bool) {
		for y() {
			fmt.Print(".")
			break
		}
	} {
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		for x := range func(y func(int) bool) { y(1); panic("from iter") } {
			fmt.Println(x)
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		for x := range func(y func(int) bool) { defer func() { fmt.Println("it rec", recover()) }(); y(1) } {
			panic(fmt.Sprint("body", x))
		}
	}()
	for x := range func(y func(int) bool) { saved = y; y(1) } {
		fmt.Println(x)
	}
	func() { defer func() { fmt.Println(recover()) }(); saved(2) }()
	next, stop := iter.Pull(func(y func(string) bool) { panic("pull panic") })
	defer stop()
	defer func() {
		fmt.Println("r", recover())
		next2, _ := iter.Pull2(func(y func(int, error) bool) { y(1, nil) })
		fmt.Println(next2())
		fmt.Println(next2())
		var nilseq iter.Seq[int]
		for range nilseq {
		}
	}()
	next()
}
