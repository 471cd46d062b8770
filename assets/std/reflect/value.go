package reflect

import "internal/rt"

// Value is a value, or the place of a variable. Package fmt knows the order of
// its fields.
type Value struct {
	boxed    any
	t        rt.Type
	addr     uintptr // of the variable, or 0
	readOnly bool    // got by a field that is not exported
	embedded bool    // itself an embedded field that is not exported; its exported fields are free again
}

// ValueError is a method called on a Value of the wrong kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// ValueOf is the value in i.
func ValueOf(i any) Value { return Value{boxed: i, t: rt.TypeOf(i)} }

// Zero is the zero value of a type.
func Zero(typ Type) Value {
	t := typ.(rtype).rt()
	return Value{boxed: rt.Zero(t), t: t}
}

// New is a pointer to a new variable of a type. The program must have the type
// of such pointers.
func New(typ Type) Value {
	t := typ.(rtype).rt()
	return pointerTo(rt.Alloc(t), t)
}

func pointerTo(addr uintptr, t rt.Type) Value {
	p := rt.PtrTo(t)
	if p == 0 {
		panic("reflect: the program has no type *" + rt.TypeString(t))
	}
	return Value{boxed: rt.AsPointer(addr, p), t: p}
}

// Indirect is what v points to, if it is a pointer, else v.
func Indirect(v Value) Value {
	if v.Kind() == Pointer {
		return v.Elem()
	}
	return v
}

// load is the value; that of an interface variable is what it holds.
func (v Value) load() any {
	if v.addr != 0 {
		return rt.Load(v.addr, v.t)
	}
	return v.boxed
}

// want panics unless v is of one of kinds.
func (v Value) want(method string, kinds ...Kind) {
	for _, k := range kinds {
		if v.Kind() == k {
			return
		}
	}
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

// IsValid tells whether v is a value at all.
func (v Value) IsValid() bool { return v.t != 0 }

// Kind is the kind of v's type.
func (v Value) Kind() Kind { return Kind(rt.Kind(v.t)) }

// Type is v's type.
func (v Value) Type() Type {
	if v.t == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return typeOf(v.t)
}

// CanInterface tells whether Interface may be called.
func (v Value) CanInterface() bool {
	if v.t == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return !v.readOnly && !v.embedded
}

// Interface is v as an any.
func (v Value) Interface() any {
	if v.t == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.readOnly || v.embedded {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.load()
}

// CanAddr tells whether v is a variable.
func (v Value) CanAddr() bool { return v.addr != 0 }

// CanSet tells whether v can be changed.
func (v Value) CanSet() bool { return v.addr != 0 && !v.readOnly && !v.embedded }

// Addr is a pointer to v.
func (v Value) Addr() Value {
	if v.addr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return pointerTo(v.addr, v.t)
}

// Bool is a truth value.
func (v Value) Bool() bool {
	v.want("Bool", Bool)
	return rt.Bool(v.load())
}

// CanInt tells whether Int may be called.
func (v Value) CanInt() bool { return Int <= v.Kind() && v.Kind() <= Int64 }

// CanUint tells whether Uint may be called.
func (v Value) CanUint() bool { return Uint <= v.Kind() && v.Kind() <= Uintptr }

// CanFloat tells whether Float may be called.
func (v Value) CanFloat() bool { return v.Kind() == Float32 || v.Kind() == Float64 }

// Int is the value of a signed integer.
func (v Value) Int() int64 {
	v.want("Int", Int, Int8, Int16, Int32, Int64)
	return rt.Int(v.load())
}

// Uint is the value of an unsigned integer.
func (v Value) Uint() uint64 {
	v.want("Uint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	return rt.Uint(v.load())
}

// Float is the value of a floating-point number.
func (v Value) Float() float64 {
	v.want("Float", Float32, Float64)
	return rt.Float(v.load())
}

// Complex is the value of a complex number.
func (v Value) Complex() complex128 {
	v.want("Complex", Complex64, Complex128)
	return rt.Complex(v.load())
}

// String is the value of a string; for another kind it says what v is.
func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return rt.String(v.load())
	}
	return "<" + rt.TypeString(v.t) + " Value>"
}

// Bytes is the value of a slice or array of bytes.
func (v Value) Bytes() []byte {
	v.want("Bytes", Slice, Array)
	return rt.Bytes(v.load())
}

// Len is the length of v.
func (v Value) Len() int {
	v.want("Len", Array, Chan, Map, Slice, String)
	return rt.Len(v.load())
}

// Cap is the capacity of v.
func (v Value) Cap() int {
	v.want("Cap", Array, Chan, Slice)
	return rt.Cap(v.load())
}

// IsNil tells whether v is nil.
func (v Value) IsNil() bool {
	v.want("IsNil", Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer)
	if v.Kind() == Interface {
		return v.load() == nil
	}
	return rt.IsNil(v.load())
}

// IsZero tells whether v is the zero value of its type.
func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	return v.load() == rt.Zero(v.t)
}

