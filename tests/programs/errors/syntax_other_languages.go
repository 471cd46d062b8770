package main

import "fmt"

func main() {
	a := 1 b := 2
	fmt.Println(a) fmt.Println(b)
	x = y = 1
	a, b := := 1
	a === b
	a =! b
	a <> b
	a and b
	not a
	a ** 2
	a // 2
	# comment
	a @ b
	a $ b
	fmt.Println(a);; fmt.Println(b);
	[1, 2, 3]
	(1, 2)
	{ 1: 2 }
}
