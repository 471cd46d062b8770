// An import in the wrong place.
package main

func f() {}

import "fmt"

func main() { fmt.Println() }
