// Package json writes Go values as JSON and reads them back.
package json

import (
	"bytes"
	"encoding"
	"encoding/base64"
	"math"
	"reflect"
	"sort"
	"strconv"
	"unicode/utf8"
)

// Marshaler writes itself as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// Marshal is v as JSON.
func Marshal(v any) ([]byte, error) { return marshal(v, true) }

// MarshalIndent is Marshal with each element on a line of its own, behind
// prefix and one indent for each level.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return indented(nil, b, prefix, indent), nil
}

func marshal(v any, escapeHTML bool) ([]byte, error) {
	e := &encoder{escapeHTML: escapeHTML}
	if err := e.value(reflect.ValueOf(v), false); err != nil {
		return nil, err
	}
	return e.b, nil
}

type encoder struct {
	b          []byte
	escapeHTML bool
	depth      int
}

// tooDeep is how deep only values are that contain themselves.
const tooDeep = 1000

// value writes a value, numbers and the like in quotes if quoted.
func (e *encoder) value(v reflect.Value, quoted bool) error {
	if !v.IsValid() {
		e.b = append(e.b, "null"...)
		return nil
	}
	if done, err := e.byMethod(v); done {
		return err
	}
	if e.depth++; e.depth > tooDeep {
		return &UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}
	}
	defer func() { e.depth-- }()
	switch v.Kind() {
	case reflect.Bool:
		e.plain(strconv.AppendBool(nil, v.Bool()), quoted)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.plain(strconv.AppendInt(nil, v.Int(), 10), quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.plain(strconv.AppendUint(nil, v.Uint(), 10), quoted)
	case reflect.Float32:
		return e.float(v, 32, quoted)
	case reflect.Float64:
		return e.float(v, 64, quoted)
	case reflect.String:
		return e.stringValue(v, quoted)
	case reflect.Interface:
		return e.value(v.Elem(), false)
	case reflect.Pointer:
		return e.value(v.Elem(), quoted)
	case reflect.Struct:
		return e.object(v)
	case reflect.Map:
		return e.mapValue(v)
	case reflect.Slice:
		return e.slice(v)
	case reflect.Array:
		return e.elements(v)
	default:
		return &UnsupportedTypeError{v.Type()}
	}
	return nil
}

// byMethod lets the value write itself, if it can.
func (e *encoder) byMethod(v reflect.Value) (done bool, err error) {
	if !v.CanInterface() || v.Kind() == reflect.Interface {
		return false, nil
	}
	if v.Kind() == reflect.Pointer && v.IsNil() {
		e.b = append(e.b, "null"...)
		return true, nil
	}
	x := v.Interface()
	if v.CanAddr() && v.Kind() != reflect.Pointer {
		x = v.Addr().Interface()
	}
	switch m := x.(type) {
	case Marshaler:
		b, err := m.MarshalJSON()
		if err == nil {
			err = check(b)
		}
		if err != nil {
			return true, &MarshalerError{pointerTo(v.Type()), err, "MarshalJSON"}
		}
		e.b = compacted(e.b, b, e.escapeHTML)
		return true, nil
	case encoding.TextMarshaler:
		b, err := m.MarshalText()
		if err != nil {
			return true, &MarshalerError{pointerTo(v.Type()), err, "MarshalText"}
		}
		e.text(string(b))
		return true, nil
	}
	return false, nil
}

// pointerTo is the type whose methods count: that of pointers to the value.
func pointerTo(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t
	}
	return reflect.PointerTo(t)
}

func (e *encoder) plain(b []byte, quoted bool) {
	if quoted {
		e.b = append(append(append(e.b, '"'), b...), '"')
		return
	}
	e.b = append(e.b, b...)
}

// float writes a number with an exponent only if it is very small or large.
func (e *encoder) float(v reflect.Value, bits int, quoted bool) error {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return &UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)}
	}
	e.plain(formatFloat(f, bits), quoted)
	return nil
}

