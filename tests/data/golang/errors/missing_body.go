package main

func f()

func g() int

func main() { f() }
