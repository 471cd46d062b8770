package main

import "fmt"

type Seq[T any] func(yield func(T) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

func count(n int) Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func pairs(xs []string) Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func find(n int) (r int, s string) {
	for i := range count(10) {
		if i == n {
			return i * 100, "found"
		}
	}
	return -1, "none"
}

func find2(n int) int {
	for i := range count(10) {
		for j := range count(10) {
			if i*j == n {
				return i*1000 + j
			}
		}
	}
	return -1
}

func defers() (s int) {
	defer func() { fmt.Println("outer last", s) }()
	for i := range count(3) {
		defer func() { fmt.Println("deferred", i); s += i }()
		defer fmt.Println("builtin", i)
	}
	fmt.Println("end of defers")
	return 10
}

func recov() (s string) {
	for i := range count(3) {
		defer func() {
			if r := recover(); r != nil {
				s = r.(string)
			}
		}()
		if i == 1 {
			panic("in loop")
		}
	}
	return "no"
}

func labels() {
outer:
	for i := range count(5) {
		for j := range count(5) {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	n := 0
again:
	for i := range count(3) {
		n++
		if i == 1 && n < 6 {
			goto again
		}
	}
	fmt.Println("n", n)
}

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	if t == nil {
		return true
	}
	return t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func main() {
	for i := range count(3) {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i, s := range pairs([]string{"a", "b", "c"}) {
		if i == 1 {
			continue
		}
		fmt.Println(i, s)
	}
	for range count(2) {
		fmt.Println("x")
	}
	fmt.Println(find(4))
	fmt.Println(find(40))
	fmt.Println(find2(12), find2(97))
	fmt.Println(defers())
	fmt.Println(recov())
	labels()
	var k int
	for k = range count(4) {
	}
	fmt.Println(k)
	sum := 0
	for i := range count(100) {
		sum += i
		if i > 50 {
			break
		}
	}
	fmt.Println(sum)
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "z"}, "m"}
	for s := range t.All() {
		fmt.Print(s, " ")
	}
	fmt.Println()
	for f := range (func(yield func(func() int) bool))(func(yield func(func() int) bool) {
		yield(func() int { return 42 })
	}) {
		fmt.Println(f())
	}
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i *= 2; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		for i := range bad {
			fmt.Println("bad", i)
			break
		}
	}()
	for i := range 2 {
		for j := range count(2) {
			if j == 1 {
				return
			}
			fmt.Println(i, j)
		}
	}
}
