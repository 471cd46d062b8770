// Variadic parameters out of place.
package main

func a(x ...int, y int) {}

func b(...int, string) {}

func main() {
	var v ...int
	a([]int{1}..., 2)
}
