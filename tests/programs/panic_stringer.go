// An uncaught panic with a value of a type of its own.
package main

type code int

func main() {
	panic(code(7))
}
