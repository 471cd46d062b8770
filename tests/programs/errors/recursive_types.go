// Types that contain themselves, and initialization in a circle.
package main

type T struct {
	a int
	t T
}

type A struct{ b B }
type B struct{ a A }

type I interface{ I }

type Arr [2]Arr

type ok struct{ next *ok }

var x = y
var y = z
var z = f()

func f() int { return x }

const c = d
const d = c

func main() {
	var o ok
	_ = o
}
