// Ranges over what cannot be ranged over.
package main

import "fmt"

type T struct{}

func main() {
	for i := range 2.5 {
		fmt.Println(i)
	}
	for i, j := range 10 {
		fmt.Println(i, j)
	}
	for range (T{}) {
	}
	for i := range nil {
	}
	var p *[]int
	for range p {
	}
	for x := range func() {} {
		fmt.Println(x)
	}
	for x := range func(yield func(int)) {} {
		fmt.Println(x)
	}
	var s string
	for i, s = range []string{"a"} {
	}
}
