// Package encoding has the interfaces of types that write themselves as bytes
// or text.
package encoding

// BinaryMarshaler writes itself as bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// BinaryUnmarshaler reads what BinaryMarshaler writes.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// TextMarshaler writes itself as text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// TextUnmarshaler reads what TextMarshaler writes.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}
