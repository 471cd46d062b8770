// All the ways to go on: if, for, switch with fallthrough, labels, goto, break and continue.
package main

import "fmt"

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	}
	return "C"
}

func f() (int, bool) { return 3, true }

func main() {
	if x, ok := f(); ok && x > 2 {
		fmt.Println("x", x)
	} else if !ok {
		fmt.Println("not ok")
	} else {
		fmt.Println("small", x)
	}
outer:
	for i := range 4 {
		for j := range 4 {
			switch {
			case j == 2:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	switch n := 2; n {
	case 1:
		fmt.Println("one")
	case 2:
		fmt.Println("two")
		fallthrough
	case 3:
		fmt.Println("three (fell)")
	case 4:
		fmt.Println("four")
	default:
		fmt.Println("default")
	}
	switch c := 'e'; c {
	case 'a', 'e', 'i', 'o', 'u':
		fmt.Println("vowel")
	}
	switch x := any(5).(type) {
	default:
		fmt.Println("default first", x)
	case string:
		fmt.Println("string")
	}
	fmt.Println(grade(95), grade(85), grade(10))
	i := 0
loop:
	if i < 3 {
		fmt.Print("goto ", i, " ")
		i++
		goto loop
	}
	fmt.Println()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ",", j, " ")
	}
	fmt.Println()
	n := 0
	for n < 100 {
		n = n*2 + 1
	}
	fmt.Println(n)
	for {
		n--
		if n%2 == 0 {
			continue
		}
		if n < 120 {
			break
		}
	}
	fmt.Println(n)
select1:
	for {
		switch {
		default:
			break select1
		}
	}
	{
		n := "inner"
		fmt.Println(n)
	}
	for i := range 3 {
		defer func() { fmt.Print(i, " ") }()
	}
	for range 2 {
		fmt.Print("again ")
	}
	fmt.Println()
	var arr [3]int
	for i := range arr {
		arr[i] = i * i
	}
	for i, v := range &arr {
		arr[2] = 100
		fmt.Print(i, ":", v, " ")
	}
	for i, v := range arr {
		arr[2] = 7
		fmt.Print(i, ":", v, " ")
	}
	fmt.Println()
	a, b := 1, 2
	a, b = b, a
	idx := 0
	s := []int{10, 20, 30}
	idx, s[idx] = 2, 99
	fmt.Println(a, b, idx, s)
	var nilSlice []string
	for range nilSlice {
		fmt.Println("never")
	}
}
