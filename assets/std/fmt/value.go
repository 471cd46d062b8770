package fmt

import "internal/rt"

// value formats v, whose place has the type t, by its kind. A v of nil is the
// content of an interface. Methods of what is not accessible, below a field
// that is not exported, are not called.
func (p *printer) value(v any, t rt.Type, verb rune, depth int, accessible bool) {
	if v == nil {
		p.buf = p.emptyInterface(t)
		return
	}
	p.arg = v
	if depth > 0 && accessible && p.byMethod(v, verb) {
		return
	}
	t = rt.TypeOf(v)
	switch kind := rt.Kind(t); kind {
	case rt.KindBool:
		p.bool(rt.Bool(v), verb)
	case rt.KindInt, rt.KindInt8, rt.KindInt16, rt.KindInt32, rt.KindInt64:
		p.signed(rt.Int(v), verb)
	case rt.KindUint, rt.KindUint8, rt.KindUint16, rt.KindUint32, rt.KindUint64, rt.KindUintptr:
		p.unsigned(rt.Uint(v), verb)
	case rt.KindFloat32:
		p.float(rt.Float(v), 32, verb)
	case rt.KindFloat64:
		p.float(rt.Float(v), 64, verb)
	case rt.KindComplex64:
		p.complex(rt.Complex(v), 64, verb)
	case rt.KindComplex128:
		p.complex(rt.Complex(v), 128, verb)
	case rt.KindString:
		p.string(rt.String(v), verb)
	case rt.KindMap:
		p.mapValue(v, t, verb, depth, accessible)
	case rt.KindStruct:
		p.structValue(v, t, verb, depth, accessible)
	case rt.KindArray, rt.KindSlice:
		p.list(v, t, verb, depth, accessible)
	case rt.KindPointer:
		p.pointerValue(v, t, verb, depth, accessible)
	default:
		p.pointer(v, verb)
	}
}

// emptyInterface is how a nil of the interface type t prints.
func (p *printer) emptyInterface(t rt.Type) []byte {
	if !p.sharpV {
		return append(p.buf, "<nil>"...)
	}
	p.buf = append(p.buf, rt.TypeString(t)...)
	return append(p.buf, "(nil)"...)
}

// open begins a list of parts; %#v shows the type first.
func (p *printer) open(t rt.Type, bracket string) {
	if p.sharpV {
		p.buf = append(p.buf, rt.TypeString(t)...)
		bracket = "{"
	}
	p.buf = append(p.buf, bracket...)
}

// close ends a list of parts.
func (p *printer) close(bracket byte) {
	if p.sharpV {
		bracket = '}'
	}
	p.buf = append(p.buf, bracket)
}

// separate stands before the i-th part.
func (p *printer) separate(i int) {
	if i == 0 {
		return
	}
	if p.sharpV {
		p.buf = append(p.buf, ',')
	}
	p.buf = append(p.buf, ' ')
}

// nilOf is %#v of a nil map or slice.
func (p *printer) nilOf(t rt.Type) {
	p.buf = append(p.buf, rt.TypeString(t)...)
	p.buf = append(p.buf, "(nil)"...)
}

func (p *printer) mapValue(v any, t rt.Type, verb rune, depth int, accessible bool) {
	if p.sharpV && rt.IsNil(v) {
		p.nilOf(t)
		return
	}
	p.open(t, "map[")
	keys, values := rt.MapSorted(v)
	for i, key := range keys {
		p.separate(i)
		p.value(key, rt.Key(t), verb, depth+1, accessible)
		p.buf = append(p.buf, ':')
		p.value(values[i], rt.Elem(t), verb, depth+1, accessible)
	}
	p.close(']')
}

func (p *printer) structValue(v any, t rt.Type, verb rune, depth int, accessible bool) {
	p.open(t, "{")
	n := rt.NumField(t)
	for i := 0; i < n; i++ {
		p.separate(i)
		if p.plusV || p.sharpV {
			p.buf = append(p.buf, rt.FieldName(t, i)...)
			p.buf = append(p.buf, ':')
		}
		p.value(rt.Field(v, i), rt.FieldType(t, i), verb, depth+1, accessible && rt.FieldExported(t, i))
	}
	p.close('}')
}

func (p *printer) list(v any, t rt.Type, verb rune, depth int, accessible bool) {
	element := rt.Elem(t)
	switch verb {
	case 's', 'q', 'x', 'X':
		if rt.Kind(element) == rt.KindUint8 {
			p.bytes(rt.Bytes(v), verb, rt.TypeString(t))
			return
		}
	}
	if p.sharpV && rt.Kind(t) == rt.KindSlice && rt.IsNil(v) {
		p.nilOf(t)
		return
	}
	p.open(t, "[")
	n := rt.Len(v)
	for i := 0; i < n; i++ {
		p.separate(i)
		p.value(rt.Index(v, i), element, verb, depth+1, accessible)
	}
	p.close(']')
}

// pointerValue shows what a pointer to a list, map or struct points to, but
// only at the top.
func (p *printer) pointerValue(v any, t rt.Type, verb rune, depth int, accessible bool) {
	if depth == 0 && !rt.IsNil(v) {
		switch rt.Kind(rt.Elem(t)) {
		case rt.KindArray, rt.KindSlice, rt.KindStruct, rt.KindMap:
			p.buf = append(p.buf, '&')
			p.value(rt.Deref(v), rt.Elem(t), verb, depth+1, accessible)
			return
		}
	}
	p.pointer(v, verb)
}

// pointer formats the address in v.
func (p *printer) pointer(v any, verb rune) {
	t := rt.TypeOf(v)
	switch rt.Kind(t) {
	case rt.KindChan, rt.KindFunc, rt.KindMap, rt.KindPointer, rt.KindSlice, rt.KindUnsafePointer:
	default:
		p.badVerb(verb)
		return
	}
	address := uint64(rt.Pointer(v))
	switch verb {
	case 'v':
		p.plainPointer(address, t)
	case 'p':
		p.hex0x(address, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.unsigned(address, verb)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) plainPointer(address uint64, t rt.Type) {
	if !p.sharpV {
		if address == 0 {
			p.pad("<nil>")
		} else {
			p.hex0x(address, !p.sharp)
		}
		return
	}
	p.buf = append(p.buf, '(')
	p.buf = append(p.buf, rt.TypeString(t)...)
	p.buf = append(p.buf, ")("...)
	if address == 0 {
		p.buf = append(p.buf, "nil"...)
	} else {
		p.hex0x(address, true)
	}
	p.buf = append(p.buf, ')')
}
