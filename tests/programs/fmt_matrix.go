// Each verb of fmt on values of many kinds.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type E1 struct{ a int }

func (e E1) Error() string { return fmt.Sprint("e1:", e.a) }

type S1 int

func (s S1) String() string { return fmt.Sprintf("S1(%d)", int(s)) }

type S3 struct{ X int }

func (s *S3) String() string { return "S3p" }

type G struct{ A int }

func (g G) GoString() string { return "G{}" }

type PanicS struct{ n int }

func (p PanicS) String() string { panic("boom") }

type F struct{}

func (F) Format(s fmt.State, verb rune) {
	w, ok := s.Width()
	fmt.Fprintf(s, "F[%c %d %v %v]", verb, w, ok, s.Flag('+'))
}

type In struct {
	A int
	b string
	C []int
	d map[string]int
	E error
	f any
	h S1
	I S1
	J S3
	N string
	O [2]bool
	P []byte
	q error
}
type Emb struct {
	S1
	Z int
}
type M map[string]int
type Gen[T any] struct{ V T }
type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func main() {
	in := In{A: 1, b: "bb", C: []int{1, 2}, d: map[string]int{"z": 1, "a": 2}, E: E1{3}, f: 2.5, h: 4, I: 5, J: S3{6}, N: "nm", P: []byte("xy"), q: E1{9}}
	vals := []any{nil, 0, -42, 123456789, int8(-128), 'x', uint8(200), uint64(1 << 63), 0.0, -1.5, 3.14159, 1e6, 1e21, 1e-5, float32(0.1), 1 + 2i, complex64(-1.5 + 0.25i), true, "", "hello", "héllo", "a\nb\t\"q\"`", []byte("hello"), []byte(nil), [3]byte{1, 2, 125}, []int{1, 2, 3}, []int{}, []int(nil), []string{"a", "b c"}, [2]string{"x", "y"}, []any{1, "a", nil, 2.5, []int{1}}, [][]int{{1}, {2, 3}}, map[string]int{"b": 2, "a": 1}, map[int]string{3: "c", 1: "a"}, map[string]int(nil), map[string]any{"k": nil}, map[[2]int]string{{1, 2}: "p", {0, 5}: "q"}, struct{}{}, struct{ A, B int }{1, 2}, struct{ p *int }{nil}, struct{ E error }{nil}, in, Emb{S1(3), 4}, E1{5}, S1(3), S3{1}, (*S3)(nil), G{1}, []G{{1}}, PanicS{1}, []S1{1, 2}, []error{E1{1}, nil}, M{"a": 1}, Gen[int]{3}, Pair[string, []int]{"k", []int{1}}, [1]func(){nil}, []bool{true}, []rune("hé"), F{}, []F{{}}, func() {} == nil, make(chan int) == nil, int64(5), uintptr(7), [0]int{}, struct {
		a [2]int8
		b bool
	}{[2]int8{-1, 1}, true}}
	for _, v := range vals {
		for _, f := range []string{"%v", "%+v", "%#v", "%T", "%d", "%s", "%q", "%x", "%X", "%5d|", "%-8v|", "%08.3f", "%+d", "% x", "%#x", "%t", "%e", "%g", "%6.2f", "%c", "%U", "%b", "%o", "%z", "%10.3v|", "%p"} {
			s := fmt.Sprintf(f, v)
			if strings.Contains(s, "0xc0") || f == "%p" && !strings.Contains(s, "!") {
				continue
			}
			fmt.Println(f, s)
		}
	}
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, nil), fmt.Sprintln("x", 1))
	fmt.Printf("%[2]d %[1]d %d %[3]*.[2]*[1]f|%*d|%-*d|\n", 1, 2, 3, 4, 5, 6, 7)
	fmt.Printf("%d %s\n", 1)
	fmt.Printf("%d\n", 1, "x", nil)
	fmt.Printf("%!\n")
	fmt.Printf("100%%\n")
	e := fmt.Errorf("a: %w, b: %w", io.EOF, E1{2})
	var e1 E1
	fmt.Println(errors.Is(e, io.EOF), errors.As(e, &e1), e1.a, e, errors.Unwrap(e), errors.Join(e, nil, io.EOF))
	var pe *os.PathError
	_, err := os.Open("nofile")
	fmt.Println(err, errors.As(err, &pe), errors.Is(err, os.ErrNotExist))
	var a, b int
	var s string
	n, err := fmt.Sscanf("10-20 abc", "%d-%d %s", &a, &b, &s)
	fmt.Println(n, err, a, b, s)
	n, err = fmt.Sscan("7 x", &a, &b)
	fmt.Println(n, err, a)
	fmt.Fprintln(os.Stderr, "to stderr")
	fmt.Fprint(os.Stdout, "no newline", 1, 2, "\n")
}
