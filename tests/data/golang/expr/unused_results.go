package main

func f() int { return 1 }

func main() {
	x := []int{1}
	len(x)
	append(x, 1)
	x[0]
	x
	-f()
	f
	int(1)
	func() {}
	"a"
}
