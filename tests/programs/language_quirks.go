// Corners of the language in one program.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

type T struct {
	x int
	y []int
	f func()
}

type Celsius float64
type Temp interface{ ~float64 }

type Shape interface {
	Area() float64
	fmt.Stringer
}
type Sq struct{ s float64 }

func (s Sq) Area() float64    { return s.s * s.s }
func (s Sq) String() string   { return fmt.Sprintf("Sq(%g)", s.s) }
func (s *Sq) Grow(by float64) { s.s += by }

type Base struct{ id int }

func (b *Base) SetID(i int) { b.id = i }
func (b Base) ID() int      { return b.id }

type Mid struct{ *Base }
type Top struct {
	Mid
	name string
}

type Weekday uint

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
)

const (
	a, b = iota, iota * 10
	c, d
	e, f
)

var (
	x1 = y1 + 1
	y1 = z1()
)

func z1() int { return 41 }

func multi() (int, string, error) { return 1, "x", nil }
func take(i int, s string, e error) string {
	return fmt.Sprint(i, s, e)
}
func variadic(pre string, xs ...interface{}) int { return len(xs) }

func named() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			n = -1
		}
	}()
	var m map[string]int
	m["a"] = 1
	return 5, nil
}

func deferLoop() (s string) {
	for i := 0; i < 3; i++ {
		defer func() { s += fmt.Sprint(i) }()
	}
	return "r"
}

func main() {
	fmt.Println(a, b, c, d, e, f, Wednesday, x1)
	fmt.Println(take(multi()))
	fmt.Println(variadic("a"), variadic("a", nil), variadic("a", nil...), variadic("a", []interface{}{1, 2}...), variadic("a", []int{1, 2}))
	fmt.Println(named())
	fmt.Println(deferLoop())
	t := Top{Mid{&Base{1}}, "n"}
	t.SetID(9)
	fmt.Println(t.ID(), t.Mid.Base.id, t.id)
	g := t.ID
	t.SetID(10)
	fmt.Println(g(), t.ID(), Base.ID(*t.Base), (*Base).ID(t.Base))
	sq := Sq{2}
	grow := sq.Grow
	grow(1)
	var sh Shape = sq
	fmt.Println(sh, sh.Area())
	switch v := sh.(type) {
	case interface{ Grow(float64) }:
		fmt.Println("grower", v)
	case fmt.Stringer:
		fmt.Println("stringer", v)
	}
	arr := [...]int{9: 1, 2, 5: 7}
	fmt.Println(len(arr), arr)
	s := arr[2:4:6]
	fmt.Println(len(s), cap(s), s)
	s = append(s, 100)
	fmt.Println(arr)
	s = append(s, 1, 2, 3, 4)
	s[0] = 55
	fmt.Println(arr, s)
	pa := &arr
	for i := range pa {
		pa[i] = i
	}
	fmt.Println(pa[3:], len(pa))
	a4 := [4]int(s)
	p4 := (*[2]int)(s)
	p4[1] = 77
	fmt.Println(a4, s[:2])
	m := map[[2]int]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(m[[2]int{1, 2}], len(m))
	type key struct {
		a string
		b int
	}
	mk := map[key][]int{}
	mk[key{"x", 1}] = append(mk[key{"x", 1}], 5)
	mk[key{"x", 1}][0]++
	fmt.Println(mk)
	var iface interface{} = 3
	if n, ok := iface.(int); ok && n > 2 {
		fmt.Println("int", n)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = iface.(string)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var sh2 Shape
		_ = sh2.Area()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = iface.(fmt.Stringer)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		x := []int{1, 2, 3}
		i := 5
		_ = x[1:i]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		x := []int{1, 2, 3}
		_ = [4]int(x)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var mm map[interface{}]int = map[interface{}]int{}
		mm[[]int{1}] = 2
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a, b interface{} = []int{1}, []int{1}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		_ = make([]int, n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		z := 0
		fmt.Println(1 / z)
	}()
outer:
	for i := 0; ; i++ {
		for j := 0; j < 3; j++ {
			switch {
			case i == 1 && j == 1:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	i := 0
loop:
	if i < 3 {
		fmt.Print(i)
		i++
		goto loop
	}
	fmt.Println()
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case x > 10:
		fmt.Println("fell")
	default:
		fmt.Println("no")
	}
	var fs []func()
	for i := range 3 {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
	str := "héllo, 世界"
	for i, r := range str {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println(len(str), []byte(str)[1:3], []rune(str)[1], string([]rune(str)[7:]))
	fmt.Printf("%08b %o %#x %X %e %g %6.2f|%-8s|%8s|%+d %q %v %p\n", 5, 64, 255, "hi", 12345.678, 1e21, 3.14159, "ab", "cd", 7, 'x', [3]bool{true}, nil)
	fmt.Printf("%5t|%-5v|%05d|%x|% x|%#v|%T\n", true, 12, -42, "hello", "hello", []string{"a"}, map[string][]int{})
	fmt.Printf("%!|%d|%z|%d %d\n", "str", 1, 2)
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 42, 5, 42, 2, 3.14159)
	fmt.Printf("%v %+v %#v\n", T{x: 1}, struct {
		A *int
		B interface{}
	}{}, Celsius(3.5))
	fmt.Printf("%v %d %s\n", []byte("abc"), []byte("abc"), []byte("abc"))
	fmt.Printf("%t %v %s\n", "x", error(nil), error(nil))
	fmt.Printf("%6.3v|%10v|%-10v|%x\n", 3.14159, []int{1, 2}, "s", 3.5)
	fmt.Printf("%c %U %#U %q %+q\n", 0x4E16, 0x4E16, 0x4E16, 0x4E16, "世")
	fmt.Println(time.Duration(1500)*time.Microsecond, time.Minute*90, time.Duration(0), -time.Second)
	var nilmap map[string]int
	for range nilmap {
	}
	fmt.Println(nilmap["x"], len(nilmap), nilmap == nil)
	delete(nilmap, "x")
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	words := strings.FieldsFunc("a,b;c d", func(r rune) bool { return strings.ContainsRune(",; ", r) })
	sort.Slice(words, func(i, j int) bool { return words[i] > words[j] })
	fmt.Println(words, runtime.NumGoroutine())
	u8 := uint8(250)
	u8 += 10
	i8 := int8(127)
	i8++
	var u32 uint32 = 1 << 31
	fmt.Println(u8, i8, u32<<1, -7/2, -7%3, 7&^5, ^0, 1<<3|1, uint8(255)>>1, int8(-128)/2)
	fl := 1e100
	fmt.Println(int64(float32(16777217)), uint8(int(300)&0xff), fl)
	c := complex(1, 2)
	fmt.Println(c*c, real(c), imag(c), c == complex(1, 2))
	fmt.Printf("%v %.1f\n", c, c)
	println("to stderr")
	defer fmt.Println("deferred not run")
	os.Exit(func() int { return 7 }())
}
