// Function declarations gone wrong.
package main

func (a int b int) f() {}

func g(a, b) int { return 1 }

func h(a int b string) {}

func k() int, string { return 1, "" }

func main() {
	func nested() {}
}
