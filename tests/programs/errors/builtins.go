// Builtin functions called wrongly.
package main

import "fmt"

func main() {
	x := 5
	s := []int{1}
	m := map[string]int{}
	fmt.Println(len(x), cap(m), len())
	s = append(s, "a")
	append(s, 1)
	s = append(x, 1)
	copy(s, m)
	copy(s)
	delete(s, 0)
	delete(m, 1)
	fmt.Println(make(int), make([]int), make(map[string]int, "a"), make([]int, -1), make([]int, 5, 2))
	fmt.Println(new(5), new())
	clear(x)
	fmt.Println(min(1, "a"), max(), min(s...))
	panic()
	panic(1, 2)
	fmt.Println(recover(1), complex(1, "a"), real(5), imag("x"))
	len := 5
	fmt.Println(len("abc"))
	var f = append
	print(f)
}
