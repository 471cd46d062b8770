package main

var v = 1

func f() int { return 1 }

const a = v
const b = f()
const c int = "x"
const d = len("abc")
const e = nil
const g [2]int = [2]int{}
const h float32 = 1 << 200
const i = 'a' + "b"

func main() {}
