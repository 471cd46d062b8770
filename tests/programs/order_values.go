package main

import "fmt"

var s = []int{1, 2, 3, 4}

func grow() int { s = []int{9, 9, 9, 9, 9}; return len(s) }

var a any = "x"

func seta() string { a = "y"; return "set" }

type P struct{ n int }

var pp any = &P{1}

func setp() int { pp = &P{2}; return 0 }

var m = map[string]int{"a": 1}

func setm() int { m["a"] = 2; return 0 }

var i = 1

func inc() int { i++; return i }

var b1, b2 = true, true

func setb() bool { b1 = false; return true }

var st = "abc"

func setst() int { st = "xyz"; return 1 }

func main() {
	t, n := s[:2], grow()
	fmt.Println(t, n, s)
	x, y := a.(string), seta()
	fmt.Println(x, y)
	q, _ := pp.(*P), setp()
	fmt.Println(q.n)
	u, _ := m["a"], setm()
	fmt.Println(u)
	v, w := i, inc()
	fmt.Println(v, w)
	c, d := b1 && b2, setb()
	fmt.Println(c, d)
	e, f := []byte(st), setst()
	fmt.Println(string(e), f)
	st = "abc"
	g, h := st+"!", setst()
	fmt.Println(g, h)
	st = "abc"
	j, k := len(st), func() int { st = ""; return 0 }()
	fmt.Println(j, k)
	arr := [3]int{1, 2, 3}
	fa := func() int { arr[0] = 9; return 0 }
	fmt.Println(arr[0], fa(), arr)
	fmt.Println(i, inc(), i)
	sl := []int{i, inc(), i}
	fmt.Println(sl)
	mp := map[int]int{i: inc(), inc(): i}
	fmt.Println(mp)
	stt := struct{ a, b, c int }{i, inc(), i}
	fmt.Println(stt)
	z := i + inc()*i
	fmt.Println(z)
	i, z = inc(), i
	fmt.Println(i, z)
	s = []int{1, 2, 3}
	k2 := 0
	k2, s[k2] = 2, 7
	fmt.Println(k2, s)
	s[k2], k2 = 8, 0
	fmt.Println(k2, s)
	p := &P{5}
	p, p.n = &P{6}, 7
	fmt.Println(p.n)
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	ch <- 3
	fmt.Println(i, <-ch, inc(), <-ch, i, []int{<-ch})
	var arr2 [3]int
	ix := func() int { i++; return i % 3 }
	arr2[ix()], arr2[ix()] = ix(), ix()
	fmt.Println(arr2)
	arr2[ix()] += ix()
	fmt.Println(arr2, i)
	defer fmt.Println(i, inc(), i)
	pt := &i
	fmt.Println(*pt, inc(), *pt)
	func(a, b int, c ...int) { fmt.Println(a, b, c) }(i, inc(), i, inc(), i)
	ff := fmt.Sprint
	r1 := ff(func() int { ff = fmt.Sprintln; return 1 }())
	fmt.Printf("%q\n", r1)
	for i, s[0] = range []int{4, 5} {
	}
	fmt.Println(i, s)
	switch i {
	case inc(), inc():
		fmt.Println("matched", i)
	default:
		fmt.Println("none", i)
	}
	fmt.Println(i == inc(), i < inc(), inc() == i)
	fmt.Println(string(rune('a'+i))+fmt.Sprint(inc()), i)
}
