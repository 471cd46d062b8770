// Package rt opens the run-time representation of values to the library:
// fmt, errors, sort and reflect are written on top of it.
//
// A value is passed boxed in an any; a result boxed in an any carries its
// dynamic type, so a named type keeps its methods at every depth. A location
// of interface type yields what it holds, or nil.
package rt

// TypeName is the name of x's dynamic type as %T shows it.
func TypeName(x any) string { return TypeString(TypeOf(x)) }

// SameType says whether x and y have the same dynamic type.
func SameType(x, y any) bool { return TypeOf(x) == TypeOf(y) }

// Comparable says whether values of x's dynamic type can be compared.
func Comparable(x any) bool { return IsComparable(TypeOf(x)) }
