package main

func f() int { return 1 }

const (
	a = f()
	b, c = 1
	d = 1, 2
	e []int = nil
	g int = "a"
	h uint8 = 256
)

func main() {
	const unused = 1
	const x int = 1.5
}
