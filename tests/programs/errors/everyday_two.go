package main

import "fmt"

type Animal interface {
	Speak() string
}

type Dog struct {
	name string
}

func (d *Dog) Speak() string { return d.name }

type Stack []int

func (s Stack) Push(x int) { s = append(s, x) }

func describe(a Animal) { fmt.Println(a.Speak()) }

func div(a, b int) (int, error) {
	if b == 0 {
		return fmt.Errorf("div by zero")
	}
	return a / b
}

func main() {
	d := Dog{"rex"}
	describe(d)
	describe(Dog{"x"})
	animals := []Animal{d, &d}
	for _, a := range animals {
		a.name = "x"
		if dog, ok := a.(Dog); ok {
			fmt.Println(dog)
		}
	}
	var s Stack
	s.Push("a")
	res := div(1, 2)
	res, err := div(1, 2), nil
	if err {
		fmt.Println("x")
	}
	if _, err := div(1, 2); err = nil {
	}
	var count int
	count = len(s) / 2.5
	avg := float64(count) / len(s)
	fmt.Println(avg, count * 1.5)
	var grid [3][3]int = [][]int{{1}}
	grid[0] = []int{1, 2, 3}
	grid[3][0] = 1
	var ptr *int = &count
	ptr = count
	ptr++
	*ptr = "x"
	fmt.Println(ptr.x, *count)
	var f func()
	f = main()
	f == f
	switch count {
	case "a":
	case 1.5:
	case d:
	}
	switch d := d.(type) {
	}
	s.Len()
	for i := range s {
		s[i] = "x"
		i = "y"
	}
	type local struct{ x int }
	_ = local{y: 1}
	_ = local{1}.y
	var iface interface{} = 1
	iface + 1
	iface.Foo()
	var n int = iface
	n = iface.(string)
	fmt.Println("%d", n, undefinedVar)
	go describe
}
