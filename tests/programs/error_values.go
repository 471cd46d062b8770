// Errors as values: wrapped, joined, compared.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

type errWriter struct {
	w   io.Writer
	err error
}

func (ew *errWriter) write(buf []byte) {
	if ew.err != nil {
		return
	}
	_, ew.err = ew.w.Write(buf)
}

type failing struct{ n int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	f.n -= len(p)
	if f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

type QueryError struct {
	Query string
	Err   error
}

func (e *QueryError) Error() string { return e.Query + ": " + e.Err.Error() }
func (e *QueryError) Unwrap() error { return e.Err }

type NotFound struct{ Name string }

func (n NotFound) Error() string        { return n.Name + " not found" }
func (n NotFound) Is(target error) bool { return target == fs.ErrNotExist }

func main() {
	ew := &errWriter{w: &failing{5}}
	ew.write([]byte("abc"))
	ew.write([]byte("def"))
	ew.write([]byte("ghi"))
	fmt.Println(ew.err, errors.Is(ew.err, errFull))
	b := bufio.NewWriterSize(&failing{5}, 4)
	b.WriteString("hello")
	b.WriteString("world")
	fmt.Println(b.Flush())
	sc := bufio.NewScanner(strings.NewReader("one two  three"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	err := fmt.Errorf("load: %w", &QueryError{"select", NotFound{"table"}})
	fmt.Println(err)
	var qe *QueryError
	fmt.Println(errors.As(err, &qe), qe.Query)
	var nf NotFound
	fmt.Println(errors.As(err, &nf), nf.Name, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist))
	j := errors.Join(err, io.ErrUnexpectedEOF)
	fmt.Println(j)
	fmt.Println(errors.Is(j, io.ErrUnexpectedEOF))
	e2 := fmt.Errorf("%w and %w", io.EOF, errFull)
	fmt.Println(e2, errors.Is(e2, errFull), errors.Unwrap(e2))
	fmt.Printf("%v %+v %#v %T\n", nf, nf, nf, nf)
	panic(err)
}
