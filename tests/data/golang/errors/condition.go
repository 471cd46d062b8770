package main

func main() {
	n := 1
	if n {
	}
	for n {
	}
	if n = 2; n == 2 {
	}
	if "a" {
	}
	_ = !n
	_ = n && true
}
