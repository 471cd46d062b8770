package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Pop() (v T) {
	v, s.items = s.items[len(s.items)-1], s.items[:len(s.items)-1]
	return
}

func main() {
	s := &Stack[string]{items: []string{"a"}}
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
}
