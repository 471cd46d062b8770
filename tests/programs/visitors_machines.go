package main

import (
	"fmt"
	"strings"
)

type Visitor interface {
	VisitNum(*Num) any
	VisitBin(*Bin) any
}
type Node interface{ Accept(Visitor) any }
type Num struct{ V float64 }
type Bin struct {
	Op   byte
	L, R Node
}

func (n *Num) Accept(v Visitor) any { return v.VisitNum(n) }
func (b *Bin) Accept(v Visitor) any { return v.VisitBin(b) }

type Evaluator struct{ depth int }

func (e *Evaluator) VisitNum(n *Num) any { return n.V }
func (e *Evaluator) VisitBin(b *Bin) any {
	e.depth++
	l, r := b.L.Accept(e).(float64), b.R.Accept(e).(float64)
	switch b.Op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	case '/':
		return l / r
	}
	panic("bad op " + string(b.Op))
}

type Printer struct{ strings.Builder }

func (p *Printer) VisitNum(n *Num) any { fmt.Fprint(p, n.V); return nil }
func (p *Printer) VisitBin(b *Bin) any {
	p.WriteByte('(')
	b.L.Accept(p)
	p.WriteByte(b.Op)
	b.R.Accept(p)
	p.WriteByte(')')
	return nil
}

type stateFn func(*lexer) stateFn
type item struct {
	typ int
	val string
}
type lexer struct {
	input            string
	start, pos, width int
	items            chan item
}

const eof = -1

func (l *lexer) next() (r rune) {
	if l.pos >= len(l.input) {
		l.width = 0
		return eof
	}
	r, l.width = rune(l.input[l.pos]), 1
	l.pos += l.width
	return r
}
func (l *lexer) backup()    { l.pos -= l.width }
func (l *lexer) emit(t int) { l.items <- item{t, l.input[l.start:l.pos]}; l.start = l.pos }
func (l *lexer) run() {
	for state := lexText; state != nil; {
		state = state(l)
	}
	close(l.items)
}
func lexText(l *lexer) stateFn {
	for {
		if strings.HasPrefix(l.input[l.pos:], "{{") {
			if l.pos > l.start {
				l.emit(0)
			}
			return lexLeft
		}
		if l.next() == eof {
			break
		}
	}
	if l.pos > l.start {
		l.emit(0)
	}
	return nil
}
func lexLeft(l *lexer) stateFn  { l.pos += 2; l.emit(1); return lexInside }
func lexInside(l *lexer) stateFn {
	for {
		if strings.HasPrefix(l.input[l.pos:], "}}") {
			if l.pos > l.start {
				l.emit(2)
			}
			l.pos += 2
			l.emit(3)
			return lexText
		}
		switch r := l.next(); {
		case r == eof:
			l.items <- item{9, "unclosed action"}
			return nil
		case r == ' ':
			l.start = l.pos
		}
	}
}

// bytecode VM
type OpCode byte

const (
	OpPush OpCode = iota
	OpAdd
	OpMul
	OpJmpNZ
	OpDup
	OpDec
	OpSwap
	OpPrint
	OpHalt
)

var names = [...]string{OpPush: "PUSH", OpAdd: "ADD", OpMul: "MUL", OpJmpNZ: "JNZ", OpDup: "DUP", OpDec: "DEC", OpSwap: "SWAP", OpPrint: "PRINT", OpHalt: "HALT"}

func (o OpCode) String() string { return names[o] }

type Instr struct {
	Op  OpCode
	Arg int
}
type VM struct {
	stack []int
	pc    int
	table map[OpCode]func(*VM, int) bool
}

func (vm *VM) push(v int) { vm.stack = append(vm.stack, v) }
func (vm *VM) pop() (v int) {
	v, vm.stack = vm.stack[len(vm.stack)-1], vm.stack[:len(vm.stack)-1]
	return
}
func NewVM() *VM {
	vm := &VM{}
	vm.table = map[OpCode]func(*VM, int) bool{
		OpPush:  func(v *VM, a int) bool { v.push(a); return true },
		OpAdd:   func(v *VM, _ int) bool { v.push(v.pop() + v.pop()); return true },
		OpMul:   func(v *VM, _ int) bool { v.push(v.pop() * v.pop()); return true },
		OpDup:   func(v *VM, _ int) bool { v.push(v.stack[len(v.stack)-1]); return true },
		OpDec:   func(v *VM, _ int) bool { v.stack[len(v.stack)-1]--; return true },
		OpSwap:  (*VM).swap,
		OpPrint: func(v *VM, _ int) bool { fmt.Println("=>", v.pop()); return true },
		OpHalt:  func(*VM, int) bool { return false },
		OpJmpNZ: func(v *VM, a int) bool {
			if v.stack[len(v.stack)-1] != 0 {
				v.pc = a - 1
			}
			return true
		},
	}
	return vm
}
func (vm *VM) swap(int) bool {
	n := len(vm.stack)
	vm.stack[n-1], vm.stack[n-2] = vm.stack[n-2], vm.stack[n-1]
	return true
}
func (vm *VM) Run(prog []Instr) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pc %d (%v): %v", vm.pc, prog[vm.pc].Op, r)
		}
	}()
	for vm.pc = 0; ; vm.pc++ {
		in := prog[vm.pc]
		if !vm.table[in.Op](vm, in.Arg) {
			return nil
		}
	}
}

