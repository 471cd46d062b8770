// Usual exercises: roots, readers, errors, methods; ends with a failed assertion.
package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

type ErrNegativeSqrt float64

func (e ErrNegativeSqrt) Error() string {
	return fmt.Sprintf("cannot Sqrt negative number: %v", float64(e))
}

func Sqrt(x float64) (float64, error) {
	if x < 0 {
		return 0, ErrNegativeSqrt(x)
	}
	z := 1.0
	for i := 0; i < 10; i++ {
		z -= (z*z - x) / (2 * z)
		fmt.Println(z)
	}
	return z, nil
}

func Pic(dx, dy int) [][]uint8 {
	p := make([][]uint8, dy)
	for y := range p {
		p[y] = make([]uint8, dx)
		for x := range p[y] {
			p[y][x] = uint8(x ^ y)
		}
	}
	return p
}

func WordCount(s string) map[string]int {
	m := make(map[string]int)
	for _, w := range strings.Fields(s) {
		m[w]++
	}
	return m
}

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

type IPAddr [4]byte

func (ip IPAddr) String() string {
	return fmt.Sprintf("%v.%v.%v.%v", ip[0], ip[1], ip[2], ip[3])
}

type MyReader struct{}

func (MyReader) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'A'
	}
	return len(b), nil
}

type rot13Reader struct {
	r io.Reader
}

func (r rot13Reader) Read(b []byte) (n int, err error) {
	n, err = r.r.Read(b)
	for i := 0; i < n; i++ {
		c := b[i]
		switch {
		case c >= 'a' && c <= 'z':
			b[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			b[i] = 'A' + (c-'A'+13)%26
		}
	}
	return
}

type MyFloat float64

func (f MyFloat) Abs() float64 {
	if f < 0 {
		return float64(-f)
	}
	return float64(f)
}

type Vertex struct{ X, Y float64 }

func (v *Vertex) Scale(f float64) { v.X *= f; v.Y *= f }
func (v *Vertex) Abs() float64    { return math.Sqrt(v.X*v.X + v.Y*v.Y) }

type Abser interface{ Abs() float64 }

type I interface{ M() }
type T struct{ S string }

func (t *T) M() {
	if t == nil {
		fmt.Println("<nil>")
		return
	}
	fmt.Println(t.S)
}

func describe(i interface{}) { fmt.Printf("(%v, %T)\n", i, i) }

type List[T any] struct {
	next *List[T]
	val  T
}

func main() {
	fmt.Println(Sqrt(2))
	fmt.Println(Sqrt(-2))
	fmt.Println(Pic(4, 3))
	fmt.Println(WordCount("I am learning Go! I am"))
	f := fibonacci()
	for i := 0; i < 10; i++ {
		fmt.Println(f())
	}
	hosts := map[string]IPAddr{"loopback": {127, 0, 0, 1}, "googleDNS": {8, 8, 8, 8}}
	for _, n := range []string{"loopback", "googleDNS"} {
		fmt.Printf("%v: %v\n", n, hosts[n])
	}
	fmt.Println(hosts)
	b := make([]byte, 4)
	n, err := MyReader{}.Read(b)
	fmt.Println(n, err, string(b))
	s := strings.NewReader("Lbh penpxrq gur pbqr!")
	r := rot13Reader{s}
	io.Copy(os.Stdout, &r)
	fmt.Println()
	var a Abser
	a = MyFloat(-math.Sqrt2)
	fmt.Println(a.Abs())
	v := Vertex{3, 4}
	a = &v
	v.Scale(10)
	fmt.Println(a.Abs(), v)
	var i I
	var t *T
	i = t
	describe(i)
	i.M()
	i = &T{"hello"}
	describe(i.(*T).S)
	i.M()
	rr := strings.NewReader("Hello, Reader!")
	bb := make([]byte, 8)
	for {
		n, err := rr.Read(bb)
		fmt.Printf("n = %v err = %v b = %v\n", n, err, bb)
		fmt.Printf("b[:n] = %q\n", bb[:n])
		if err == io.EOF {
			break
		}
	}
	l := &List[string]{nil, "x"}
	fmt.Println(l.val, l.next)
	fmt.Printf("%v %+v\n", *l, *l)
	var e interface{} = "hello"
	q, ok := e.(float64)
	fmt.Println(q, ok)
	fl := e.(float64)
	fmt.Println(fl)
}
