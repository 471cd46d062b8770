package main

func main() {
	n := 1
	switch n {
	case 1, 2:
	case 2:
	case 1 + 1:
	case "a":
	}
	switch "a" {
	case "a":
	case "a":
	}
	switch {
	case true:
	case n:
	}
}
