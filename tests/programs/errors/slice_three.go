// A full slice expression needs its last indices.
package main

func main() {
	s := []int{1}
	_ = s[:2:]
	_ = s[::3]
	_ = s[]
}
