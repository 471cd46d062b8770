package json

import (
	"reflect"
	"strconv"
	"strings"
)

// SyntaxError tells what is wrong with a text, and how much of it was read.
type SyntaxError struct {
	Offset int64
	msg    string
}

func (e *SyntaxError) Error() string { return e.msg }

// UnmarshalTypeError is a value that does not fit the Go variable it is for.
type UnmarshalTypeError struct {
	Value  string       // what it is: bool, array, number -5
	Type   reflect.Type // that of the variable
	Offset int64
	Struct string // the name of the outermost type
	Field  string // the way from there
	Err    error
}

func (e *UnmarshalTypeError) Error() string {
	text := "json: cannot unmarshal " + e.Value + " into "
	if e.Struct == "" && e.Field == "" {
		text += "Go value"
	} else {
		last := e.Field[strings.LastIndexByte(e.Field, '.')+1:]
		if last == "" || strings.Trim(last, "0123456789") != "" {
			text += "Go struct field "
		}
		text += e.Struct + "." + e.Field
	}
	text += " of type " + e.Type.String()
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap is the reason, if there is more to say.
func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// InvalidUnmarshalError is a variable that is not given by a pointer.
type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// UnsupportedTypeError is a type that JSON has nothing for.
type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// UnsupportedValueError is a value that JSON has nothing for.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// MarshalerError is a failure of a method that writes a value.
type MarshalerError struct {
	Type   reflect.Type
	Err    error
	method string
}

func (e *MarshalerError) Error() string {
	return "json: error calling " + e.method + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap is the reason.
func (e *MarshalerError) Unwrap() error { return e.Err }

// Number is a number as it was written.
type Number string

func (n Number) String() string { return string(n) }

// Float64 is the number as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 is the number as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// RawMessage is a value that stays text.
type RawMessage []byte

func (m RawMessage) String() string {
	if m == nil {
		return "null"
	}
	return string(m)
}

// MarshalJSON is the text.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

// UnmarshalJSON keeps the text.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}
