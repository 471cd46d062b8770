package main

func main() {
	goto
	goto 1
	break 1
	continue L M
}

func f() {
	M: case
}
