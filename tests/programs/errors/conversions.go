// Conversions that are impossible.
package main

import "fmt"

type T struct{ a int }
type U struct{ b int }

func main() {
	s := "12"
	fmt.Println(int(s), string(2.5), bool(1), float64("x"))
	fmt.Println(T(U{1}), []int("abc"), []byte(5))
	var p *int = (*int)(5)
	fmt.Println(p, int(nil), error(5), func()(1))
	fmt.Println(int("5"), string([]int{1}), map[string]int(nil), chan int(5))
	fmt.Println(uint8(-1), int(1, 2), int())
}
