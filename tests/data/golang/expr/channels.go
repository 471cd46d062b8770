package main

func main() {
	x := 1
	in, out := make(<-chan int), make(chan<- int)
	both := make(chan int)
	_ = <-x
	_ = <-out
	in <- 1
	x <- 1
	both <- "a"
	close(in)
	close(x)
	var s string = <-both
	_ = s
}