type Shape interface {
	Area() float64
	fmt.Stringer
}
type Rect struct{ W, H float64 }
type Square struct{ Rect }

func (r Rect) Area() float64   { return r.W * r.H }
func (r Rect) String() string  { return fmt.Sprintf("Rect(%gx%g)", r.W, r.H) }
func NewSquare(s float64) Square { return Square{Rect{s, s}} }

type Observer[E any] func(E)
type Subject[E any] struct{ obs []Observer[E] }

func (s *Subject[E]) On(o Observer[E]) func() {
	s.obs = append(s.obs, o)
	i := len(s.obs) - 1
	return func() { s.obs[i] = nil }
}
func (s *Subject[E]) Emit(e E) {
	for _, o := range s.obs {
		if o != nil {
			o(e)
		}
	}
}

type Option func(*Server)
type Server struct {
	host string
	port int
	tls  bool
}

func WithPort(p int) Option { return func(s *Server) { s.port = p } }
func WithTLS() Option       { return func(s *Server) { s.tls = true } }
func NewServer(h string, opts ...Option) (s *Server) {
	s = &Server{host: h, port: 80}
	for _, o := range opts {
		o(s)
	}
	return
}

type Middleware func(Handler) Handler
type Handler func(string) string

func Chain(h Handler, ms ...Middleware) Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

type Celsius = float64
type Grid [3][3]rune

func (g *Grid) Set(r, c int, v rune) *Grid { g[r][c] = v; return g }
func (g Grid) String() (s string) {
	for _, row := range g {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s += string(c)
		}
		s += "\n"
	}
	return
}

func main() {
	tree := &Bin{'+', &Num{1}, &Bin{'*', &Num{2.5}, &Bin{'-', &Num{7}, &Num{3}}}}
	p := new(Printer)
	tree.Accept(p)
	ev := &Evaluator{}
	fmt.Println(p.String(), "=", tree.Accept(ev), ev.depth)
	l := &lexer{input: "hello {{name x}} and {{bad", items: make(chan item)}
	go l.run()
	for it := range l.items {
		fmt.Printf("%d:%q ", it.typ, it.val)
	}
	fmt.Println()
	vm := NewVM()
	prog := []Instr{{OpPush, 1}, {OpPush, 5}, {OpSwap, 0}, {OpPush, 2}, {OpMul, 0}, {OpSwap, 0}, {OpDec, 0}, {OpJmpNZ, 2}, {OpAdd, 0}, {OpPrint, 0}, {OpHalt, 0}}
	fmt.Println(vm.Run(prog))
	fmt.Println(vm.Run([]Instr{{Op: OpAdd}}))
	fmt.Println(vm.Run([]Instr{{OpPush, 3}}))
	fmt.Println(prog[:2])
	shapes := []Shape{Rect{2, 3}, NewSquare(2), &Rect{1, 1}}
	for _, s := range shapes {
		fmt.Printf("%v %s %T %.1f\n", s, s, s, s.Area())
	}
	var sub Subject[string]
	off := sub.On(func(s string) { fmt.Println("1:", s) })
	sub.On(func(s string) { fmt.Println("2:", s) })
	sub.Emit("a")
	off()
	sub.Emit("b")
	fmt.Printf("%+v\n", *NewServer("h", WithPort(8080), WithTLS()))
	log := func(n string) Middleware {
		return func(h Handler) Handler {
			return func(s string) string { return n + "<" + h(s) + ">" }
		}
	}
	fmt.Println(Chain(strings.ToUpper, log("a"), log("b"))("x"))
	var g Grid
	fmt.Print(g.Set(0, 0, 'x').Set(1, 1, 'o'))
	var c Celsius = 1.5
	fmt.Printf("%T %v\n", c, c)
	m := map[[2]int]string{{1, 2}: "a", {0, 0}: "b"}
	fmt.Println(m[[2]int{1, 2}], len(m), m)
	mm := map[any]string{1: "int", "a": "str", 1.5: "f", [1]int{1}: "arr", struct{ x int }{1}: "st", nil: "nil"}
	fmt.Println(mm[1], mm["a"], mm[1.5], mm[[1]int{1}], mm[struct{ x int }{1}], mm[nil], mm[int64(1)] == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		mm[[]int{1}] = "x"
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a, b any = []int{1}, []int{1}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s Shape
		s.Area()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s any = "str"
		_ = s.(Shape)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := []int{1, 2, 3}
		i := 5
		fmt.Println(a[1:i])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := make([]int, 2)
		n := -1
		a = make([]int, n)
		_ = a
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := []int{1, 2}
		_ = [4]int(a)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var arr *[3]int
		for i := range arr {
			fmt.Print(i)
		}
		fmt.Println(len(arr))
		_ = arr[1]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		defer func() { panic(fmt.Sprint("second after ", recover())) }()
		panic("first")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var f func()
		f()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		close((chan int)(nil))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		panic(nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		x := "abc"
		i := 3
		_ = x[i]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := -1
		_ = 1 << s
	}()
}
