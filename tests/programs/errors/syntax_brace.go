// A brace on a line of its own, and an else too.
package main

import "fmt"

func main()
{
	fmt.Println("x")
}
