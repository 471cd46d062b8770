// Names out of their scope.
package main

import "fmt"

func main() {
	if x := 1; x > 0 {
		y := 2
		fmt.Println(y)
	}
	fmt.Println(x, y)
	for i := 0; i < 3; i++ {
	}
	fmt.Println(i)
	{
		z := 1
		_ = z
	}
	z = 2
	func() { w := 1; _ = w }()
	fmt.Println(w)
	fmt.Println(later)
	later := 1
	err := fmt.Errorf("a")
	if true {
		err := fmt.Errorf("b")
	}
	fmt.Println(err)
	var fmt = 5
	fmt.Println(fmt)
}
