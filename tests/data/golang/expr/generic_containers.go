package main

func f[S ~[]E | ~map[int]E, E any](s S) {
	_ = s[0]
	for range s {
	}
	_ = s[1:]
	_ = make(S)
	_ = append(s)
}

func g[C chan int | <-chan int](c C) {
	<-c
	c <- 1
	close(c)
}

func main() {}
