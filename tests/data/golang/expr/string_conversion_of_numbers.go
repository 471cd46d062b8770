package main

import "strconv"

func main() {
	n := 5
	s := "n = " + n
	s += n
	s = strconv.Itoa("5")
	n = strconv.Atoi("5")
	n, err := strconv.Atoi(5)
	s = string(1.5)
	s = n.String()
	_, _ = s, err
}
