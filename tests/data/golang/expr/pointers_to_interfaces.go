package main

type I interface{ M() }

func f[P any](p *P) {
	p.m()
}

func main() {
	var i I
	p := &i
	p.M()
	_ = p.x
	var q *error
	_ = q.Error()
	f(p)
	var j I = p
	_ = j
}
