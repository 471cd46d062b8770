// Package tree has binary search trees to be walked by goroutines.
package tree

import (
	"fmt"
	"math/rand"
)

// A Tree is a node with what is below it: smaller values to the left, the others to the right.
type Tree struct {
	Left  *Tree
	Value int
	Right *Tree
}

// New makes a tree of some shape that has the values k, 2k, and so on up to 10k.
func New(k int) *Tree {
	var root *Tree
	for _, i := range rand.Perm(10) {
		root = root.with((i + 1) * k)
	}
	return root
}

func (t *Tree) with(value int) *Tree {
	switch {
	case t == nil:
		return &Tree{Value: value}
	case value < t.Value:
		t.Left = t.Left.with(value)
	default:
		t.Right = t.Right.with(value)
	}
	return t
}

// String writes a node as its value between both sides, in parentheses.
func (t *Tree) String() string {
	if t == nil {
		return "()"
	}
	s := "("
	if t.Left != nil {
		s += t.Left.String() + " "
	}
	s += fmt.Sprint(t.Value)
	if t.Right != nil {
		s += " " + t.Right.String()
	}
	return s + ")"
}
