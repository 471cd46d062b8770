// Composite literals that do not fit.
package main

type point struct{ x, y int }

func main() {
	_ = point{1}
	_ = point{1, 2, 3}
	_ = point{x: 1, 2}
	_ = point{z: 1}
	_ = point{x: 1, x: 2}
	_ = point{"a", 2}
	_ = []int{1, "a", 2.5}
	_ = [2]int{1, 2, 3}
	_ = map[string]int{"a": 1, "a": 2}
	_ = map[string]int{"a", 1}
	_ = []int{0: 1, 0: 2}
	_ = [...]string{5: "a", -1: "b"}
	_ = int{1}
	_ = &[]point{{1, 2}, {1}}
	var a [...]int
	_ = a
}