func formatFloat(f float64, bits int) []byte {
	size := math.Abs(f)
	small, large := size < 1e-6, size >= 1e21
	if bits == 32 {
		small, large = float32(size) < 1e-6, float32(size) >= 1e21
	}
	if size == 0 || !small && !large {
		return strconv.AppendFloat(nil, f, 'f', -1, bits)
	}
	b := strconv.AppendFloat(nil, f, 'e', -1, bits)
	if n := len(b); n >= 4 && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b = append(b[:n-2], b[n-1])
	}
	return b
}

func (e *encoder) stringValue(v reflect.Value, quoted bool) error {
	s := v.String()
	if _, number := v.Interface().(Number); number {
		if s == "" {
			s = "0"
		}
		if n := (&scanner{data: []byte(s)}); n.number() != nil || n.at != len(s) {
			return &UnsupportedValueError{v, "invalid number literal " + strconv.Quote(s)}
		}
		e.plain([]byte(s), quoted)
		return nil
	}
	if quoted {
		inner := &encoder{escapeHTML: e.escapeHTML}
		inner.text(s)
		s = string(inner.b)
	}
	e.text(s)
	return nil
}

// text writes a string.
func (e *encoder) text(s string) { e.b = appendText(e.b, s, e.escapeHTML) }

func appendText(b []byte, s string, escapeHTML bool) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r < ' ' || escapeHTML && (r == '<' || r == '>' || r == '&'):
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		case escapeHTML && (r == 0x2028 || r == 0x2029):
			b = append(b, `\u202`...)
			b = append(b, hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
		i += n
	}
	return append(b, '"')
}

func (e *encoder) object(v reflect.Value) error {
	e.b = append(e.b, '{')
	first := true
fields:
	for _, f := range fieldsOf(v.Type()) {
		member := v
		for _, i := range f.index {
			if member.Kind() == reflect.Pointer {
				if member.IsNil() {
					continue fields
				}
				member = member.Elem()
			}
			member = member.Field(i)
		}
		if f.omitEmpty && isEmpty(member) || f.omitZero && isZero(member) {
			continue
		}
		if !first {
			e.b = append(e.b, ',')
		}
		first = false
		e.text(f.name)
		e.b = append(e.b, ':')
		if err := e.value(member, f.quoted); err != nil {
			return err
		}
	}
	e.b = append(e.b, '}')
	return nil
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func isZero(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok && (v.Kind() != reflect.Pointer || !v.IsNil()) {
		return z.IsZero()
	}
	return v.IsZero()
}

func (e *encoder) mapValue(v reflect.Value) error {
	if k := v.Type().Key().Kind(); k != reflect.String && (k < reflect.Bool || k > reflect.Float64) {
		if !v.Type().Key().Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			return &UnsupportedTypeError{v.Type()}
		}
	}
	if v.IsNil() {
		e.b = append(e.b, "null"...)
		return nil
	}
	type member struct {
		key   string
		value reflect.Value
	}
	var members []member
	for it := v.MapRange(); it.Next(); {
		key, err := keyText(it.Key())
		if err != nil {
			return err
		}
		members = append(members, member{key, it.Value()})
	}
	sort.Slice(members, func(i, j int) bool { return members[i].key < members[j].key })
	e.b = append(e.b, '{')
	for i, m := range members {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.text(m.key)
		e.b = append(e.b, ':')
		if err := e.value(m.value, false); err != nil {
			return err
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// keyText is the name of a member of an object.
func keyText(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		b, err := m.MarshalText()
		return string(b), err
	}
	e := &encoder{}
	err := e.value(k, false)
	return string(bytes.Trim(e.b, `"`)), err
}

func (e *encoder) slice(v reflect.Value) error {
	if v.IsNil() {
		e.b = append(e.b, "null"...)
		return nil
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		e.b = append(e.b, '"')
		e.b = base64.StdEncoding.AppendEncode(e.b, v.Bytes())
		e.b = append(e.b, '"')
		return nil
	}
	return e.elements(v)
}

func (e *encoder) elements(v reflect.Value) error {
	e.b = append(e.b, '[')
	for i := 0; i < v.Len(); i++ {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		if err := e.value(v.Index(i), false); err != nil {
			return err
		}
	}
	e.b = append(e.b, ']')
	return nil
}
