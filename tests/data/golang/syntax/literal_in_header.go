package main

type T struct{ x int }

func main() {
	if t := T{1}; t.x == 1 {
	}
	for _, x := range T{1} {
	}
	if T{1} == T{1} {
	}
}
