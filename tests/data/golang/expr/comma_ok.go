package main

func f() (int, bool) { return 1, true }

func main() {
	m := map[string]int{}
	c := make(chan int)
	s := []int{1}
	v, ok := s[0]
	v, ok = m["a"]
	v, ok = <-c
	v, ok, x := m["a"]
	var n int
	v, n = m["a"]
	v, ok = f(), true
	v, ok = len(s)
	_, _, _, _ = v, ok, x, n
}
