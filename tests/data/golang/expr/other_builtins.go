package main

func main() {
	m := map[string]int{}
	delete(m, 1)
	delete(1, 2)
	clear(1)
	close(m)
	_ = min(1, "a")
	_ = max()
	_ = min(m)
	_ = complex(1, "a")
	_ = real("a")
}
