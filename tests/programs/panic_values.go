// What a panic can carry, and what recover gives back: strings, numbers, errors, structs, nil.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type point struct{ x, y int }

func (p point) String() string { return fmt.Sprintf("<%d,%d>", p.x, p.y) }

func catch(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return "no panic"
}

func main() {
	fmt.Println(catch(func() { panic("text") }))
	fmt.Println(catch(func() { panic(42) }))
	fmt.Println(catch(func() { panic(3.5) }))
	fmt.Println(catch(func() { panic(errors.New("an error")) }))
	fmt.Println(catch(func() { panic(point{1, 2}) }))
	fmt.Println(catch(func() {}))
	r := catch(func() { panic(nil) })
	fmt.Printf("%T %v\n", r, r)
	_, ok := r.(runtime.Error)
	fmt.Println(ok)
	panic(fmt.Sprintf("the end: %v", point{3, 4}))
}
