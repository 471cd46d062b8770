// Arguments and environment.
// args: one -n=2 three
// env: GREETING=hello
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	for i, a := range os.Args[1:] {
		fmt.Println(i, strings.TrimPrefix(a, "-"))
	}
	fmt.Println(os.Getenv("GREETING"), os.Getenv("NOT_THERE_AT_ALL") == "")
	_, ok := os.LookupEnv("NOT_THERE_AT_ALL")
	fmt.Println(ok)
	os.Setenv("MINE", "1")
	fmt.Println(os.Getenv("MINE"))
}
