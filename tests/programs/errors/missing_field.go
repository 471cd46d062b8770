// Fields and methods that are not there.
package main

import "fmt"

type point struct{ x, y int }

func (p *point) Move() {}

type iface interface{ M() }

func main() {
	p := point{1, 2}
	fmt.Println(p.z)
	p.Jump()
	p.move()
	var i iface
	i.N()
	fmt.Println(i.x)
	pp := &p
	ppp := &pp
	ppp.Move()
	fmt.Println(ppp.x)
	n := 5
	fmt.Println(n.foo)
	var e error
	e.error()
	fmt.println("x")
	point{}.Move()
	fmt.Println(fmt.NoSuch, point.Move)
}
