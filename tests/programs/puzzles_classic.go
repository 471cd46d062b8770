package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"os"
	"sort"
	"strings"
)

// towers of Hanoi
type solver interface {
	play(int)
}
type towers struct{ moves int }

func (t *towers) play(n int) { t.moveN(n, 1, 2, 3) }
func (t *towers) moveN(n, from, to, via int) {
	if n > 0 {
		t.moveN(n-1, from, via, to)
		t.moveM(from, to)
		t.moveN(n-1, via, to, from)
	}
}
func (t *towers) moveM(from, to int) {
	t.moves++
	fmt.Println("Move disk from rod", from, "to rod", to)
}

// Huffman
type HuffmanTree interface{ Freq() int }
type HuffmanLeaf struct {
	freq  int
	value rune
}
type HuffmanNode struct {
	freq        int
	left, right HuffmanTree
}

func (self HuffmanLeaf) Freq() int { return self.freq }
func (self HuffmanNode) Freq() int { return self.freq }

type treeHeap []HuffmanTree

func (th treeHeap) Len() int { return len(th) }
func (th treeHeap) Less(i, j int) bool {
	return th[i].Freq() < th[j].Freq()
}
func (th *treeHeap) Push(ele interface{}) { *th = append(*th, ele.(HuffmanTree)) }
func (th *treeHeap) Pop() (popped interface{}) {
	popped = (*th)[len(*th)-1]
	*th = (*th)[:len(*th)-1]
	return
}
func (th treeHeap) Swap(i, j int) { th[i], th[j] = th[j], th[i] }

func buildTree(symFreqs map[rune]int) HuffmanTree {
	var trees treeHeap
	var syms []rune
	for c := range symFreqs {
		syms = append(syms, c)
	}
	sort.Slice(syms, func(i, j int) bool { return syms[i] < syms[j] })
	for _, c := range syms {
		trees = append(trees, HuffmanLeaf{symFreqs[c], c})
	}
	heap.Init(&trees)
	for trees.Len() > 1 {
		a := heap.Pop(&trees).(HuffmanTree)
		b := heap.Pop(&trees).(HuffmanTree)
		heap.Push(&trees, HuffmanNode{a.Freq() + b.Freq(), a, b})
	}
	return heap.Pop(&trees).(HuffmanTree)
}

func printCodes(tree HuffmanTree, prefix []byte) {
	switch i := tree.(type) {
	case HuffmanLeaf:
		fmt.Printf("%c\t%d\t%s\n", i.value, i.freq, string(prefix))
	case HuffmanNode:
		prefix = append(prefix, '0')
		printCodes(i.left, prefix)
		prefix = prefix[:len(prefix)-1]
		prefix = append(prefix, '1')
		printCodes(i.right, prefix)
		prefix = prefix[:len(prefix)-1]
	}
}

func levenshtein(s, t string) int {
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
	}
	for i := range d {
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for j := 1; j <= len(t); j++ {
		for i := 1; i <= len(s); i++ {
			if s[i-1] == t[j-1] {
				d[i][j] = d[i-1][j-1]
			} else {
				min := d[i-1][j]
				if d[i][j-1] < min {
					min = d[i][j-1]
				}
				if d[i-1][j-1] < min {
					min = d[i-1][j-1]
				}
				d[i][j] = min + 1
			}
		}
	}
	return d[len(s)][len(t)]
}

func lcs(a, b string) (output string) {
	lengths := make([][]int, len(a)+1)
	for i := 0; i <= len(a); i++ {
		lengths[i] = make([]int, len(b)+1)
	}
	for i := 0; i < len(a); i++ {
		for j := 0; j < len(b); j++ {
			if a[i] == b[j] {
				lengths[i+1][j+1] = lengths[i][j] + 1
			} else if lengths[i+1][j] > lengths[i][j+1] {
				lengths[i+1][j+1] = lengths[i+1][j]
			} else {
				lengths[i+1][j+1] = lengths[i][j+1]
			}
		}
	}
	s := make([]byte, 0, lengths[len(a)][len(b)])
	for x, y := len(a), len(b); x != 0 && y != 0; {
		if lengths[x][y] == lengths[x-1][y] {
			x--
		} else if lengths[x][y] == lengths[x][y-1] {
			y--
		} else {
			s = append(s, a[x-1])
			x--
			y--
		}
	}
	r := make([]byte, len(s))
	for i := 0; i < len(s); i++ {
		r[i] = s[len(s)-1-i]
	}
	return string(r)
}

