// Statements outside of functions.
package main

import "fmt"

x := 5

fmt.Println(x)

for {
}

func main() {}
