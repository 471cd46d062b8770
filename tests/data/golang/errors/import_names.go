package main

import (
	"fmt"
	str "strings"
	"os"
	. "errors"
	fmt "sort"
)

var os = 1

func main() {}
