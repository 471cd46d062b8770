package main

type named interface{ name() string }

type cat struct{}

func main() {
	var n named
	x := 1
	_ = x.(int)
	_ = n.(cat)
	_ = n.(*cat)
	_ = n.(string)
	_ = n.(missing)
	v, ok, more := n.(named)
	var s string = n.(named)
}
