package main

func main() {
	x, a, b := 1, 2, 3
	if x := 1 {
	}
	if x = 1 {
	}
	if a + b = x {
	}
	for x = 2 {
	}
	if x++ {
	}
	if x += 1 {
	}
	if a, b = b, a {
	}
	switch x := 1 {
	}
}
