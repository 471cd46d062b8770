// Range gives at most two variables.
package main

func main() {
	for k, v, w := range map[int]int{} {
	}
}
