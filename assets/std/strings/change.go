package strings

import (
	"unicode"
	"unicode/utf8"
)

// Clone is a copy of s.
func Clone(s string) string { return string([]byte(s)) }

// Repeat is count times s.
func Repeat(s string, count int) string {
	switch {
	case count < 0:
		panic("strings: negative Repeat count")
	case count > 0 && len(s)*count/count != len(s):
		panic("strings: Repeat output length overflow")
	}
	return repeat(s, count)
}

// Replace puts new in place of the first n of old, all if n is negative. An
// empty old is before each rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if old == "" {
		return interleave(s, new, n)
	}
	if n < 0 {
		n = len(s)
	}
	return replace(s, old, new, n)
}

// ReplaceAll puts new in place of each old.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// interleave puts new before runes and at the end, at most n times.
func interleave(s, new string, n int) string {
	var b Builder
	for i, r := range s {
		if n == 0 {
			b.WriteString(s[i:])
			return b.String()
		}
		n--
		b.WriteString(new)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+size])
		} else {
			b.WriteRune(r)
		}
	}
	if n != 0 {
		b.WriteString(new)
	}
	return b.String()
}

// Map is s with each rune replaced by what mapping gives; a negative one is
// dropped.
func Map(mapping func(rune) rune, s string) string {
	var b Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ToTitle is s with its letters in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the case rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the case rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the case rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 is s with each run of wrong bytes replaced.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	wrong := false
	for i, r := range s {
		if r != utf8.RuneError || HasPrefix(s[i:], "\uFFFD") {
			b.WriteRune(r)
			wrong = false
			continue
		}
		if !wrong {
			b.WriteString(replacement)
		}
		wrong = true
	}
	return b.String()
}

// Title is s with the first letter of each word in title case; what is a word
// is only roughly right.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		start := separates(before)
		before = r
		if start {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// separates tells whether a word may begin after r.
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return r != '_' && (r < '0' || '9' < r) && (r|0x20 < 'a' || 'z' < r|0x20)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}
