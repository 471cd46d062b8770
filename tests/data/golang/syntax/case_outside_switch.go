package main

func main() {
	case 1:
	switch 1 {
	println(1)
	case 2 println(2)
	default
	}
	select {
		foo
	}
}
