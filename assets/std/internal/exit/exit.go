// Package exit is what packages os and testing agree on.
package exit

// Panics says whether os.Exit(0) panics: tests run that have not told yet how they went.
var Panics bool
