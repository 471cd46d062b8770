package main

func main() {
	x := nil
	var y = nil
	_ = iota
	var n int = nil
	_ = nil + 1
	_, _, _ = x, y, n
}
