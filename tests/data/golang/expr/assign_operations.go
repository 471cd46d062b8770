package main

func main() {
	i, s, b := 1, "a", true
	i += "a"
	s -= "b"
	s++
	b++
	b += true
	i <<= 1.5
	i &^= s
	s += 1
	1 += i
}
