// Select cases that are no communication.
package main

func main() {
	x := 5
	select {
	case x > 1:
	case y := 5:
	default:
	default:
	}
}
