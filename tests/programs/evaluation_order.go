// What is read before and what after a call in the same statement.
package main

import "fmt"

var g = []int{1}
var gp *[]int = &g
var gany any = 1
var ge error
var arr = [4]int{1, 2, 3, 4}

type S struct {
	xs []int
	n  int
}

var st S
var sp = &st

func mut() int {
	g = append(g, 2)
	st.xs = append(st.xs, 1)
	st.n++
	arr[2]++
	gany = len(g)
	return 0
}
func take(a any, b int)      { fmt.Println(a, b) }
func take2(a int, b int)     { fmt.Println(a, b) }
func takes(a []int, b int)   { fmt.Println(a, b) }
func takea(a [4]int, b int)  { fmt.Println(a, b) }
func takef(a float64, b int) { fmt.Println(a, b) }

func main() {
	take2(len(*gp), mut())
	take2(len(st.xs), mut())
	take2(len(sp.xs), mut())
	take2(len(g)+1, mut())
	take2(-len(g), mut())
	take(len(g) > 3, mut())
	take2(sp.n, mut())
	take2(st.n*2, mut())
	takef(float64(st.n), mut())
	take2(int(int8(st.n)), mut())
	takes(g[1:], mut())
	takes(st.xs, mut())
	takea(arr, mut())
	take2(arr[st.n%2+2], mut())
	take2(gany.(int), mut())
	x := st.n + len(g) + mut()
	fmt.Println(x)
	y := len(g) + mut() + len(g)
	fmt.Println(y)
	if len(g) == mut() {
		fmt.Println("eq")
	}
	c := make(chan int, 5)
	c <- 1
	c <- 2
	z := len(c)*100 + <-c
	fmt.Println(z)
	fmt.Println(<-c, len(c))
	l := []int{len(g), mut(), len(g)}
	fmt.Println(l)
	s := S{n: len(g), xs: []int{mut()}}
	fmt.Println(s)
	a, b, d := len(g), mut(), len(g)
	fmt.Println(a, b, d)
	func() (int, int) { return len(g), mut() }()
	f := func() (int, int) { return len(g), mut() }
	fmt.Println(f())
	m := map[int]int{len(g): mut(), 100: len(g)}
	fmt.Println(m)
	var q [10]int
	q[len(g)%10] = mut()
	fmt.Println(q)
	fmt.Println(string(rune('a'+len(g)%26)), mut(), fmt.Sprint(len(g)), mut())
	str := "a"
	grow := func() string { str += "b"; return str }
	fmt.Println(len(str), grow(), len(str))
	fmt.Println(str[1:], grow(), str[0], []byte(str), grow())
	fmt.Println("cap", cap(c), <-func() chan int { c <- 1; return c }(), len(c))
}
