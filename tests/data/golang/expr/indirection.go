package main

type ref *int

func main() {
	x := 1
	p := &x
	var r ref = p
	_ = *x
	_ = **p
	_ = *nil
	_ = *r
	_ = *"a"
	_ = *main
	*x = 2
}
