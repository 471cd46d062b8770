package main

import "fmt"; x

import (
	"os"
	y z
)

func main() {}
