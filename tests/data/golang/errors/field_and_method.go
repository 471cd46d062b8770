package main

type T struct{ name string }

func (t T) name() string { return "" }

func (t T) m()  {}
func (t *T) m() {}

func main() {}
