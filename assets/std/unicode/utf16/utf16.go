// Package utf16 encodes and decodes sequences of 16-bit units.
package utf16

const (
	replacement = '\uFFFD'
	highStart   = 0xD800
	lowStart    = 0xDC00
	lowEnd      = 0xE000
	supplement  = 0x10000
	maxRune     = 0x10FFFF
)

// IsSurrogate tells whether r can be half of a pair.
func IsSurrogate(r rune) bool { return highStart <= r && r < lowEnd }

// DecodeRune is the rune of a surrogate pair, or U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if highStart <= r1 && r1 < lowStart && lowStart <= r2 && r2 < lowEnd {
		return (r1-highStart)<<10 | (r2 - lowStart) + supplement
	}
	return replacement
}

// EncodeRune is the surrogate pair of r, or twice U+FFFD if it needs none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < supplement || r > maxRune {
		return replacement, replacement
	}
	r -= supplement
	return highStart + (r>>10)&0x3FF, lowStart + r&0x3FF
}

// RuneLen is the number of units that encode r, or -1 if nothing does.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highStart, lowEnd <= r && r < supplement:
		return 1
	case supplement <= r && r <= maxRune:
		return 2
	}
	return -1
}

// AppendRune appends the encoding of r, or of U+FFFD, to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode is the encoding of s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode is the runes that s encodes.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if pair != replacement {
				i++
			}
			r = pair
		}
		runes = append(runes, r)
	}
	return runes
}
