package main

func main() {
	int := 5
	var x int
	len := 1
	_ = len("a")
	nil := 2
	var p *string = nil
	true := false
	if true {
	}
	_, _ = x, p
}
