package main

func f[]() {}

type T[] int

func main() {
	a := []int{}
	_ = a[]
	_ = a[1:2:]
	_ = a[::3]
}
