package main

type T struct{}

type P = *T

func (P) m() {}
func (P) m() {}

func main() {}
