package main

func main() {} /* what
