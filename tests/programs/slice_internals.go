// What functions can change of a slice.
package main

import (
	"bytes"
	"fmt"
)

type path []byte

func (p *path) TruncateAtFinalSlash() {
	i := bytes.LastIndex(*p, []byte("/"))
	if i >= 0 {
		*p = (*p)[0:i]
	}
}

func (p path) ToUpper() {
	for i, b := range p {
		if 'a' <= b && b <= 'z' {
			p[i] = b + 'A' - 'a'
		}
	}
}

var buffer [256]byte
var slice []byte = buffer[100:150]

func AddOneToEachElement(slice []byte) {
	for i := range slice {
		slice[i]++
	}
}

func SubtractOneFromLength(slice []byte) []byte {
	slice = slice[0 : len(slice)-1]
	return slice
}

func PtrSubtractOneFromLength(slicePtr *[]byte) {
	slice := *slicePtr
	*slicePtr = slice[0 : len(slice)-1]
}

func Append(slice []int, elements ...int) []int {
	n := len(slice)
	total := len(slice) + len(elements)
	if total > cap(slice) {
		newSize := total*3/2 + 1
		newSlice := make([]int, total, newSize)
		copy(newSlice, slice)
		slice = newSlice
	}
	slice = slice[:total]
	copy(slice[n:], elements)
	return slice
}

func Insert(slice []int, index, value int) []int {
	slice = slice[0 : len(slice)+1]
	copy(slice[index+1:], slice[index:])
	slice[index] = value
	return slice
}

func Extend(slice []int, element int) []int {
	n := len(slice)
	slice = slice[0 : n+1]
	slice[n] = element
	return slice
}

func main() {
	pathName := path("/usr/bin/tso")
	pathName.TruncateAtFinalSlash()
	fmt.Printf("%s\n", pathName)
	pathName.ToUpper()
	fmt.Printf("%s\n", pathName)
	for i := 0; i < 5; i++ {
		slice[i] = byte(i)
	}
	fmt.Println("before", slice[:5])
	AddOneToEachElement(slice)
	fmt.Println("after", slice[:5])
	newSlice := SubtractOneFromLength(slice)
	fmt.Println(len(slice), len(newSlice))
	PtrSubtractOneFromLength(&slice)
	fmt.Println(len(slice))
	s := make([]int, 10, 20)
	for i := range s {
		s[i] = i
	}
	s = Insert(s, 5, 99)
	fmt.Println(s)
	s1 := []int{0, 1, 2, 3, 4}
	s2 := []int{55, 66, 77}
	s1 = Append(s1, s2...)
	fmt.Println(s1, len(s1), cap(s1))
	var iBuffer [10]int
	sl := iBuffer[0:0]
	for i := 0; i < 20; i++ {
		sl = Extend(sl, i)
		fmt.Println(sl)
	}
}
