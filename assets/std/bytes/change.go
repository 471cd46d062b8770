package bytes

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clone is a copy of b.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Join is the slices of s with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	all := []byte{}
	for i, b := range s {
		if i > 0 {
			all = append(all, sep...)
		}
		all = append(all, b...)
	}
	return all
}

// Repeat is count times b.
func Repeat(b []byte, count int) []byte {
	switch {
	case count < 0:
		panic("bytes: negative Repeat count")
	case count > 0 && len(b)*count/count != len(b):
		panic("bytes: Repeat output length overflow")
	}
	return []byte(strings.Repeat(text(b), count))
}

// Replace puts new in place of the first n of old, all if n is negative.
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(text(s), text(old), text(new), n))
}

// ReplaceAll puts new in place of each old.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Map is s with each rune replaced by what mapping gives; a negative one is
// dropped.
func Map(mapping func(r rune) rune, s []byte) []byte { return []byte(strings.Map(mapping, text(s))) }

// ToUpper is s with its letters in upper case.
func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(text(s))) }

// ToLower is s with its letters in lower case.
func ToLower(s []byte) []byte { return []byte(strings.ToLower(text(s))) }

// ToTitle is s with its letters in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the case rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the case rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the case rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 is s with each run of wrong bytes replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(text(s), text(replacement)))
}

// Title is s with the first letter of each word in title case.
func Title(s []byte) []byte { return []byte(strings.Title(text(s))) }

// collected is what seq gives.
func collected(seq iter.Seq[[]byte]) [][]byte {
	parts := [][]byte{}
	for part := range seq {
		parts = append(parts, part)
	}
	return parts
}

// explode is the runes of s, at most n slices.
func explode(s []byte, n int) [][]byte {
	if n < 0 {
		n = len(s)
	}
	parts := [][]byte{}
	for len(s) > 0 {
		size := len(s)
		if len(parts) < n-1 {
			_, size = utf8.DecodeRune(s)
		}
		parts = append(parts, s[:size:size])
		s = s[size:]
	}
	return parts
}

// split cuts s at each sep, of which it keeps so many bytes, into at most n
// parts.
func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([][]byte, 0, min(n, len(s)+1))
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// Split is the parts of s between seps; those of an empty sep are its runes.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitN is Split into at most n parts; none for 0, all for less.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfter is Split with each part keeping its sep.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitAfter into at most n parts.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Fields is the words of s, which spaces separate.
func Fields(s []byte) [][]byte { return collected(FieldsSeq(s)) }

// FieldsFunc is Fields with f for what separates.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte { return collected(FieldsFuncSeq(s, f)) }

// places gives for parts, which are parts of s in order, the slices of s.
func places(s []byte, parts iter.Seq[string], gap int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		at := 0
		for part := range parts {
			end := at + len(part)
			if !yield(s[at:end:end]) {
				return
			}
			at = end + gap
		}
	}
}

// Lines gives the lines of s, each with its newline.
func Lines(s []byte) iter.Seq[[]byte] { return places(s, strings.Lines(text(s)), 0) }

// SplitSeq gives what Split gives.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] {
	return places(s, strings.SplitSeq(text(s), text(sep)), len(sep))
}

// SplitAfterSeq gives what SplitAfter gives.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] {
	return places(s, strings.SplitAfterSeq(text(s), text(sep)), 0)
}

// FieldsSeq gives what Fields gives.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq gives what FieldsFunc gives.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i, r := range text(s) {
			if !f(r) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 {
				if !yield(s[start:i:i]) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}
