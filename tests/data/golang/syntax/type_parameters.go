package main

type A[P any, Q] struct{}

type B[P] struct{}

func f[P](x P) {}

func g[P any, *Q]() {}

type C[P *T, ] struct{}

type D[x, ] int

func main() {
	_ = func[T any](x T) {}
	type F func[T any](T)
}
