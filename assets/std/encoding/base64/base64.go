// Package base64 writes bytes as text of 64 characters.
package base64

import "strconv"

// Encoding is a choice of 64 characters, and of padding.
type Encoding struct {
	alphabet string
	values   [256]uint8 // 0xFF for what is no digit
	pad      rune
	strict   bool
}

// Padding at the end of a text.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const stdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// The encodings in use.
var (
	StdEncoding    = NewEncoding(stdAlphabet)
	URLEncoding    = NewEncoding(urlAlphabet)
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// CorruptInputError is the place of a wrong character.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding is an encoding with 64 characters of its own.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{alphabet: encoder, pad: StdPadding}
	for i := range e.values {
		e.values[i] = 0xFF
	}
	for i := 0; i < 64; i++ {
		e.values[encoder[i]] = uint8(i)
	}
	return e
}

// WithPadding is enc with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	enc.pad = padding
	return &enc
}

// Strict is enc, but bits left over at the end must be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// EncodedLen is the length of the text of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen is the most bytes that a text of length n has.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// AppendEncode appends the text of src.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) > 0 {
		n := min(3, len(src))
		bits := uint32(0)
		for i := 0; i < 3; i++ {
			bits <<= 8
			if i < n {
				bits |= uint32(src[i])
			}
		}
		for i := 0; i < 4; i++ {
			if i <= n {
				dst = append(dst, enc.alphabet[bits>>(18-6*i)&63])
			} else if enc.pad != NoPadding {
				dst = append(dst, byte(enc.pad))
			}
		}
		src = src[n:]
	}
	return dst
}

// Encode writes the text of src to dst.
func (enc *Encoding) Encode(dst, src []byte) { copy(dst, enc.AppendEncode(nil, src)) }

// EncodeToString is the text of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	return string(enc.AppendEncode(nil, src))
}

// AppendDecode appends the bytes of the text src.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	bits, digits := uint32(0), 0
	for i := 0; i < len(src); i++ {
		c := src[i]
		if c == '\n' || c == '\r' {
			continue
		}
		if rune(c) == enc.pad {
			return enc.decodeEnd(dst, src, i, bits, digits)
		}
		v := enc.values[c]
		if v == 0xFF {
			return dst, CorruptInputError(i)
		}
		bits = bits<<6 | uint32(v)
		digits++
		if digits == 4 {
			dst = append(dst, byte(bits>>16), byte(bits>>8), byte(bits))
			bits, digits = 0, 0
		}
	}
	if digits == 0 {
		return dst, nil
	}
	if digits == 1 || enc.pad != NoPadding {
		return dst, CorruptInputError(len(src) - digits)
	}
	return enc.appendRest(dst, bits, digits, len(src))
}

// decodeEnd reads the padding, which begins at i.
func (enc *Encoding) decodeEnd(dst, src []byte, i int, bits uint32, digits int) ([]byte, error) {
	if digits < 2 {
		return dst, CorruptInputError(i)
	}
	wanted := 4 - digits
	end := i
	for ; end < len(src) && wanted > 0; end++ {
		switch {
		case src[end] == '\n' || src[end] == '\r':
		case rune(src[end]) == enc.pad:
			wanted--
		default:
			return dst, CorruptInputError(end - 1)
		}
	}
	if wanted > 0 {
		return dst, CorruptInputError(len(src))
	}
	for end < len(src) && (src[end] == '\n' || src[end] == '\r') {
		end++
	}
	dst, err := enc.appendRest(dst, bits, digits, end)
	if err == nil && end < len(src) {
		err = CorruptInputError(end)
	}
	return dst, err
}

func (enc *Encoding) appendRest(dst []byte, bits uint32, digits, at int) ([]byte, error) {
	left := digits * 6 % 8
	if enc.strict && bits&(1<<left-1) != 0 {
		return dst, CorruptInputError(at - 1)
	}
	bits >>= left
	if digits == 3 {
		dst = append(dst, byte(bits>>8))
	}
	return append(dst, byte(bits)), nil
}

// Decode writes the bytes of the text src to dst.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	b, err := enc.AppendDecode(nil, src)
	return copy(dst, b), err
}

// DecodeString is the bytes of the text s.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	return enc.AppendDecode(make([]byte, 0, enc.DecodedLen(len(s))), []byte(s))
}
