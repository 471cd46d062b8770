package main

const count = 3

var price = base() + 1

func base() int { return 10 }

func init() { register("prices") }
