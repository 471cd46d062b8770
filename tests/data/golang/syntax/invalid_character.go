package main

func main() {
	x := 1 @ 2
	y := a ? b : c
	# comment
	$z = 1
}
