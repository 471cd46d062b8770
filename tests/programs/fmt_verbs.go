// What fmt prints: all verbs with values of many types, flags, widths, precisions, and what goes wrong.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type point struct {
	X, Y int
}

type nested struct {
	Name string
	P    *point
	In   point
	M    map[string]int
	S    []any
	E    error
	f    func()
}

type temp float64

func (t temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type secret string

func (s secret) GoString() string { return "secret(***)" }

type custom struct{ n int }

func (c custom) Format(f fmt.State, verb rune) {
	w, ok := f.Width()
	fmt.Fprintf(f, "<%c %d %v %v %v>", verb, c.n, w, ok, f.Flag('+'))
}

type fault string

func (f fault) Error() string { return string(f) }

func show(format string, args ...any) {
	fmt.Printf("%-12s|"+format+"|\n", append([]any{format}, args...)...)
}

func main() {
	p := point{1, -2}
	for _, format := range []string{"%v", "%+v", "%#v", "%T"} {
		show(format, p)
		show(format, &p)
		show(format, []string{"a", "b"})
		show(format, map[string]int{"z": 1, "a": 2})
		show(format, []byte("hi"))
		show(format, [2]bool{true, false})
		show(format, nested{Name: "n", In: p, M: map[string]int{"k": 1}, S: []any{1, "x", nil, 2.5}, E: fault("e")})
		show(format, nil)
		show(format, error(nil))
		show(format, struct{}{})
		show(format, temp(21.55))
		show(format, secret("x"))
		show(format, []any{1, "a", nil, temp(1)})
		show(format, 3+4i)
		show(format, 'x')
		show(format, 1e6)
		show(format, float32(0.1))
		show(format, uint8(200))
		show(format, int64(-5))
		show(format, "q\"s")
		show(format, []point{{1, 2}, {3, 4}})
		show(format, map[point]string{{1, 2}: "a"})
		show(format, 1500*time.Millisecond)
		show(format, [][]int{{1}, {2, 3}})
		show(format, (*point)(nil))
		show(format, []int(nil))
		show(format, map[string]int(nil))
		show(format, time.Month(5))
		show(format, custom{7})
	}
	for _, format := range []string{"%d", "%5d", "%-5d", "%05d", "%+d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%c", "%q", "%U", "%#U", "% d", "%8.3d"} {
		show(format, 65)
		show(format, -7)
	}
	for _, format := range []string{"%f", "%.2f", "%8.3f", "%-8.1f", "%+.1f", "%e", "%E", "%g", "%G", "%.3g", "%08.2f", "% f", "%b", "%x", "%6.0f", "%#g"} {
		show(format, 3.14159265)
		show(format, -1234567.891)
		show(format, 0.0)
	}
	for _, format := range []string{"%s", "%q", "%x", "%X", "% x", "%10s", "%-10s", "%.2s", "%+q", "%#q", "%5.1s", "%010s"} {
		show(format, "héy")
		show(format, []byte("ab"))
		show(format, []string{"x", "yz"})
		show(format, errors.New("err"))
	}
	show("%t %v", true, false)
	show("%5t", true)
	show("%p %v", nil, nil)
	show("%*d %-*d", 5, 42, 5, 42)
	show("%.*f", 2, 3.14159)
	show("%[2]d %[1]d", 1, 2)
	show("%[1]d %[1]x %[1]q", 66)
	show("%d%%", 50)
	show("%d", "str")
	show("%s", 5)
	show("%d %d", 1)
	show("%d", 1, 2)
	show("%z", 1)
	show("%!", 1)
	show("%")
	show("%s", nil)
	show("%d", nil)
	show("%s", []any{1, "a"})
	show("%d", []int{1, 2})
	show("%x", []int{10, 11})
	show("%6.2f", []float64{1, 2.345})
	show("%v %s", struct {
		a any
		b error
	}{1, nil}, temp(3))
	show("%q", 'x')
	show("%q", []string{"a b", "c"})
	show("%x", "hello")
	show("%+d", []int{1, -1})
	show("%08b", 37)
	show("%3c|%-3c", 'a', 'b')
	show("%v", &[]int{1})
	show("%v", &map[string]int{"a": 1})
	show("%+v", &nested{Name: "p"})
	show("%#v", []any{1, "a", 1.5, nil, true, 'x', uint8(3)})
	show("%v %v", int8(-3), uintptr(10))
	show("%5v|%-5v|%05v", 1, 2, 3)
	show("%10.3v", "abcdef")
	show("%v", [3]byte{1, 2, 3})
	show("%s", [3]byte{65, 66, 67})
	show("%w", errors.New("x"))
	show("%v", make(chan int) == nil)
	show("%6.3v|%+v", 3.14159, 2)
	show("%t", 1)
	show("%.3q", "abcdef")
	show("%e", 123456.789)
	show("%g %g %g", 100000.0, 1000000.0, 1e21)
	show("%v %v", 1e20, 123456789.0)
	show("%+v", struct {
		A *int
		B []string
		C map[int]bool
	}{})
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, nil, "\n")
	fmt.Println("a", 1, true, nil, []int{1}, p, &p)
	s := fmt.Sprint("x", 1, 2, "y", "z", 3)
	fmt.Println(s, fmt.Sprintln("end"), len(fmt.Sprintln()))
	fmt.Fprintln(os.Stdout, "to stdout")
	fmt.Fprint(os.Stderr, "to stderr\n")
	err := fmt.Errorf("outer: %w", fmt.Errorf("inner %d: %w", 1, os.ErrNotExist))
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.Unwrap(err))
	two := fmt.Errorf("%w and %w", errors.New("a"), errors.New("b"))
	fmt.Println(two, errors.Unwrap(two))
	b := fmt.Append(nil, "x", 5)
	b = fmt.Appendf(b, "-%03d", 7)
	fmt.Println(string(fmt.Appendln(b, "!")))
}
