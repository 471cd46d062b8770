package rt

// Type names a type of the program; 0 is no type (that of a nil interface).
type Type uintptr

// TypeOf is the dynamic type of v.
func TypeOf(v any) Type

// Kind is the kind of t, numbered as the constants of this package.
func Kind(t Type) uint8

// TypeString is t as %T prints it: main.T, map[string]int.
func TypeString(t Type) string

// DeclaredName is the name that declares t, empty for an unnamed type.
func DeclaredName(t Type) string

// PkgPath is the import path of the package that declares t.
func PkgPath(t Type) string

// Size is the number of bytes that a value of t takes in real Go.
func Size(t Type) uintptr

// Elem is the element type of an array, chan, map, pointer or slice type.
func Elem(t Type) Type

// Key is the key type of a map type.
func Key(t Type) Type

// TypeLen is the length of an array type.
func TypeLen(t Type) int

// ChanDir is 1 for a receive-only, 2 for a send-only, 3 for another chan type.
func ChanDir(t Type) int

// NumField is the number of fields of a struct type.
func NumField(t Type) int

// FieldName is the name of the i-th field of a struct type.
func FieldName(t Type, i int) string

// FieldType is the type of the i-th field of a struct type.
func FieldType(t Type, i int) Type

// FieldTag is the tag of the i-th field of a struct type.
func FieldTag(t Type, i int) string

// FieldExported tells whether the i-th field of a struct type is exported.
func FieldExported(t Type, i int) bool

// FieldEmbedded tells whether the i-th field of a struct type is embedded.
func FieldEmbedded(t Type, i int) bool

// NumIn is the number of parameters of a func type.
func NumIn(t Type) int

// In is the type of the i-th parameter of a func type.
func In(t Type, i int) Type

// NumOut is the number of results of a func type.
func NumOut(t Type) int

// Out is the type of the i-th result of a func type.
func Out(t Type, i int) Type

// IsVariadic tells whether the last parameter of a func type is variadic.
func IsVariadic(t Type) bool

// NumMethod is the number of exported methods of t (all, if t is an interface).
func NumMethod(t Type) int

// MethodName is the name of the i-th method of t, in order of names.
func MethodName(t Type, i int) string

// IsComparable tells whether values of t can be compared.
func IsComparable(t Type) bool

// Implements tells whether t has the methods of the interface type iface.
func Implements(t, iface Type) bool

// PtrTo is the type of pointers to t, or 0 where t is a pointer itself and the
// program has no such type.
func PtrTo(t Type) Type

// SliceOf is the type of slices of t, or 0 where the program has no such type.
func SliceOf(t Type) Type

// Int is the value of v, of any signed integer kind.
func Int(v any) int64

// Uint is the value of v, of any unsigned integer kind.
func Uint(v any) uint64

// Bool is the value of v, of kind Bool.
func Bool(v any) bool

// Float is the value of v, of kind Float32 or Float64.
func Float(v any) float64

// Complex is the value of v, of kind Complex64 or Complex128.
func Complex(v any) complex128

// String is the value of v, of kind String.
func String(v any) string

// Bytes is the content of v, a slice or an array with elements of kind Uint8.
// A slice is not copied.
func Bytes(v any) []byte

// Len is the length of v: an array, chan, map, slice or string.
func Len(v any) int

// Cap is the capacity of v: an array, chan or slice.
func Cap(v any) int

// Index is the i-th element of v: an array, slice or string.
func Index(v any, i int) any

// Field is the i-th field of v, a struct; exported or not.
func Field(v any, i int) any

// Deref is what the pointer v points to; v is not nil.
func Deref(v any) any

// IsNil tells whether v, a chan, func, map, pointer or slice, is nil.
func IsNil(v any) bool

// Pointer is the address in v: a chan, func, map, pointer or slice.
func Pointer(v any) uintptr

// MapSorted is the content of the map v in the order in which fmt prints it.
func MapSorted(v any) (keys, values []any)

// MapIndex is the value under key in the map v.
func MapIndex(v, key any) (value any, ok bool)

// MakeSlice is a new slice of type t.
func MakeSlice(t Type, len, cap int) any

// SliceFrom is v[i:j], v being a slice.
func SliceFrom(v any, i, j int) any

// MakeMap is a new map of type t.
func MakeMap(t Type) any

// SetMapIndex sets the value under key in the map v; both fit as for Store.
func SetMapIndex(v, key, value any)

// DeleteMapIndex deletes key from the map v.
func DeleteMapIndex(v, key any)

// Swap exchanges two elements of the slice v.
func Swap(v any, i, j int)

// Store sets what the pointer p points to. The pointee's type is that of v, or
// an interface that v satisfies; v may be nil for an interface.
func Store(p, v any)

// Zero is the zero value of t; nil if t is an interface.
func Zero(t Type) any

// Addr is the address in v, a pointer, in the form that the functions below
// take.
func Addr(v any) uintptr

// Alloc is the address of a new zero value of t.
func Alloc(t Type) uintptr

// AsPointer is a pointer of type t to an address.
func AsPointer(addr uintptr, t Type) any

// Load is the value of type t at an address.
func Load(addr uintptr, t Type) any

// StoreAt sets the value of type t at an address; v fits t as for Store.
func StoreAt(addr uintptr, t Type, v any)

// FieldAddr is the address of the i-th field of the struct of type t at addr.
func FieldAddr(addr uintptr, t Type, i int) uintptr

// SliceElemAddr is the address of the i-th element of the slice v.
func SliceElemAddr(v any, i int) uintptr

// ArrayElemAddr is the address of the i-th element of the array of type t at
// addr.
func ArrayElemAddr(addr uintptr, t Type, i int) uintptr

// Convert is v with the type t, where both have the same underlying kind.
func Convert(v any, t Type) any

// StringOf is the content of b without a copy; b must not change afterwards.
func StringOf(b []byte) string

// Rand is a number from the stream of the run's seed.
func Rand() uint64

// Pin keeps the goroutine on its P, undisturbed by others, until Unpin, and
// gives the P's number. What stands between the two must neither block nor
// call unknown code. A panic unpins.
func Pin() int

// Unpin ends what Pin began.
func Unpin()
