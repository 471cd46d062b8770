package main

func main() {
	for i in x {
	}
	for i := range {
	}
	for range {
	}
	x := range y
	for i = 0; range x; {
	}
}
