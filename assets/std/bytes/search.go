// Package bytes has functions for slices of bytes.
package bytes

import (
	"strings"
	"unicode/utf8"

	"internal/rt"
)

// MinRead is how much Buffer.ReadFrom makes room for at least.
const MinRead = 512

// text is b as a string, without a copy, for the time of a call.
func text(b []byte) string { return rt.StringOf(b) }

// Equal tells whether a and b have the same bytes.
func Equal(a, b []byte) bool { return text(a) == text(b) }

// Compare is negative, zero or positive as a is before, equal to or after b.
func Compare(a, b []byte) int { return strings.Compare(text(a), text(b)) }

// EqualFold tells whether s and t are equal but for upper and lower case.
func EqualFold(s, t []byte) bool { return strings.EqualFold(text(s), text(t)) }

// Contains tells whether subslice is in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny tells whether one of chars is in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune tells whether r is in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc tells whether f is true for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count is how often sep is in s without overlap.
func Count(s, sep []byte) int { return strings.Count(text(s), text(sep)) }

// Index is where sep is first in s, or -1.
func Index(s, sep []byte) int { return strings.Index(text(s), text(sep)) }

// IndexByte is where c is first in b, or -1.
func IndexByte(b []byte, c byte) int { return strings.IndexByte(text(b), c) }

// IndexRune is where r is first in s, or -1.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(text(s), r) }

// IndexAny is where one of chars is first in s, or -1.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(text(s), chars) }

// IndexFunc is where f is first true, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(text(s), f) }

// LastIndex is where sep is last in s, or -1.
func LastIndex(s, sep []byte) int { return strings.LastIndex(text(s), text(sep)) }

// LastIndexByte is where c is last in s, or -1.
func LastIndexByte(s []byte, c byte) int { return strings.LastIndexByte(text(s), c) }

// LastIndexAny is where one of chars is last in s, or -1.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(text(s), chars) }

// LastIndexFunc is where f is last true, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(text(s), f) }

// HasPrefix tells whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return strings.HasPrefix(text(s), text(prefix)) }

// HasSuffix tells whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool { return strings.HasSuffix(text(s), text(suffix)) }

// Cut gives what is before and after the first sep in s.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast gives what is before and after the last sep in s.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix is s without prefix, and whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// CutSuffix is s without suffix, and whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}

// TrimPrefix is s without prefix.
func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix is s without suffix.
func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// trimmed is s cut to what left and right kept of it as strings; nothing at
// all is nil.
func trimmed(s []byte, left, right string) []byte {
	start := len(s) - len(left)
	end := start + len(right)
	if start == end && (start > 0 || end < len(s)) {
		return nil
	}
	return s[start:end]
}

// TrimSpace is s without spaces at its ends.
func TrimSpace(s []byte) []byte {
	right := strings.TrimSpace(text(s))
	left := strings.TrimLeft(text(s), "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000")
	return trimmed(s, left, right)
}

// Trim is s without runes of cutset at its ends.
func Trim(s []byte, cutset string) []byte {
	left := strings.TrimLeft(text(s), cutset)
	return trimmed(s, left, strings.TrimRight(left, cutset))
}

// TrimLeft is s without runes of cutset at its beginning.
func TrimLeft(s []byte, cutset string) []byte {
	left := strings.TrimLeft(text(s), cutset)
	return trimmed(s, left, left)
}

// TrimRight is s without runes of cutset at its end.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(text(s), cutset))]
}

// TrimFunc is s without runes at its ends for which f is true.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc is s without runes at its beginning for which f is true.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	left := strings.TrimLeftFunc(text(s), f)
	if left == "" {
		return nil
	}
	return s[len(s)-len(left):]
}

// TrimRightFunc is s without runes at its end for which f is true.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(text(s), f))]
}

// Runes is the runes of s.
func Runes(s []byte) []rune {
	runes := make([]rune, 0, utf8.RuneCount(s))
	for _, r := range text(s) {
		runes = append(runes, r)
	}
	return runes
}
