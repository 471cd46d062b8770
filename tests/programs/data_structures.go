// A linked list, a binary tree, a heap of one's own, and the standard containers.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"strings"
)

type Node struct {
	Val  int
	Next *Node
}

func fromSlice(vs []int) (head *Node) {
	tail := &head
	for _, v := range vs {
		*tail = &Node{Val: v}
		tail = &(*tail).Next
	}
	return
}

func (n *Node) String() string {
	var parts []string
	for ; n != nil; n = n.Next {
		parts = append(parts, fmt.Sprint(n.Val))
	}
	return strings.Join(parts, " -> ")
}

func reverse(n *Node) (prev *Node) {
	for n != nil {
		n.Next, prev, n = prev, n, n.Next
	}
	return
}

type Tree struct {
	Left, Right *Tree
	Value       int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{nil, nil, v}
	}
	if v < t.Value {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}

func (t *Tree) String() string {
	if t == nil {
		return "()"
	}
	s := ""
	if t.Left != nil {
		s += t.Left.String() + " "
	}
	s += fmt.Sprint(t.Value)
	if t.Right != nil {
		s += " " + t.Right.String()
	}
	return "(" + s + ")"
}

func (t *Tree) Depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.Left.Depth(), t.Right.Depth())
}

func Walk(t *Tree, ch chan int) {
	var walk func(*Tree)
	walk = func(t *Tree) {
		if t != nil {
			walk(t.Left)
			ch <- t.Value
			walk(t.Right)
		}
	}
	walk(t)
	close(ch)
}

func Same(a, b *Tree) bool {
	ca, cb := make(chan int), make(chan int)
	go Walk(a, ca)
	go Walk(b, cb)
	for {
		x, ok1 := <-ca
		y, ok2 := <-cb
		if ok1 != ok2 || x != y {
			return false
		}
		if !ok1 {
			return true
		}
	}
}

type Item struct {
	name     string
	priority int
	index    int
}

type PQ []*Item

func (q PQ) Len() int           { return len(q) }
func (q PQ) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q PQ) Swap(i, j int)      { q[i], q[j] = q[j], q[i]; q[i].index, q[j].index = i, j }
func (q *PQ) Push(x any)        { it := x.(*Item); it.index = len(*q); *q = append(*q, it) }
func (q *PQ) Pop() (x any)      { old := *q; x = old[len(old)-1]; *q = old[:len(old)-1]; return }

type minHeap []int

func (h *minHeap) push(v int) {
	*h = append(*h, v)
	for i := len(*h) - 1; i > 0 && (*h)[i] < (*h)[(i-1)/2]; i = (i - 1) / 2 {
		(*h)[i], (*h)[(i-1)/2] = (*h)[(i-1)/2], (*h)[i]
	}
}

func (h *minHeap) pop() int {
	a := *h
	top := a[0]
	a[0] = a[len(a)-1]
	a = a[:len(a)-1]
	for i := 0; ; {
		c := 2*i + 1
		if c >= len(a) {
			break
		}
		if c+1 < len(a) && a[c+1] < a[c] {
			c++
		}
		if a[i] <= a[c] {
			break
		}
		a[i], a[c] = a[c], a[i]
		i = c
	}
	*h = a
	return top
}

func main() {
	l := fromSlice([]int{1, 2, 3, 4})
	fmt.Println(l)
	fmt.Println(reverse(l))
	var t, u *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.Insert(v)
	}
	for _, v := range []int{1, 2, 3, 5, 8, 9} {
		u = u.Insert(v)
	}
	fmt.Println(t, t.Depth(), u.Depth(), Same(t, u), Same(t, u.Insert(4)))
	pq := &PQ{}
	heap.Init(pq)
	items := map[string]*Item{}
	for name, p := range map[string]int{"banana": 3, "apple": 2, "pear": 4} {
		it := &Item{name: name, priority: p}
		items[name] = it
		heap.Push(pq, it)
	}
	items["apple"].priority = 5
	heap.Fix(pq, items["apple"].index)
	for pq.Len() > 0 {
		it := heap.Pop(pq).(*Item)
		fmt.Print(it.name, ":", it.priority, " ")
	}
	fmt.Println()
	var h minHeap
	for _, v := range []int{5, 3, 8, 1, 9, 2} {
		h.push(v)
	}
	for len(h) > 0 {
		fmt.Print(h.pop(), " ")
	}
	fmt.Println()
	ls := list.New()
	e4 := ls.PushBack(4)
	ls.PushFront(1)
	ls.InsertBefore(3, e4)
	ls.MoveToFront(e4)
	for e := ls.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(ls.Len())
	r := ring.New(3)
	for i := range 3 {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println()
}
