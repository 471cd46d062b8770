package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.println(1)
	fmt.Printline(1)
	strings.Foo()
	var x strings.Bar
	math.Sqrt(1)
	fmt.Println = nil
	fmt.Println(fmt)
}
