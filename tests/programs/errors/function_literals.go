package main

import "fmt"

func main() {
	add := func(a, b int) int { return a + b }
	fmt.Println(add(1))
	fmt.Println(add("a", "b"))
	var fact func(int) int
	fact := func(n int) int { return n * fact(n-1) }
	rec := func(n int) int { return rec(n - 1) }
	f := func() { return 1 }
	g := func() int { }
	h := func(x int) { x = "a" }
	func() { unused := 1 }()
	go func(x int) { }("a")
	var handler func(string) error = func(s string) { }
	handlers := map[string]func(){"a": func() int { return 1 }, "b": main, "c": main()}
	for _, fn := range []func(){main, add} {
		fn(1)
	}
	defer func() { recover }()
	_ = func(a int, a int) {}
	_ = func() (x int) { x := 1; return }
	x := func() {}()
	add = nil
	add = 5
	add == add
	if func() bool { return true }() == 1 {
	}
	_ = func[T any](x T) {}
}
