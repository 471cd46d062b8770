package main

import (
	"os"
	fmt
)

func main() {
	x := 1 2
}
