package main

func main() {
	x := _
	_ = _
	_()
}
