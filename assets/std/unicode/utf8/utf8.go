// Package utf8 encodes and decodes runes.
package utf8

import "internal/rt"

// The numbers that the encoding is about.
const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF
)

// RuneLen is the number of bytes that encode r, or -1 if nothing does.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// ValidRune tells whether r can be encoded.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}

// RuneStart tells whether b may be the first byte of an encoded rune.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// AppendRune appends the encoding of r, or of RuneError, to p.
func AppendRune(p []byte, r rune) []byte {
	if 0 <= r && r < RuneSelf {
		return append(p, byte(r))
	}
	return append(p, string(r)...)
}

// EncodeRune writes the encoding of r, or of RuneError, into p.
func EncodeRune(p []byte, r rune) int {
	if 0 <= r && r < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

// DecodeRuneInString gives the first rune of s and its width: RuneError and 0
// if s is empty, RuneError and 1 if it does not begin with a valid encoding.
func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	if c := s[0]; c < RuneSelf {
		return rune(c), 1
	}
	first := rune(RuneError)
	for _, r := range s {
		first = r
		break
	}
	if first != RuneError || len(s) >= 3 && s[:3] == "\uFFFD" {
		return first, RuneLen(first)
	}
	return RuneError, 1
}

// DecodeRune is DecodeRuneInString for bytes.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return DecodeRuneInString(rt.StringOf(p))
}

// DecodeLastRuneInString gives the last rune of s and its width.
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if c := s[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	limit := max(end-UTFMax, 0)
	for start := end - 1; start >= limit; start-- {
		if RuneStart(s[start]) {
			r, size := DecodeRuneInString(s[start:])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRune is DecodeLastRuneInString for bytes.
func DecodeLastRune(p []byte) (rune, int) {
	return DecodeLastRuneInString(rt.StringOf(p))
}

// FullRuneInString tells whether s begins with a whole rune. An invalid
// encoding counts as one, since it decodes as an error of width 1.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	need := width(s[0])
	if len(s) >= need {
		return true
	}
	// Too short, unless what is there can already not be continued.
	if len(s) > 1 && !mayFollow(s[0], s[1]) {
		return true
	}
	return len(s) > 2 && RuneStart(s[2])
}

// FullRune is FullRuneInString for bytes.
func FullRune(p []byte) bool { return FullRuneInString(rt.StringOf(p)) }

// width is the length that first byte c announces; 1 if it cannot be one.
func width(c byte) int {
	switch {
	case c < 0xC2 || c > 0xF4:
		return 1
	case c < 0xE0:
		return 2
	case c < 0xF0:
		return 3
	}
	return 4
}

// mayFollow tells whether second may come after first: continuation bytes,
// without those that make overlong forms, surrogates or numbers too large.
func mayFollow(first, second byte) bool {
	low, high := byte(0x80), byte(0xBF)
	switch first {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	return low <= second && second <= high
}

// RuneCount is the number of runes in p.
func RuneCount(p []byte) int { return RuneCountInString(rt.StringOf(p)) }

// Valid tells whether p consists of valid encodings.
func Valid(p []byte) bool { return ValidString(rt.StringOf(p)) }
