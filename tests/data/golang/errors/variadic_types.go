package main

func f(a ...int) {}

func main() {
	f("a")
	f([]int{1})
	f([]string{}...)
	f(1, 2, "x")
	x := []any{1}
	f(x...)
	var g func([]int) = f
	g(nil)
}
