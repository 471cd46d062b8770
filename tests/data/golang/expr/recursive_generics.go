package main

type node[T any] struct {
	value T
	next  *node[T]
}

func length[T any](n *node[T]) int {
	if n == nil {
		return 0
	}
	return 1 + length(n.next)
}

func walk[T any](n *node[T], f func(T)) {
	walk(n.next, f)
	walk(n, func(x int) {})
	walk[T](n.next)
	f(1)
	f(n.value, n.value)
}

func main() {
	length(&node[int]{1, nil})
	length(1)
	walk(&node[int]{}, func(s string) {})
	walk(&node[string]{value: 1}, nil)
}
