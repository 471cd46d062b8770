package main

func sum(xs ...int)      {}
func plain(xs []int)     {}
func pair() (int, []int) { return 1, nil }

func main() {
	list := []int{1}
	sum(list)
	sum(list...)
	sum(1, list...)
	plain(list...)
	sum([]string{}...)
	sum(pair()...)
	_ = len(list...)
	_ = int(list...)
	sum(nil...)
	sum("a"...)
}
