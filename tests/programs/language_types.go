package main

import "fmt"

type E struct{ s string }

func (e *E) Error() string { return "E:" + e.s }

func mayFail(n int) error {
	if n > 0 {
		return &E{"fail"}
	}
	return nil
}

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(*s) == 0 {
		return
	}
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, true
}

type Animal interface{ Sound() string }
type Dog struct{ name string }
type Loud struct{ Animal }

func (d Dog) Sound() string  { return d.name + " woof" }
func (l Loud) Sound() string { return l.Animal.Sound() + "!" }

type Weekday int

const (
	Sun Weekday = iota
	Mon
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

type Stringer interface{ String() string }

type Node struct {
	val         int
	left, right *Node
}

func (n *Node) insert(v int) *Node {
	if n == nil {
		return &Node{val: v}
	}
	if v < n.val {
		n.left = n.left.insert(v)
	} else {
		n.right = n.right.insert(v)
	}
	return n
}
func (n *Node) walk(f func(int)) {
	if n != nil {
		n.left.walk(f)
		f(n.val)
		n.right.walk(f)
	}
}

type Matrix [2][2]int

func (m Matrix) mul(o Matrix) (r Matrix) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type Big struct {
	a [10]int
	s string
	m map[string]int
}

func modify(b Big) Big { b.a[3] = 7; b.s = "mod"; return b }

var order []string

func tr(s string, v int) int { order = append(order, s); return v }

func multi() (int, error) { return 1, &E{"m"} }

type Number interface {
	~int | ~int64 | ~float64
}

func MaxOf[T Number](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func Reduce[T, A any](l *List[T], init A, f func(A, T) A) A {
	l.Each(func(v T) { init = f(init, v) })
	return init
}

func Conv[T ~int | ~float64](x int) T                { return T(x) / 2 }
func Str[T interface{ String() string }](x T) string { return x.String() }
func Keys[M ~map[K]V, K comparable, V any](m M) int  { return len(m) }
func Ptr[T any](v T) *T                              { return &v }
func Zero[T any]() (z T)                             { return }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)      { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

func panics() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	var m map[string]int
	m["a"] = 1
	return nil
}

func nested() (s string) {
	defer func() {
		s += recover().(string)
	}()
	defer func() {
		defer func() { s += recover().(string) }()
		panic("inner ")
	}()
	panic("outer")
}

func main() {
	if err := mayFail(1); err != nil {
		fmt.Println(err.Error())
	}
	fmt.Println(mayFail(0) == nil)
	var st Stack[string]
	st.Push("a")
	st.Push("b")
	v, ok := st.Pop()
	fmt.Println(v, ok, len(st))
	var a Animal = Loud{Loud{Dog{"rex"}}}
	fmt.Println(a.Sound())
	var d Weekday = Mon
	fmt.Println(d.String(), Stringer(d).String(), Str(d))
	var root *Node
	for _, v := range []int{5, 2, 8, 1, 9} {
		root = root.insert(v)
	}
	s := 0
	root.walk(func(v int) { s = s*10 + v })
	fmt.Println(s)
	m := Matrix{{1, 1}, {1, 0}}
	r := m
	for range 5 {
		r = r.mul(m)
	}
	fmt.Println(r[0][0], r[1][1])
	b := Big{s: "orig"}
	c := modify(b)
	fmt.Println(b.a[3], c.a[3], b.s, c.s)
	_ = tr("a", 1) + tr("b", 2)*tr("c", 3)
	arr := []int{0, 0, 0}
	arr[tr("i", 1)] = tr("v", 5)
	mm := map[int]int{tr("k1", 1): tr("v1", 1), tr("k2", 2): tr("v2", 2)}
	mm[tr("k", 1)] += tr("add", 10)
	for _, o := range order {
		fmt.Print(o, " ")
	}
	fmt.Println(arr[1], mm[1])
	x, err := multi()
	fmt.Println(x, err.Error())
	fmt.Println(MaxOf(3, 4), MaxOf(2.5, 1.5))
	p := MakePair("a", 1).Swap()
	fmt.Println(p.First, p.Second)
	var l List[int]
	for i := range 5 {
		l.Add(i)
	}
	fmt.Println(Reduce(&l, "", func(s string, v int) string { return s + string(rune('0'+v)) }))
	fmt.Println(Conv[int](5), Conv[float64](5), *Ptr(3), Zero[string]() == "", Keys(mm))
	set := Set[string]{}
	set.Add("x")
	fmt.Println(set.Has("x"), set.Has("y"))
	fmt.Println(panics().Error(), nested())
	i := 10
	pi := &i
	*pi++
	*pi *= 2
	fmt.Println(i, *pi)
	pp := &pi
	**pp = 3
	fmt.Println(i)
	sp := &struct {
		a, b int
		c    [3]string
	}{1, 2, [3]string{"x", "y", "z"}}
	q := &sp.c[1]
	*q = "Y"
	fmt.Println(sp.a, sp.c[1], len(sp.c))
	for i, s := range sp.c {
		fmt.Print(i, s)
	}
	fmt.Println()
	fn := func(xs ...string) (n int) {
		for _, x := range xs {
			n += len(x)
		}
		return
	}
	fmt.Println(fn(), fn("ab", "c"), fn([]string{"abc"}...))
	type kv struct {
		k string
		v int
	}
	kvs := []kv{{"a", 1}, {"b", 2}}
	for _, e := range kvs {
		e.v *= 2
	}
	for i := range kvs {
		kvs[i].v *= 3
	}
	fmt.Println(kvs[0].v, kvs[1].v)
	mp := map[kv][]kv{{"a", 1}: {{"x", 9}}}
	fmt.Println(mp[kv{"a", 1}][0].v, len(mp[kv{}]))
	ptrs := []*kv{{"p", 5}, {"q", 6}}
	fmt.Println(ptrs[1].k, ptrs[0].v)
	var iface any = kvs[0]
	if e, ok := iface.(kv); ok {
		fmt.Println(e.k)
	}
	ss := make([]int, 3, 10)
	s2 := append(ss, 1)
	s3 := append(ss, 2)
	fmt.Println(s2[3], s3[3], cap(ss[1:2:5]), copy(ss, []int{7, 8, 9, 10}), ss[2])
	clear(ss)
	fmt.Println(ss[0], string([]rune{'h', 0x4e16}), string(rune(65)), []byte("abc")[1])
	h := 0
	for i, n := 0, 10; i < n; i, n = i+1, n-1 {
		h += i * n
	}
	fmt.Println(h)
	func() {
		defer func() {
			e := recover()
			fmt.Println(e.(error).Error())
		}()
		var a Animal
		_ = a.(Dog)
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var a any = "str"
		_ = a.(int)
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var a any = 5
		_ = a.(Animal)
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		z := 0
		fmt.Println(1 / z)
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		a := [3]int{}
		n := 5
		fmt.Println(a[n%6])
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		a := []int{1, 2, 3}
		n := 5
		fmt.Println(len(a[1:n]))
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var a, b any = []int{1}, []int{1}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		m := map[any]int{}
		m[[]int{}] = 1
	}()
	var e1, e2 error = &E{"1"}, &E{"1"}
	fmt.Println(e1 == e1, e1 == e2, e1 != nil)
	const big = 1 << 40
	var f32 float32 = 16777216
	fmt.Println(big, f32+1 == f32, 0.1+0.2, 1e100, uint8(255)+uint8(i), ^0, -5>>1, uint32(1)<<31)
	lbl := 0
loop:
	if lbl < 3 {
		lbl++
		goto loop
	}
	fmt.Println(lbl)
	var c64 complex64 = complex(1, -2)
	fmt.Println(c64*c64, c64 == complex(1, -2))
	var nilmap map[string]int
	fmt.Println(nilmap["a"], len(nilmap))
	for range nilmap {
	}
	var arr2 [300]int
	for i := range arr2 {
		arr2[i] = i
	}
	arr3 := arr2
	arr3[5] = -1
	t := 0
	for _, v := range arr3 {
		t += v
	}
	fmt.Println(t, arr2[5], arr2 == arr3)
	str := "abc" + string(rune('d')) + "e"
	str += "f"
	fmt.Println(str, str > "abc", str[1:3], len(str[2:]))
	defer func() {
		fmt.Println("d1", recover() != nil)
	}()
	var np *Node
	fmt.Println(np.val)
}
