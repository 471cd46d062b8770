// The same name twice.
package main

import "fmt"

type T struct {
	a int
	a string
}

func (T) m() {}
func (T) m() {}
func (T) a() {}

func f(x int, x string) {}

func f() {}

var v = 1
var v = 2

const main2 = 1

type main2 int

func main() {
	x := 1
	x := 2
	var x int
	a, b := 1, 2
	a, b := 3, 4
	fmt.Println(x, a, b)
lab:
	for {
	}
lab:
	for {
	}
}
