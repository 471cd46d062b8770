package main

import (
	"fmt"
	"os"
	"strings"
)

func process() (err error) {
	f, err := os.Open("x")
	if true {
		g, err := os.Open("y")
		if err != nil {
			return
		}
	}
	return
}

func main() {
	fmt := "x"
	fmt.Println(fmt)
	strings := []string{"a"}
	strings.Join(strings, ",")
	len := 3
	len("abc")
	string := "x"
	var s string = "y"
	int := 5
	var x int
	true := false
	nil := 1
	var p *os.File = nil
	type error int
	var e error = 1
	e.Error()
	var err2 error = fmt.Errorf("x")
	main := 1
	main()
}
