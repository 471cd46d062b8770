// A nil pointer that is followed.
package main

import "fmt"

type user struct{ name string }

func find(id int) *user { return nil }

func main() {
	u := find(1)
	fmt.Println("found")
	fmt.Println(u.name)
}
