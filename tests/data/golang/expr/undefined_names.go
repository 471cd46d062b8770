package main

import "fmt"

func main() {
	_ = x
	y = 1
	f()
	var t T
	_ = fmt.Foo
	fmt.println("a")
	fmt.PrintLn("a")
	_ = t
	_ = strings.ToUpper("a")
}
