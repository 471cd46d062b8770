// Short declarations and assignments that are wrong.
package main

func main() {
	a := 1
	a := 2
	b = 3
	_ := 4
	a, a := 1, 2
	5 = a
	a + 1 = 2
	f() = 3
	"s"[0] = 'x'
	s := "str"
	s[0] = 'x'
	const c = 1
	c = 2
	m := map[string]struct{ x int }{}
	m["a"].x = 1
	nil = 5
	a.b := 1
}

func f() int { return 1 }
