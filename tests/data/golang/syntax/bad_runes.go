package main

var (
	a = 'ab'
	b = ''
	c = '\q'
	d = '\400'
	e = '\ud800'
	f = '\xg'
	g = '\U00110000'
)

func main() {}
