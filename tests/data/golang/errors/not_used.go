package main

func f() int { return 1 }

func main() {
	x := 1
	x
	x + 1
	-x
	f
	"a"
	func() {}
	[]int{1}
	x == 1
	*&x
	&x
}
