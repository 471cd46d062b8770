// Recover and panic again: the first line tells of both.
package main

import "fmt"

func main() {
	defer func() {
		r := recover()
		fmt.Println("seen:", r)
		panic(fmt.Sprint("again: ", r))
	}()
	panic("first")
}
