package main

type A[T T] struct{}
type B[T any] T

func f[T any, T any](t T) {}

func g[P Q, Q any]() {}

type C[P *int] struct{}

func (c C[int]) m[Q any](q Q, i int) {}

func init[T any]() {}

func main() {}
