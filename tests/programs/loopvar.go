// Since Go 1.22 each iteration has its own variable, also in three-clause loops that change it in the body.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 6; i++ {
		i := i
		fs = append(fs, func() int { i *= 10; return i })
	}
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { i += 100; return i })
		i++
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	for i, s := range []string{"a", "b"} {
		defer func() { fmt.Println(i, s) }()
	}
	var p *int
	for i := 0; i < 3; i++ {
		if i == 1 {
			p = &i
		}
	}
	fmt.Println(*p)
}
