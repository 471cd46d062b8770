// A type assertion that fails, uncaught.
package main

import "fmt"

type animal interface{ sound() string }
type dog struct{}

func (*dog) sound() string { return "wuff" }

func main() {
	var a animal = &dog{}
	fmt.Println(a.sound())
	var x any = a
	fmt.Println(x.(fmt.Stringer).String())
}
