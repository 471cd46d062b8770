package main

import "fmt"

type S struct{ n int }

func f() (int, string) { return nil, nil }
func g() S             { return nil }
func h() *S            { return S{} }
func k() []int         { return nil }
func l() string        { return nil }
func m() (s string, err error) { return "", "err" }

func main() {
	x := nil
	var y = nil
	var z int = nil
	var s string = nil
	if s == nil {
	}
	var st S = nil
	if st == nil {
	}
	fmt.Println(nil == nil)
	fmt.Println(len(nil), cap(5), len(5), cap(map[int]int{}))
	var p *S
	p = S{}
	p = &S{1, 2}
	p = new(S{})
	p = new(5)
	q := make(S)
	r := make([]int)
	t := make([]int, 5, 3)
	u := make([]int, "a")
	v := make([]int, -1)
	w := make(map[string]int, 1, 2)
	c := make(chan int, 1, 2)
	append([]int{}, 1)
	_ = append(1, 2)
	_ = append([]int{}, "a")
	_ = append()
	copy([]int{}, "abc")
	copy(1, 2)
	delete([]int{}, 1)
	delete(map[string]int{}, 1)
	close(5)
	close(make(<-chan int))
	panic()
	panic(1, 2)
	_ = recover(1)
	print(f())
	_ = min(1, "a")
	_ = max()
	clear(1)
	_ = complex(1, "a")
	_ = real("x")
	range x {
	}
}
