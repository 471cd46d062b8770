package main

type A struct{ a A }
type B struct{ c C }
type C struct{ b [2]B }
type D [2]D
type E E
type F struct{ f *F }
type G []G
type H interface{ H }

type T[P any] struct{ t *T[P]; p P }
type U struct{ t T[U] }

func main() {}
