// Embedding promotes fields and methods; the outer type may override; interfaces embed too.
package main

import (
	"fmt"
	"strings"
)

type Animal struct {
	Name string
	legs int
}

func (a Animal) Describe() string    { return fmt.Sprintf("%s has %d legs", a.Name, a.legs) }
func (a *Animal) Rename(name string) { a.Name = name }
func (a Animal) Sound() string       { return "..." }

type Dog struct {
	Animal
	Breed string
}

func (d Dog) Sound() string { return "Wuff, " + d.Animal.Sound() }

type Puppy struct {
	*Dog
	age int
}

type Logger struct {
	strings.Builder
	prefix string
}

func (l *Logger) Log(s string) { l.WriteString(l.prefix + s + "\n") }

type Reader interface{ Read() string }
type Writer interface{ Write(string) }
type ReadWriter interface {
	Reader
	Writer
}

type file struct{ data []string }

func (f *file) Read() string   { return strings.Join(f.data, ",") }
func (f *file) Write(s string) { f.data = append(f.data, s) }

type A struct{ X int }
type B struct{ X int }
type C struct {
	A
	B
	Y int
}

type counting struct {
	ReadWriter
	writes int
}

func (c *counting) Write(s string) {
	c.writes++
	c.ReadWriter.Write(s)
}

func main() {
	d := Dog{Animal{"Rex", 4}, "boxer"}
	fmt.Println(d.Name, d.legs, d.Describe(), d.Sound())
	d.Rename("Max")
	fmt.Printf("%v %+v\n", d, d)
	p := Puppy{&d, 1}
	p.Rename("Tiny")
	fmt.Println(d.Name, p.Sound(), p.Breed, p.Animal.Name)
	l := Logger{prefix: "> "}
	l.Log("one")
	l.Log("two")
	fmt.Print(l.String())
	fmt.Println(l.Len())
	var rw ReadWriter = &file{}
	c := &counting{ReadWriter: rw}
	var w Writer = c
	w.Write("x")
	w.Write("y")
	fmt.Println(c.Read(), c.writes)
	if r, ok := w.(Reader); ok {
		fmt.Println("reads too:", r.Read())
	}
	v := C{A{1}, B{2}, 3}
	fmt.Println(v.A.X, v.B.X, v.Y)
	anon := struct {
		Dog
		note string
	}{d, "hi"}
	fmt.Println(anon.Name, anon.note)
}
