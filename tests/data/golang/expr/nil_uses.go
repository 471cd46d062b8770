package main

func main() {
	x := nil
	var y = nil
	_ = nil
	var i int = nil
	var s string = nil
	var st struct{} = nil
	_ = nil + nil
	nil()
	_ = nil.x
	_ = -nil
}
