// Right expressions of all kinds: the checker has nothing to say about them.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

type number interface {
	~int | ~int64 | ~float64
}

type celsius float64

type point struct{ x, y int }

func (p point) add(q point) point { return point{p.x + q.x, p.y + q.y} }
func (p *point) move(dx, dy int)  { p.x, p.y = p.x+dx, p.y+dy }

type circle struct {
	point
	*names
	radius float64
}

type names struct{ first, last string }

func (n *names) full() string { return n.first + n.last }

type list[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *list[T]) push(values ...T) *list[T] {
	for _, v := range values {
		l.head = &node[T]{v, l.head}
		l.size++
	}
	return l
}

func (l *list[T]) to[U any](f func(T) U) (out []U) {
	for n := l.head; n != nil; n = n.next {
		out = append(out, f(n.value))
	}
	return out
}

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return total
}

func apply[S ~[]E, E, R any](s S, f func(E) R) []R {
	out := make([]R, 0, len(s))
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}

func keys[M ~map[K]V, K comparable, V any](m M) (ks []K) {
	for k := range m {
		ks = append(ks, k)
	}
	return ks
}

func identity[T any](x T) T { return x }

func pair() (int, error) { return 1, nil }

func take(n int, err error, more ...string) {}

const (
	a = iota
	b = 1 << (10 * iota)
	c
	huge  = 1 << 200
	small = huge >> 199
	half  = 1 / 2.0
	third = 1.0 / 3
	mask  = ^uint8(0)
	wide  = len("héllo") + cap([4]int{})
	i     = 2i * 2i
)

var f32 float32 = third
var shifted = uint8(1)<<7 | mask&^0x0f
var fromReal complex64 = i + 1
var table = [...]string{2: "c", 0: "a", 'b' - 'a': "b"}
var nested = map[point][]*point{{1, 2}: {{3, 4}, nil}, {x: 5}: {}}
var handlers = map[string]func(...any) (int, error){"print": fmt.Println}
var anything any = nil

func main() {
	s := uint(3)
	var wanted int64 = 1<<s + 2
	var fraction = float64(1<<3) * half
	bits := make([]int, 1<<s, 1<<(s+1))
	truth := wanted == 1<<s && fraction > 0x1p-2 || !(s != 3)

	p, q := point{1, 2}, &point{y: 3}
	q.move(p.add(*q).x, (*q).y)
	move, add := q.move, point.add
	move(1, 2)
	(*point).move(q, 1, 2)
	_ = add(p, *q) == point{}

	round := circle{point{1, 1}, &names{"a", "b"}, 2}
	round.move(1, 1)
	_, _, _ = round.x, round.full(), round.names.first
	area := math.Pi * round.radius * round.radius
	temperature := celsius(area) + 1.5

	take(pair())
	take(1, nil, "a", "b")
	take(1, errors.New("x"), []string{}...)

	l := new(list[int]).push(1, 2, 3)
	texts := l.to(func(x int) string { return fmt.Sprint(x) })
	_ = sum(1, 2.5) + sum[float64]()
	_ = sum(celsius(1), 2)
	_ = apply(texts, strings.ToUpper)
	_ = apply[[]int](bits, identity)
	_ = keys(map[string]int{"a": 1})
	var generic func(string) string = identity
	_ = generic("a")

	m := map[string]point{}
	value, ok := m["a"]
	delete(m, "a")
	if e, is := anything.(error); is && e != nil || ok {
		fmt.Println(e, value)
	}
	var text fmt.Stringer = time.Second
	switch t := text.(type) {
	case time.Duration:
		_ = t.Seconds() + float64(t/time.Millisecond)
	case nil:
	}
	wait := 2 * time.Second
	wait += time.Duration(len(bits)) * time.Millisecond

	channel := make(chan int, 1)
	channel <- len(texts)
	var in <-chan int = channel
	got, open := <-in
	close(channel)

	array := [...]int{5: 1}
	slice := array[1:3:4]
	copy(slice, array[:])
	copy([]byte("abc"), "def"[1:])
	raw := append([]byte("x"), "yz"...)
	runes := []rune("añb")
	char := 'a' + 1
	first := "abc"[0] - 'a'
	clear(slice)
	least := min(1, 2.5, float64(got))
	pointer := new(5)
	*pointer++
	back := [2]int(bits[:2])
	whole, imaginary := real(fromReal), imag(1+2i)

	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(os.Stderr, r)
		}
	}()
	func(xs ...int) { _ = xs }(bits...)
	fmt.Println(truth, temperature, open, raw, runes, char, first, least, back, whole, imaginary, wait, f32, shifted,
		table, nested, handlers, a, b, c, small, wide)
}
