package main

func add[T any](a, b T) T { return a + b }

func eq[T any](a, b T) bool { return a == b }

func less[T comparable](a, b T) bool { return a < b }

func call[T any](t T) { t.Foo() }

func num[T int | string](t T) T { return 1 }

func sw[T any](t T) {
	switch t.(type) {
	}
}

func main() {}
