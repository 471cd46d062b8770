package main

import (
	"errors"
	"fmt"
)

func a() int                   { return "a" }
func b() (int, error)          { return 1 }
func c() (int, error)          { return 1, nil, 2 }
func d()                       { return 1 }
func e() (x int, err error)    { return 1 }
func f() error                 { return "fail" }
func g() (int, string)         { return b() }
func h() int                   { return b() }
func i() (a int, b string)     { { a := 1; return } }
func j() (x, y int)            { x := 1; return }
func k() (int)                 { return }
func l() (int, error)          { return errors.New("x"), 1 }
func m() string                { return fmt.Sprint }
func n() []string              { return []int{} }
func o() map[string]int        { return map[string]string{} }
func p() func() int            { return func() string { return "" } }
func q() (f func(int) error)   { return func(x int) { } }
func r() (int, int, int)       { return 1, b() }
func s() (err error)           { if err := f(); err != nil { return }; return }
func t() (int x, string y)     { return }
func main() { return nil }