// Pointer is the address that v holds.
func (v Value) Pointer() uintptr {
	v.want("Pointer", Chan, Func, Map, Pointer, Slice, UnsafePointer)
	return rt.Pointer(v.load())
}

// UnsafeAddr is the address of v.
func (v Value) UnsafeAddr() uintptr { return v.addr }

// Elem is what a pointer points to, or an interface holds.
func (v Value) Elem() Value {
	v.want("Elem", Interface, Pointer)
	if v.Kind() == Interface {
		inner := v.load()
		return Value{boxed: inner, t: rt.TypeOf(inner), readOnly: v.readOnly}
	}
	p := v.load()
	if rt.IsNil(p) {
		return Value{}
	}
	return Value{t: rt.Elem(v.t), addr: rt.Addr(p), readOnly: v.readOnly, embedded: v.embedded}
}

// Index is the i-th element.
func (v Value) Index(i int) Value {
	v.want("Index", Array, Slice, String)
	switch {
	case v.Kind() == Slice:
		addr := rt.SliceElemAddr(v.load(), i)
		return Value{t: rt.Elem(v.t), addr: addr, readOnly: v.readOnly}
	case v.Kind() == Array && v.addr != 0:
		return Value{t: rt.Elem(v.t), addr: rt.ArrayElemAddr(v.addr, v.t, i), readOnly: v.readOnly}
	case v.Kind() == Array:
		return Value{boxed: rt.Index(v.boxed, i), t: rt.Elem(v.t), readOnly: v.readOnly}
	}
	b := rt.String(v.load())[i]
	return ValueOf(b)
}

// NumField is the number of fields.
func (v Value) NumField() int {
	v.want("NumField", Struct)
	return rt.NumField(v.t)
}

// Field is the i-th field.
func (v Value) Field(i int) Value {
	v.want("Field", Struct)
	hidden, embedded := !rt.FieldExported(v.t, i), rt.FieldEmbedded(v.t, i)
	f := Value{t: rt.FieldType(v.t, i), readOnly: v.readOnly || hidden && !embedded, embedded: hidden && embedded}
	if v.addr != 0 {
		f.addr = rt.FieldAddr(v.addr, v.t, i)
	} else {
		f.boxed = rt.Field(v.boxed, i)
	}
	return f
}

// FieldByIndex follows embedded fields.
func (v Value) FieldByIndex(index []int) Value {
	for _, i := range index {
		v = v.Field(i)
	}
	return v
}

// FieldByName is the field of a name, or no value.
func (v Value) FieldByName(name string) Value {
	f, ok := typeOf(v.t).FieldByName(name)
	if !ok {
		return Value{}
	}
	return v.FieldByIndex(f.Index)
}

// NumMethod is the number of methods.
func (v Value) NumMethod() int { return rt.NumMethod(v.t) }

// Comparable tells whether v can be compared.
func (v Value) Comparable() bool { return v.t == 0 || rt.IsComparable(v.t) }

// Equal tells whether v and u are equal by ==.
func (v Value) Equal(u Value) bool {
	return v.t == 0 && u.t == 0 || v.load() == u.load()
}

// settable panics unless v can be changed.
func (v Value) settable(method string) {
	switch {
	case v.readOnly || v.embedded:
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	case v.addr == 0:
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// Set makes v equal to x.
func (v Value) Set(x Value) {
	v.settable("Set")
	if v.t != x.t && !typeOf(x.t).AssignableTo(typeOf(v.t)) {
		panic("reflect.Set: value of type " + rt.TypeString(x.t) + " is not assignable to type " + rt.TypeString(v.t))
	}
	rt.StoreAt(v.addr, v.t, x.load())
}

func (v Value) put(method string, x any) {
	v.settable(method)
	rt.StoreAt(v.addr, v.t, rt.Convert(x, v.t))
}

// SetBool sets a truth value.
func (v Value) SetBool(x bool) {
	v.want("SetBool", Bool)
	v.put("SetBool", x)
}

// SetInt sets a signed integer, cut to its size.
func (v Value) SetInt(x int64) {
	v.want("SetInt", Int, Int8, Int16, Int32, Int64)
	unused := 64 - 8*int(rt.Size(v.t))
	v.put("SetInt", x<<unused>>unused)
}

// SetUint sets an unsigned integer, cut to its size.
func (v Value) SetUint(x uint64) {
	v.want("SetUint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	unused := 64 - 8*int(rt.Size(v.t))
	v.put("SetUint", x<<unused>>unused)
}

// SetFloat sets a floating-point number, rounded to its size.
func (v Value) SetFloat(x float64) {
	v.want("SetFloat", Float32, Float64)
	if v.Kind() == Float32 {
		x = float64(float32(x))
	}
	v.put("SetFloat", x)
}

// SetString sets a string.
func (v Value) SetString(x string) {
	v.want("SetString", String)
	v.put("SetString", x)
}
