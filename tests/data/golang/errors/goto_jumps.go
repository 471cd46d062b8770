package main

func main() {
	goto over
	x := 1
	_ = x
over:
	goto inside
	if true {
	inside:
	}
	goto nowhere
unused:
over:
}
