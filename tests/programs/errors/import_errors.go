// Imports misused.
package main

import (
	"fmt"
	"math"
	str "strings"
)

import "fmt"

func main() {
	fmt.Println(math)
	fmt.Println(math.pi, math.Pie)
	fmt.Println(strings.ToUpper("a"), str.ToUpper("a"))
	math := 5
	fmt.Println(math.Pi)
	fmt = 3
}
