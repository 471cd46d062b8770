// Recover only works in the deferred function itself; named results can be set there; nested panics.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

func safeDivide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	return a / b, nil
}

func helper() any { return recover() }

func notDirect() (r any) {
	defer func() {
		if inner := recover(); inner != nil {
			r = fmt.Sprint("outer got ", inner)
		}
	}()
	defer func() {
		func() {
			if v := helper(); v != nil {
				r = "wrong"
			}
		}()
	}()
	panic("p")
}

func replaced() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("second") }()
	panic("first")
}

func nested() {
	defer func() { fmt.Println("outer:", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner:", recover()) }()
		panic("in deferred")
	}()
	panic("original")
}

func index(s []int, i int) (v int, err error) {
	defer func() {
		if e, ok := recover().(runtime.Error); ok {
			err = e
		}
	}()
	return s[i], nil
}

func main() {
	fmt.Println(safeDivide(6, 3))
	fmt.Println(safeDivide(1, 0))
	fmt.Println(notDirect())
	fmt.Println(replaced())
	nested()
	_, err := index([]int{1, 2}, 5)
	fmt.Println(err)
	var re runtime.Error
	fmt.Println(errors.As(err, &re), strings.HasPrefix(err.Error(), "runtime error"))
	fmt.Println(recover())
	for i := range 3 {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("round", i, "failed:", r)
				}
			}()
			if i == 1 {
				panic("unlucky")
			}
			fmt.Println("round", i)
		}()
	}
}
