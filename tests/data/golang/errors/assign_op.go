package main

func main() {
	s := "a"
	s -= "b"
	s++
	var b bool
	b += 1
	f := 1.5
	f %= 2
	f <<= 1
}
