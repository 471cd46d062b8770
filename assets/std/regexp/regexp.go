// Package regexp finds text by regular expressions, in time that grows with the
// text and not faster.
package regexp

import (
	"strconv"
	"strings"
)

// Regexp is an expression that was understood.
type Regexp struct {
	expr     string
	prog     []inst
	start    int
	names    []string
	longest  bool
	anchored bool
}

// Compile understands an expression.
func Compile(expr string) (*Regexp, error) {
	n, names, err := parse(expr)
	if err != nil {
		return nil, err
	}
	c := &compiler{}
	end := c.add(inst{op: opMatch})
	whole := &node{kind: capture, subs: []*node{n}}
	start := c.emit(whole, end)
	if c.tooLarge {
		return nil, &syntaxError{"expression too large", expr}
	}
	re := &Regexp{expr: expr, prog: c.prog, start: start, names: names}
	re.anchored = isAnchored(n)
	return re, nil
}

// isAnchored tells whether a part can only begin at the start of the text.
func isAnchored(n *node) bool {
	switch n.kind {
	case assertion:
		return n.place == textStart
	case sequence, capture:
		return len(n.subs) > 0 && isAnchored(n.subs[0])
	}
	return false
}

// MustCompile is Compile that panics if the expression is wrong.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// MatchString tells whether an expression is found in s.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match tells whether an expression is found in b.
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}

// QuoteMeta is an expression that finds just s.
func QuoteMeta(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// String is the expression.
func (re *Regexp) String() string { return re.expr }

// Longest makes re prefer the longest match.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp is the number of groups.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames is the names of the groups; the first is that of the whole.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex is the number of the group of a name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	for i, other := range re.names {
		if name != "" && other == name {
			return i
		}
	}
	return -1
}

// find is the places of the first match from a place on, and of its groups.
func (re *Regexp) find(s string, from int, groups bool) []int {
	slots := 2
	if groups {
		slots = 2 * len(re.names)
	}
	m := &machine{re: re, text: s, seen: make([]int, len(re.prog))}
	return m.run(from, slots)
}

// each calls f for the places of n matches, all if n < 0.
func (re *Regexp) each(s string, n int, groups bool, f func(at []int)) {
	if n < 0 {
		n = len(s) + 1
	}
	previousEnd := -1
	for from, i := 0, 0; i < n && from <= len(s); {
		at := re.find(s, from, groups)
		if at == nil {
			return
		}
		accept := true
		if at[1] == from && at[0] == at[1] {
			accept = at[0] != previousEnd
			_, width := runeAt(s, from)
			from += max(width, 1)
		} else {
			from = at[1]
			if at[0] == at[1] && at[0] == previousEnd {
				accept = false
			}
		}
		previousEnd = at[1]
		if accept {
			f(at)
			i++
		}
	}
}

// MatchString tells whether re is found in s.
func (re *Regexp) MatchString(s string) bool { return re.find(s, 0, false) != nil }

// Match tells whether re is found in b.
func (re *Regexp) Match(b []byte) bool { return re.MatchString(string(b)) }

// Split parts s at n-1 matches, at all if n < 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	parts := []string{}
	begin, end := 0, 0
	for _, at := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = at[0]
		if at[1] != 0 {
			parts = append(parts, s[begin:end])
		}
		begin = at[1]
	}
	if end != len(s) {
		parts = append(parts, s[begin:])
	}
	return parts
}
