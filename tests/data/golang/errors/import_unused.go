package main

import (
	"fmt"
	str "strings"
	_ "sort"
	. "errors"
)

func main() {
	fmt := 1
	_ = fmt
}
