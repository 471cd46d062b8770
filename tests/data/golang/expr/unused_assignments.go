package main

func main() {
	a := 1
	b, c := 1, 2
	c = 3
	d := 0
	d++
	e := []int{}
	e[0] = 1
	f := struct{ x int }{}
	f.x = 1
	var p *int
	*p = 1
	g := func() {}
	for i := range 3 {
	}
}
