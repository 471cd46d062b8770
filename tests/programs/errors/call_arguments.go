// Calls with too many, too few and wrong arguments.
package main

import (
	"fmt"
	"strings"
)

func add(a, b int) int            { return a + b }
func two() (int, int)             { return 1, 2 }
func variadic(s string, n ...int) {}

func main() {
	add(1)
	add(1, 2, 3)
	add("a", 2)
	add(two())
	add(two(), 1)
	variadic()
	variadic("a", "b")
	variadic("a", []int{1})
	variadic("a", []int{1}...)
	fmt.Println(strings.Repeat("x"))
	fmt.Println(strings.ToUpper(5))
	main(1)
	x := 5
	x()
	add(1, 2)
}
