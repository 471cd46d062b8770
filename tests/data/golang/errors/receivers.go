package main

import "time"

type P *int
type I interface{}

func (P) a()             {}
func (I) b()             {}
func (int) c()           {}
func (time.Duration) d() {}
func ([]int) e()         {}
func (**I) f()           {}
func (Unknown) g()       {}
func (x *int) h()        {}

func main() {}
