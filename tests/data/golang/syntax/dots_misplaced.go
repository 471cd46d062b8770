package main

func g(a ...int, b int) {}

func h() (a ...int) { return }

func main() {}
