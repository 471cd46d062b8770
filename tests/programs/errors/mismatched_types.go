// Operands of different types.
package main

import "fmt"

type celsius float64
type meters float64

func main() {
	i, f, s, b := 1, 2.5, "a", true
	fmt.Println(i + f)
	fmt.Println(s + i)
	fmt.Println(i == s)
	fmt.Println(b && i)
	fmt.Println(celsius(1) + meters(2))
	var i64 int64 = 5
	fmt.Println(i64*i, i < i64)
	fmt.Println(s * 2)
}
