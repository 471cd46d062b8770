// Imports that are never used.
package main

import (
	"fmt"
	m "math"
	"os"
	"strings"
)

func main() {
	fmt.Println("x")
}
