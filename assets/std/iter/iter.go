// Package iter names the functions over which a range loop can go.
package iter

// Seq gives values one by one until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 gives pairs of values one by one until yield returns false.
type Seq2[K, V any] func(yield func(K, V) bool)
