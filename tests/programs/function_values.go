package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
)

var prereqs = map[string][]string{
	"algorithms": {"data structures"},
	"calculus":   {"linear algebra"},
	"compilers": {
		"data structures",
		"formal languages",
		"computer organization",
	},
	"data structures":       {"discrete math"},
	"databases":             {"data structures"},
	"discrete math":         {"intro to programming"},
	"formal languages":      {"discrete math"},
	"networks":              {"operating systems"},
	"operating systems":     {"data structures", "computer organization"},
	"programming languages": {"data structures", "computer organization"},
}

func topoSort(m map[string][]string) []string {
	var order []string
	seen := make(map[string]bool)
	var visitAll func(items []string)
	visitAll = func(items []string) {
		for _, item := range items {
			if !seen[item] {
				seen[item] = true
				visitAll(m[item])
				order = append(order, item)
			}
		}
	}
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	visitAll(keys)
	return order
}

func squares() func() int {
	var x int
	return func() int {
		x++
		return x * x
	}
}

func sum(vals ...int) int {
	total := 0
	for _, val := range vals {
		total += val
	}
	return total
}

func errorf(linenum int, format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, "Line %d: ", linenum)
	fmt.Fprintf(os.Stderr, format, args...)
	fmt.Fprintln(os.Stderr)
}

func bigSlowOperation() {
	defer trace("bigSlowOperation")()
	time.Sleep(10 * time.Millisecond)
}

func trace(msg string) func() {
	start := time.Now()
	fmt.Printf("enter %s\n", msg)
	return func() { fmt.Printf("exit %s (%s)\n", msg, time.Since(start).Truncate(10*time.Millisecond)) }
}

func double(x int) (result int) {
	defer func() { fmt.Printf("double(%d) = %d\n", x, result) }()
	return x + x
}

func triple(x int) (result int) {
	defer func() { result += x }()
	return double(x)
}

type Node struct {
	Type                    int
	Data                    string
	FirstChild, NextSibling *Node
}

func forEachNode(n *Node, pre, post func(n *Node)) {
	if pre != nil {
		pre(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		forEachNode(c, pre, post)
	}
	if post != nil {
		post(n)
	}
}

var depth int

func soleTitle(doc *Node) (title string, err error) {
	type bailout struct{}
	defer func() {
		switch p := recover(); p {
		case nil:
		case bailout{}:
			err = fmt.Errorf("multiple title elements")
		default:
			panic(p)
		}
	}()
	forEachNode(doc, func(n *Node) {
		if n.Data == "title" && n.FirstChild != nil {
			if title != "" {
				panic(bailout{})
			}
			title = n.FirstChild.Data
		}
	}, nil)
	if title == "" {
		return "", fmt.Errorf("no title element")
	}
	return title, nil
}

func breadthFirst(f func(item string) []string, worklist []string) {
	seen := make(map[string]bool)
	for len(worklist) > 0 {
		items := worklist
		worklist = nil
		for _, item := range items {
			if !seen[item] {
				seen[item] = true
				worklist = append(worklist, f(item)...)
			}
		}
	}
}

func f(x int) {
	fmt.Printf("f(%d)\n", x+0/x)
	defer fmt.Printf("defer %d\n", x)
	f(x - 1)
}

func main() {
	for i, course := range topoSort(prereqs) {
		fmt.Printf("%d:\t%s\n", i+1, course)
	}
	sq := squares()
	fmt.Println(sq(), sq(), sq())
	fmt.Println(sum(), sum(3), sum([]int{1, 2, 3, 4}...))
	fmt.Printf("%T %T\n", sum, squares)
	bigSlowOperation()
	_ = double(4)
	fmt.Println(triple(4))
	doc := &Node{Data: "html", FirstChild: &Node{Data: "title", FirstChild: &Node{Data: "T1"},
		NextSibling: &Node{Data: "body", FirstChild: &Node{Data: "title", FirstChild: &Node{Data: "T2"}}}}}
	forEachNode(doc, func(n *Node) {
		fmt.Printf("%*s<%s>\n", depth*2, "", n.Data)
		depth++
	}, func(n *Node) {
		depth--
		fmt.Printf("%*s</%s>\n", depth*2, "", n.Data)
	})
	fmt.Println(soleTitle(doc))
	doc.FirstChild.NextSibling = nil
	fmt.Println(soleTitle(doc))
	breadthFirst(func(s string) []string {
		fmt.Println(s)
		return prereqs[s]
	}, []string{"networks"})
	add1 := func(r rune) rune { return r + 1 }
	fmt.Println(strings.Map(add1, "HAL-9000"), strings.Map(add1, "VMS"), strings.Map(add1, "Admix"))
	errorf(12, "undefined: %s", "count")
	f(3)
}
