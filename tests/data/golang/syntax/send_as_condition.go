package main

func main() {
	c := make(chan int)
	if c <- 1 {
	}
	if <-c {
	}
	x := 1 2
}
