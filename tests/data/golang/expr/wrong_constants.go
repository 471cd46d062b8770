package main

func main() {
	var i int = "a"
	var s string = 1
	var b bool = 0
	var p *int = 0
	var f float64 = true
	var e error = "text"
	i = nil
	_, _, _, _, _, _ = i, s, b, p, f, e
}
