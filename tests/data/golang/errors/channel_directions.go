package main

func main() {
	r := make(<-chan int)
	s := make(chan<- int)
	r <- 1
	<-s
	close(r)
	for range s {
	}
	n := 1
	n <- 1
	<-n
	var c chan int
	c <- "a"
}
