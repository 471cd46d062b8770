// Wrong numbers of results.
package main

func two() (int, string) { return 1, "a" }
func none()              {}

func a() int          { return }
func b() int          { return 1, 2 }
func c()              { return 1 }
func d() (int, error) { return 1 }
func e() (x int, s string) {
	return two()
}
func f() string { return two() }

func main() {
	x := two()
	y, z, w := two()
	v := none()
	var s string = two()
	q, r := 1
	_, _, _, _, _, _, _, _ = x, y, z, w, v, s, q, r
}
