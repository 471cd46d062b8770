package main

import (
	"bytes"
	"errors"
)

type wrapped struct {
	bytes.Buffer
	*errs
}

type errs struct{ error }

func main() {
	var w wrapped
	_ = w.buf
	w.WriteString(1)
	_ = w.Foo
	_ = w.Error
	_ = wrapped{buf: nil}
	var e error = w
	e = errors.Join
	_ = e
}
