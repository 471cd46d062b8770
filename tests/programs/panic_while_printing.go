package main

import "fmt"

type bad struct{}

func (bad) Error() string { panic("in Error") }
func main() {
	defer fmt.Println("d1")
	defer func() { fmt.Println(fmt.Sprint(bad{})) }()
	panic(bad{})
}
