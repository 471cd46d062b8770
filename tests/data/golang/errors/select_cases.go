package main

func main() {
	c := make(chan int)
	x := 1
	select {
	case x := <-c:
	case c <- "a":
	case x == 1:
	case x = 2:
	case <-x:
	case a, b, d := <-c:
	}
}
