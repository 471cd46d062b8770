// Strings and runes that are not closed.
package main

import "fmt"

func main() {
	fmt.Println("abc)
	fmt.Println('ab')
	fmt.Println('')
	fmt.Println("bad \q escape")
	fmt.Println('\400')
}
