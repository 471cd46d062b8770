package main

import "fmt"

func main() {
	for (i := 0; i < 10; i++) {
		fmt.Println(i)
	}
	if (x := 1; x > 0) {
	}
	while (true) {
	}
}
