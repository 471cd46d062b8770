package main

import (
	"fmt"
	"time"
)

func (i int) Foo()          {}
func (s []int) Foo()        {}
func (t time.Time) Foo()    {}
func (p **T) Foo()          {}
func (f func()) Foo()       {}
func (u Undefined) Foo()    {}
func (a, b T) Foo()         {}
func () Bar()               {}
func (T) ok()               {}
func (*I) Foo()             {}
func (i I) Bar()            {}
func (p PT) Baz()           {}
func (m MM) Set()           { m = nil }

type T struct{ F int }
type I interface{ M() }
type PT *T
type MM map[string]int

func (t T) F()          {}
func (t *T) Ptr()       { t.F = 1 }
func (t T) Gen[X any]() {}
func NewT() T           { return T{} }

func main() {
	T{}.Ptr()
	NewT().Ptr()
	map[int]T{}[0].Ptr()
	T.Ptr(T{})
	(*T).Ptr(T{})
	t := T{}
	t.Ptr
	fmt.Println(t.F(), T.F)
	f := t.Ptr()
	var g func() = t.ok()
	T.ok()
	T.ok(1)
	const ct = T{}
	t.ok().x()
	this.F = 1
	self.F = 1
}
