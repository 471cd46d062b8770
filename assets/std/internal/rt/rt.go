// Package rt is what the library needs of the machine below it.
package rt

// Pin keeps the goroutine on its P, undisturbed by others, until Unpin, and returns the P's number. What stands
// between the two must neither block nor call unknown code. A panic unpins.
func Pin() int

// Unpin ends what Pin began.
func Unpin()

// TypeName is the name of x's dynamic type as %T shows it.
func TypeName(x any) string

// SameType says whether x and y have the same dynamic type.
func SameType(x, y any) bool

// Comparable says whether values of x's dynamic type can be compared.
func Comparable(x any) bool
