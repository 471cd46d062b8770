// A comment that never ends.
package main

func main() {
	/* this goes on
}
