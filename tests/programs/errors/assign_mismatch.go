// Values assigned to variables of other types.
package main

type T struct{ a int }

func main() {
	var x int = "hello"
	var s string = 5
	var f float64 = "x"
	x = 3.5
	s = 'c'
	var p *int = x
	var t T = 5
	var e error = "text"
	var b bool = 1
	x = nil
	var m map[string]int = map[int]string{}
	_, _, _, _, _, _, _, _ = s, f, p, t, e, b, m, x
}
