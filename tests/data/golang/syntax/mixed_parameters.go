package main

func f(a int, string) {}

func g(x, y int, z) {}

func h(a, b c.d, e) {}

func i(...int, b int) {}

func main() {}
