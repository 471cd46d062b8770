// The game of life: a glider on a small torus.
package main

import (
	"fmt"
	"strings"
)

type Field struct {
	s    [][]bool
	w, h int
}

func NewField(w, h int) *Field {
	s := make([][]bool, h)
	for i := range s {
		s[i] = make([]bool, w)
	}
	return &Field{s, w, h}
}

func (f *Field) Alive(x, y int) bool { return f.s[(y+f.h)%f.h][(x+f.w)%f.w] }

func (f *Field) Next(x, y int) bool {
	n := 0
	for i := -1; i <= 1; i++ {
		for j := -1; j <= 1; j++ {
			if (i != 0 || j != 0) && f.Alive(x+i, y+j) {
				n++
			}
		}
	}
	return n == 3 || n == 2 && f.Alive(x, y)
}

func (f *Field) Step() *Field {
	g := NewField(f.w, f.h)
	for y := range f.h {
		for x := range f.w {
			g.s[y][x] = f.Next(x, y)
		}
	}
	return g
}

func (f *Field) String() string {
	var b strings.Builder
	for _, row := range f.s {
		for _, c := range row {
			if c {
				b.WriteByte('*')
			} else {
				b.WriteByte('.')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	f := NewField(8, 6)
	for _, p := range [][2]int{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} {
		f.s[p[1]][p[0]] = true
	}
	for gen := range 9 {
		if gen%4 == 0 {
			fmt.Printf("generation %d\n%v", gen, f)
		}
		f = f.Step()
	}
}
