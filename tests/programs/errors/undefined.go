// Names that are not declared.
package main

import "fmt"

func main() {
	x := 5
	fmt.Println(y)
	fmt.Printn(x)
	undefinedFunc(x)
	var t Missing
	fmt.Println(t)
	for i := range z {
		fmt.Println(i)
	}
}
