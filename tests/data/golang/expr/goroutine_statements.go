package main

func f() int { return 1 }

func main() {
	go f
	defer recover
	go len("a")
	defer append([]int{}, 1)
	go int(1)
	defer func() {}
	go (f())
	defer panic(1)
}
