package main

type T struct{ f int }

func main() {
	x := 1
	x()
	"a"()
	T{}.f()
	main()()
	nil()
	var e error
	e()
	[]int{1}[0]()
	(func() {})(1)
}
