package main

func {
}

func (t T) () {}

func main() {}
