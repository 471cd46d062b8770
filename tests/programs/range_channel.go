// Range over a channel ends when it is closed; a generator hands out the values.
package main

import "fmt"

func count(n int) <-chan int {
	c := make(chan int)
	go func() {
		for i := range n {
			c <- i
		}
		close(c)
	}()
	return c
}

func fibonacci(n int, c chan int) {
	x, y := 0, 1
	for range n {
		c <- x
		x, y = y, x+y
	}
	close(c)
}

func main() {
	for v := range count(5) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	c := make(chan int, 10)
	go fibonacci(cap(c), c)
	for i := range c {
		fmt.Print(i, " ")
	}
	fmt.Println()
	n := 0
	for range count(100) {
		n++
	}
	fmt.Println(n)
}
