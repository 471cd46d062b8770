package main

func main() {
	x := 1
	_ = x + func(a, b int) (c string) { return "" }
	_ = x + struct{ a, b int }{1, 2}
	_ = x + [...]int{1}
	_ = x + map[string][]chan<- int{}
	_ = x + (<-chan int)(nil)
	_ = x + "a"[1:]
	_ = x + (*int)(nil)
	_ = x + []func(int, ...string){}
	_ = (x+1)*"a" + "b"
}
