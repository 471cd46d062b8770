package main

func main() {
	var s struct{ a int }
	s = struct{ b int }{1}
	var f func(a int, b ...string) (int, error)
	f = 1
	var i interface{ m(int) string }
	i = s
	var c chan<- []map[string]*int
	c = s
	var a [2][3]int
	a = [3][2]int{}
	_, _ = c, a
}
