// Strings, slices and maps indexed wrongly.
package main

import "fmt"

func main() {
	s := "abc"
	sl := []int{1}
	m := map[string]int{}
	var p *[3]int
	var any1 any
	fmt.Println(s["a"], sl["x"], sl[1.5], m[1], p["a"], any1[0])
	fmt.Println(s[0:1:2], m[1:2], 5[0], sl[1:2:3])
	fmt.Println(sl[true], s[2.0], sl[1<<70])
	s[0], sl[0] = 'a', "b"
	for i := range s {
		s[i]++
	}
	x, ok := sl[0]
	y, ok2 := s
	_, _, _, _ = x, ok, y, ok2
}
