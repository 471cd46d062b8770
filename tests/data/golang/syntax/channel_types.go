package main

func main() {
	var a <-<-chan int
	var b chan<-<-chan int
	_ = <-chan<- int(nil)
	_ = <-<-chan int(nil)
	var c <-int
}
