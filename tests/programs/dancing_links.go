package main

import "fmt"

var sudoku = "" +
	"394  267 " +
	"   3  4  " +
	"5  69  2 " +
	" 45   9  " +
	"6       7" +
	"  7   58 " +
	" 1  67  8" +
	"  9  8   " +
	" 264  735"

type x struct{ c *x; n int }

type dlx struct {
	cols, rows []int
}

// dancing links by Rosetta Code, shortened
type node struct {
	c          *chdr
	u, d, l, r *node
}
type chdr struct {
	node
	n int
	s int
}

func newSolver() *DLX {
	d := new324()
	for r, i := 0, 0; r < 9; r++ {
		for c := 0; c < 9; c, i = c+1, i+1 {
			b := r/3*3 + c/3
			for n := 1; n <= 9; n++ {
				d.add([]int{i, 81 + r*9 + n - 1, 162 + c*9 + n - 1, 243 + b*9 + n - 1})
			}
		}
	}
	return d
}

type DLX struct {
	ch []*chdr
	h  *node
	o  []*node
	rs int
	rowOf map[*node]int
	sol func([]int) bool
}

func new324() *DLX {
	d := &DLX{rowOf: map[*node]int{}}
	h := &node{}
	h.l, h.r = h, h
	d.h = h
	for i := range 324 {
		c := &chdr{n: i}
		c.u, c.d = &c.node, &c.node
		c.c = c
		c.l, c.r = h.l, h
		h.l.r = &c.node
		h.l = &c.node
		d.ch = append(d.ch, c)
	}
	return d
}

func (d *DLX) add(nr []int) {
	var first *node
	for _, c := range nr {
		h := d.ch[c]
		n := &node{c: h, u: h.u, d: &h.node}
		h.u.d = n
		h.u = n
		h.s++
		d.rowOf[n] = d.rs
		if first == nil {
			n.l, n.r = n, n
			first = n
		} else {
			n.l, n.r = first.l, first
			first.l.r = n
			first.l = n
		}
	}
	d.rs++
}

func cover(c *chdr) {
	c.r.l, c.l.r = c.l, c.r
	for i := c.d; i != &c.node; i = i.d {
		for j := i.r; j != i; j = j.r {
			j.d.u, j.u.d = j.u, j.d
			j.c.s--
		}
	}
}
func uncover(c *chdr) {
	for i := c.u; i != &c.node; i = i.u {
		for j := i.l; j != i; j = j.l {
			j.c.s++
			j.d.u, j.u.d = j, j
		}
	}
	c.r.l, c.l.r = &c.node, &c.node
}

func (d *DLX) search() bool {
	if d.h.r == d.h {
		var rows []int
		for _, n := range d.o {
			rows = append(rows, d.rowOf[n])
		}
		return d.sol(rows)
	}
	var c *chdr
	for j, min := d.h.r, 1<<31; j != d.h; j = j.r {
		if j.c.s < min {
			c, min = j.c, j.c.s
		}
	}
	cover(c)
	for r := c.d; r != &c.node; r = r.d {
		d.o = append(d.o, r)
		for j := r.r; j != r; j = j.r {
			cover(j.c)
		}
		if d.search() {
			return true
		}
		d.o = d.o[:len(d.o)-1]
		for j := r.l; j != r; j = j.l {
			uncover(j.c)
		}
	}
	uncover(c)
	return false
}

func main() {
	d := newSolver()
	for i, ch := range sudoku {
		if ch >= '1' && ch <= '9' {
			row := i*9 + int(ch-'1')
			var n *node
			for k, v := range d.rowOf {
				if v == row && k.c.n < 81 {
					n = k
				}
			}
			d.o = append(d.o, n)
			cover(n.c)
			for j := n.r; j != n; j = j.r {
				cover(j.c)
			}
		}
	}
	d.sol = func(rows []int) bool {
		var grid [9][9]int
		for _, r := range rows {
			grid[r/81][r/9%9] = r%9 + 1
		}
		for _, row := range grid {
			fmt.Println(row)
		}
		return true
	}
	fmt.Println(d.search())
}
