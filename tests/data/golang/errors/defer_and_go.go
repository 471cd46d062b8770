package main

func f() int { return 1 }

func main() {
	defer f
	go f
	defer int(f())
	go len("a")
	defer append([]int{}, 1)
	go func() {}
	defer recover()
	defer panic(1)
}
