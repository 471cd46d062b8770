package main

func main() {
	s := []int{1}
	s = append(s, "a")
	s = append(1, 2)
	s = append(nil, 1)
	s = append(s, []string{}...)
	s = append(s, s)
	b := append([]byte{}, "abc"...)
	b = append(b, "abc")
	copy(s, "abc")
	copy(b, s)
	copy(1, s)
	_ = append(s, nil)
}
