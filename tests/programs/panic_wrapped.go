package main

import (
	"errors"
	"fmt"
	"os"
)

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprintf("E%d", e.code) }

func a(n int) {
	defer fmt.Println("defer a", n)
	if n == 0 {
		panic(&E{7})
	}
	a(n - 1)
}

func main() {
	defer fmt.Fprintln(os.Stderr, "main deferred to stderr")
	defer func() {
		r := recover()
		err, ok := r.(error)
		var e *E
		fmt.Println(ok, errors.As(err, &e), e.code)
		panic(fmt.Errorf("wrapped: %w", err))
	}()
	a(2)
}
