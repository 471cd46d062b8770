package main

func main() {
	var s string = 5
	var n int = "five"
	n = s
	s = nil
	var p *int = n
	_ = p
}
