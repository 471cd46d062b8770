package main

import "fmt"

a := 1

func main() {
	fmt.Println(a)
}

b = 2