var roman = []struct {
	v int
	s string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func toRoman(n int) (s string) {
	for _, r := range roman {
		for n >= r.v {
			s += r.s
			n -= r.v
		}
	}
	return
}

// Eight queens
var (
	i int
	q string
)

func place(row, ld, rd, cols, all uint, depth int) int {
	if cols == all {
		return 1
	}
	n := 0
	for poss := all &^ (ld | rd | cols); poss != 0; poss &= poss - 1 {
		bit := poss & -poss
		n += place(row+1, (ld|bit)<<1, (rd|bit)>>1, cols|bit, all, depth+1)
	}
	return n
}

func mandelbrot() {
	for y := 1.2; y >= -1.2; y -= 0.2 {
		for x := -2.0; x <= 0.5; x += 0.08 {
			var z, c complex128
			c = complex(x, y)
			n := 0
			for ; n < 50 && real(z)*real(z)+imag(z)*imag(z) < 4; n++ {
				z = z*z + c
			}
			fmt.Print(string(" .:-=+*#%@"[n/6%10]))
		}
		fmt.Println()
	}
}

type item struct {
	value    string
	priority int
	index    int
}
type PQ []*item

func (pq PQ) Len() int            { return len(pq) }
func (pq PQ) Less(i, j int) bool  { return pq[i].priority > pq[j].priority }
func (pq PQ) Swap(i, j int)       { pq[i], pq[j] = pq[j], pq[i]; pq[i].index = i; pq[j].index = j }
func (pq *PQ) Push(x any)         { it := x.(*item); it.index = len(*pq); *pq = append(*pq, it) }
func (pq *PQ) Pop() any {
	old := *pq
	n := len(old)
	it := old[n-1]
	old[n-1] = nil
	it.index = -1
	*pq = old[0 : n-1]
	return it
}

func permute(s []int, emit func([]int)) {
	if len(s) == 0 {
		emit(s)
		return
	}
	var rc func(int)
	rc = func(np int) {
		if np == 1 {
			emit(s)
			return
		}
		np1 := np - 1
		pp := len(s) - np1
		rc(np1)
		for i := pp; i > 0; i-- {
			s[i], s[i-1] = s[i-1], s[i]
			rc(np1)
		}
		w := s[0]
		copy(s, s[1:pp+1])
		s[pp] = w
	}
	rc(len(s))
}

func main() {
	var t solver = new(towers)
	t.play(3)
	test := "this is an example for huffman encoding"
	symFreqs := make(map[rune]int)
	for _, c := range test {
		symFreqs[c]++
	}
	printCodes(buildTree(symFreqs), []byte{})
	fmt.Println(levenshtein("kitten", "sitting"), levenshtein("rosettacode", "raisethysword"))
	fmt.Println(lcs("1234", "1224533324"), lcs("thisisatest", "testing123testing"))
	fmt.Println(toRoman(1990), toRoman(2008), toRoman(1666))
	for n := uint(1); n <= 8; n++ {
		fmt.Print(place(0, 0, 0, 0, 1<<n-1, 0), " ")
	}
	fmt.Println()
	mandelbrot()
	pq := make(PQ, 0)
	for v, p := range map[string]int{"banana": 3, "apple": 2, "pear": 4} {
		heap.Push(&pq, &item{value: v, priority: p})
	}
	it := &item{value: "orange", priority: 1}
	heap.Push(&pq, it)
	it.priority = 5
	heap.Fix(&pq, it.index)
	for pq.Len() > 0 {
		it := heap.Pop(&pq).(*item)
		fmt.Printf("%.2d:%s ", it.priority, it.value)
	}
	fmt.Println()
	permute([]int{1, 2, 3}, func(p []int) { fmt.Print(p) })
	fmt.Println()
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
	r := ring.New(4)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println()
	fmt.Fprintln(os.Stdout, strings.Repeat("-", 10))
}
