package main

const (
	a := 1
	b int = 2, 3
)

var c := 3

func main() {
	const d := 4
}
