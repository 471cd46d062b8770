package main

import "io"

type T struct{}

func (*T) Read(p []byte) (int, error) { return 0, nil }

func main() {
	var r io.Reader
	_ = r.(T)
	_ = r.(int)
	n := 1
	_ = n.(int)
	switch r.(type) {
	case T:
	case string, *T:
	case *T:
	case nil, nil:
	}
}
