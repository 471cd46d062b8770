// Channels used against their direction or type.
package main

func main() {
	var r <-chan int
	var s chan<- int
	c := make(chan int)
	r <- 1
	<-s
	close(r)
	c <- "a"
	for range s {
	}
	x := 5
	x <- 1
	<-x
	for a, b := range c {
		_, _ = a, b
	}
	close(x)
	r = s
	c = r
	s = c
	var n chan int = make(<-chan int)
	_ = n
}
