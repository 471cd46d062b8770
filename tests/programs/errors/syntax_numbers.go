// Numbers that are none.
package main

import "fmt"

func main() {
	fmt.Println(0x, 08, 0b12, 1__0, 1e, 0x1.5, 1_)
	fmt.Println(12abc, 0o8)
	a := 5 # 3
	b := a @ 2
}
