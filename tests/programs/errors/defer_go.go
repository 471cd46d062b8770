// Defer and go want calls.
package main

func f() {}

func main() {
	defer f
	go f
	defer func() {}
	go (f())
}
