// Switches with wrong cases.
package main

import "fmt"

func main() {
	x := 5
	switch x {
	case 1:
	case "a":
	case 1:
	case 2.5:
	default:
	default:
	}
	switch {
	case x:
	case x > 1:
		fallthrough
	}
	var i any = x
	switch y := i.(type) {
	case int:
		fmt.Println(y)
	case int:
	case fmt.Stringer:
		fallthrough
	case undefinedType:
	}
	switch x.(type) {
	}
	switch s := "a"; s {
	case 'a':
	case "b", "b":
	}
	if x {
	}
	for x {
	}
	fallthrough
}
