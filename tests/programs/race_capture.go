//go:build go1.21

// Before Go 1.22 all iterations shared the loop variable, and closures saw its last value.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var ps []*string
	for _, s := range []string{"a", "b", "c"} {
		ps = append(ps, &s)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	done := make(chan int)
	for i := 0; i < 3; i++ {
		go func(n int) { done <- n }(i)
	}
	fmt.Println(<-done + <-done + <-done)
}
