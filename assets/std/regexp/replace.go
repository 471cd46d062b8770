package regexp

import (
	"strconv"
	"strings"
	"unicode"
)

// replace puts what f gives for each match in its place.
func (re *Regexp) replace(s string, groups bool, f func(b *strings.Builder, at []int)) string {
	var b strings.Builder
	last := 0
	re.each(s, -1, groups, func(at []int) {
		b.WriteString(s[last:at[0]])
		f(&b, at)
		last = at[1]
	})
	b.WriteString(s[last:])
	return b.String()
}

// ReplaceAllString puts repl in the place of each match; $1 and ${name} in it
// are the match's groups.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replace(src, true, func(b *strings.Builder, at []int) {
		b.Write(re.expand(nil, repl, src, at))
	})
}

// ReplaceAllLiteralString puts repl in the place of each match.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replace(src, false, func(b *strings.Builder, at []int) { b.WriteString(repl) })
}

// ReplaceAllStringFunc puts what repl gives for a match in its place.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replace(src, false, func(b *strings.Builder, at []int) { b.WriteString(repl(part(src, at, 0))) })
}

// ReplaceAll is ReplaceAllString for bytes.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	return []byte(re.ReplaceAllString(string(src), string(repl)))
}

// ReplaceAllLiteral is ReplaceAllLiteralString for bytes.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return []byte(re.ReplaceAllLiteralString(string(src), string(repl)))
}

// ReplaceAllFunc is ReplaceAllStringFunc for bytes.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return []byte(re.ReplaceAllStringFunc(string(src), func(s string) string { return string(repl([]byte(s))) }))
}

// Expand appends template to dst, with $1 and ${name} being the groups of a
// match, whose places are given.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), string(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for {
		before, rest, found := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !found {
			return dst
		}
		if after, dollar := strings.CutPrefix(rest, "$"); dollar {
			dst = append(dst, '$')
			template = after
			continue
		}
		name, after, ok := groupName(rest)
		if !ok {
			dst = append(dst, '$')
			template = rest
			continue
		}
		template = after
		group := re.SubexpIndex(name)
		if n, err := strconv.Atoi(name); err == nil {
			group = n
		}
		if group >= 0 && 2*group+1 < len(match) && match[2*group] >= 0 {
			dst = append(dst, part(src, match, group)...)
		}
	}
}

// groupName reads name or {name}.
func groupName(s string) (name, rest string, ok bool) {
	braced := strings.HasPrefix(s, "{")
	if braced {
		s = s[1:]
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	if end == 0 || braced && !strings.HasPrefix(s[end:], "}") {
		return "", "", false
	}
	name, rest = s[:end], s[end:]
	if braced {
		rest = rest[1:]
	}
	return name, rest, true
}
