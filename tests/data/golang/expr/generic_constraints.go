package main

type number interface{ ~int | ~float64 }

type stringer interface{ String() string }

type my int

func (my) String() string { return "" }

func add[T number](a, b T) T      { return a + b }
func show[T stringer](x T)        {}
func key[K comparable](k K)       {}
func both[T interface{ number; stringer }](x T) {}

func main() {
	add("a", "b")
	add(1, 2.5)
	add[string]("a", "b")
	show(1)
	show(my(1))
	key([]int{})
	key(func() {})
	both(1)
	both(my(1))
}
