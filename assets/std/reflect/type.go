// Package reflect tells of types and values at run time. It has what programs
// use to look at values and to set them; it cannot make types or functions,
// nor call functions.
package reflect

import (
	"strconv"

	"internal/rt"
)

// Type is a type; types can be compared by ==.
type Type interface {
	String() string
	Name() string
	PkgPath() string
	Kind() Kind
	Size() uintptr
	Bits() int
	Elem() Type
	Key() Type
	Len() int
	ChanDir() ChanDir
	NumField() int
	Field(i int) StructField
	FieldByName(name string) (StructField, bool)
	NumMethod() int
	Method(i int) Method
	MethodByName(name string) (Method, bool)
	NumIn() int
	In(i int) Type
	NumOut() int
	Out(i int) Type
	IsVariadic() bool
	Comparable() bool
	Implements(u Type) bool
	AssignableTo(u Type) bool
}

// Method is a method of a type; it cannot be called.
type Method struct {
	Name  string
	Index int
}

// StructField is a field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // of a field that is not exported
	Type      Type
	Tag       StructTag
	Index     []int
	Anonymous bool
}

// IsExported tells whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is the tag of a field: key:"value" pairs.
type StructTag string

// Get is the value of a key, empty if it is not there.
func (tag StructTag) Get(key string) string {
	value, _ := tag.Lookup(key)
	return value
}

// Lookup is the value of a key, and whether it is there.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for rest := string(tag); ; {
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
		colon := 0
		for colon < len(rest) && rest[colon] > ' ' && rest[colon] != ':' && rest[colon] != '"' && rest[colon] != 0x7F {
			colon++
		}
		if colon == 0 || colon+1 >= len(rest) || rest[colon] != ':' || rest[colon+1] != '"' {
			return "", false
		}
		name := rest[:colon]
		quoted, err := strconv.QuotedPrefix(rest[colon+1:])
		if err != nil {
			return "", false
		}
		if name == key {
			value, err = strconv.Unquote(quoted)
			return value, err == nil
		}
		rest = rest[colon+1+len(quoted):]
	}
}

// rtype is a type of the program.
type rtype rt.Type

func typeOf(t rt.Type) Type {
	if t == 0 {
		return nil
	}
	return rtype(t)
}

// TypeOf is the dynamic type of i, nil if i is nil.
func TypeOf(i any) Type { return typeOf(rt.TypeOf(i)) }

// TypeFor is the type T.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

// PointerTo is the type of pointers to t, if the program has it.
func PointerTo(t Type) Type { return typeOf(rt.PtrTo(rt.Type(t.(rtype)))) }

func (t rtype) rt() rt.Type { return rt.Type(t) }

// want panics unless t is of one of kinds.
func (t rtype) want(method string, kinds ...Kind) {
	for _, k := range kinds {
		if t.Kind() == k {
			return
		}
	}
	panic("reflect: " + method + " of invalid type " + t.String())
}

func (t rtype) String() string   { return rt.TypeString(t.rt()) }
func (t rtype) Name() string     { return rt.DeclaredName(t.rt()) }
func (t rtype) PkgPath() string  { return rt.PkgPath(t.rt()) }
func (t rtype) Kind() Kind       { return Kind(rt.Kind(t.rt())) }
func (t rtype) Size() uintptr    { return rt.Size(t.rt()) }
func (t rtype) Comparable() bool { return rt.IsComparable(t.rt()) }
func (t rtype) NumMethod() int   { return rt.NumMethod(t.rt()) }
func (t rtype) ChanDir() ChanDir { return ChanDir(rt.ChanDir(t.rt())) }
func (t rtype) Method(i int) Method {
	return Method{rt.MethodName(t.rt(), i), i}
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i := 0; i < t.NumMethod(); i++ {
		if m := t.Method(i); m.Name == name {
			return m, true
		}
	}
	return Method{}, false
}

func (t rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(8 * t.Size())
}

func (t rtype) Elem() Type {
	t.want("Elem", Array, Chan, Map, Pointer, Slice)
	return typeOf(rt.Elem(t.rt()))
}

func (t rtype) Key() Type {
	t.want("Key", Map)
	return typeOf(rt.Key(t.rt()))
}

func (t rtype) Len() int {
	t.want("Len", Array)
	return rt.TypeLen(t.rt())
}

func (t rtype) NumField() int {
	t.want("NumField", Struct)
	return rt.NumField(t.rt())
}

func (t rtype) Field(i int) StructField {
	t.want("Field", Struct)
	f := StructField{
		Name:      rt.FieldName(t.rt(), i),
		Type:      typeOf(rt.FieldType(t.rt(), i)),
		Tag:       StructTag(rt.FieldTag(t.rt(), i)),
		Index:     []int{i},
		Anonymous: rt.FieldEmbedded(t.rt(), i),
	}
	if !rt.FieldExported(t.rt(), i) {
		f.PkgPath = t.PkgPath()
		if f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

// FieldByName finds a field, or one that an embedded struct promotes.
func (t rtype) FieldByName(name string) (StructField, bool) {
	for i := 0; i < t.NumField(); i++ {
		if rt.FieldName(t.rt(), i) == name {
			return t.Field(i), true
		}
	}
	for i := 0; i < t.NumField(); i++ {
		embedded := rtype(rt.FieldType(t.rt(), i))
		if !rt.FieldEmbedded(t.rt(), i) || embedded.Kind() != Struct {
			continue
		}
		if f, ok := embedded.FieldByName(name); ok {
			f.Index = append([]int{i}, f.Index...)
			return f, true
		}
	}
	return StructField{}, false
}

func (t rtype) NumIn() int {
	t.want("NumIn", Func)
	return rt.NumIn(t.rt())
}

func (t rtype) In(i int) Type {
	t.want("In", Func)
	return typeOf(rt.In(t.rt(), i))
}

func (t rtype) NumOut() int {
	t.want("NumOut", Func)
	return rt.NumOut(t.rt())
}

func (t rtype) Out(i int) Type {
	t.want("Out", Func)
	return typeOf(rt.Out(t.rt(), i))
}

func (t rtype) IsVariadic() bool {
	t.want("IsVariadic", Func)
	return rt.IsVariadic(t.rt())
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	return rt.Implements(t.rt(), u.(rtype).rt())
}

func (t rtype) AssignableTo(u Type) bool {
	return t == u || u.Kind() == Interface && t.Implements(u)
}
