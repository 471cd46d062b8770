// Writing to a nil map.
package main

func main() {
	var scores map[string]int
	scores["ann"]++
}
