package regexp

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// named is the classes that have a letter, and those of [[:name:]].
var named = map[string][]rune{
	"d":      {'0', '9'},
	"s":      {'\t', '\n', '\f', '\r', ' ', ' '},
	"w":      {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"alnum":  {'0', '9', 'A', 'Z', 'a', 'z'},
	"alpha":  {'A', 'Z', 'a', 'z'},
	"ascii":  {0, 0x7F},
	"blank":  {'\t', '\t', ' ', ' '},
	"cntrl":  {0, 0x1F, 0x7F, 0x7F},
	"digit":  {'0', '9'},
	"graph":  {'!', '~'},
	"lower":  {'a', 'z'},
	"print":  {' ', '~'},
	"punct":  {'!', '/', ':', '@', '[', '`', '{', '~'},
	"space":  {'\t', '\r', ' ', ' '},
	"upper":  {'A', 'Z'},
	"word":   {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// tables is the classes of \p{name}.
var tables = map[string]*unicode.RangeTable{
	"L": unicode.L, "Lu": unicode.Lu, "Ll": unicode.Ll, "N": unicode.N, "Nd": unicode.Nd, "P": unicode.P,
	"S": unicode.S, "Z": unicode.Z, "M": unicode.M, "Latin": unicode.Latin, "Greek": unicode.Greek,
	"Cyrillic": unicode.Cyrillic, "Han": unicode.Han, "Hiragana": unicode.Hiragana, "Katakana": unicode.Katakana,
}

func isWord(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80
}

// negated is all that is not in the ranges.
func negated(ranges []rune) []rune {
	ranges = ordered(ranges)
	var out []rune
	next := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] > next {
			out = append(out, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// ordered is the ranges in order, without overlap.
func ordered(ranges []rune) []rune {
	at := make([]int, len(ranges)/2)
	for i := range at {
		at[i] = 2 * i
	}
	sort.Slice(at, func(i, j int) bool { return ranges[at[i]] < ranges[at[j]] })
	var out []rune
	for _, i := range at {
		from, to := ranges[i], ranges[i+1]
		if n := len(out); n > 0 && from <= out[n-1]+1 {
			out[n-1] = max(out[n-1], to)
		} else {
			out = append(out, from, to)
		}
	}
	return out
}

// foldLimit is how large ranges may be whose characters are looked at one by
// one for others that differ in capitals only; larger ones have them all.
const foldLimit = 0x400

// folded is the ranges with small letters and capitals, if these are the same.
func (p *parser) folded(ranges []rune) []rune {
	if !p.flags.fold {
		return ranges
	}
	out := append([]rune(nil), ranges...)
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1] && r-ranges[i] < foldLimit; r++ {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return ordered(out)
}

// class reads what stands behind [.
func (p *parser) class() *node {
	start := p.rest
	not := p.take("^")
	var ranges []rune
	for first := true; first || !p.take("]"); first = false {
		if p.rest == "" {
			p.fail("missing closing ]", "["+start)
		}
		if strings.HasPrefix(p.rest, "[:") {
			if more, ok := p.posix(); ok {
				ranges = append(ranges, more...)
				continue
			}
		}
		if p.rest[0] == '\\' {
			if more, ok := p.letterClass(); ok {
				ranges = append(ranges, more...)
				continue
			}
		}
		where := p.rest
		low := p.classRune(start)
		high := low
		if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
			p.rest = p.rest[1:]
			high = p.classRune(start)
			if high < low {
				p.fail("invalid character class range", where[:len(where)-len(p.rest)])
			}
		}
		ranges = append(ranges, low, high)
	}
	ranges = ordered(p.folded(ranges))
	if not {
		ranges = negated(ranges)
	}
	return &node{kind: class, ranges: ranges}
}

// posix reads [:name:] within a class.
func (p *parser) posix() (ranges []rune, ok bool) {
	name, rest, closed := strings.Cut(p.rest[2:], ":]")
	if !closed {
		return nil, false
	}
	bare, not := strings.CutPrefix(name, "^")
	ranges, ok = named[bare]
	if !ok || len(bare) == 1 {
		p.fail("invalid character class range", "[:"+name+":]")
	}
	p.rest = rest
	if not {
		ranges = negated(ranges)
	}
	return ranges, true
}

// classRune reads one character of a class.
func (p *parser) classRune(start string) rune {
	if p.rest == "" {
		p.fail("missing closing ]", "["+start)
	}
	if p.rest[0] == '\\' {
		return p.escapedRune()
	}
	return p.next()
}

// letterClass reads \d and the like, and \p{name}.
func (p *parser) letterClass() (ranges []rune, ok bool) {
	if len(p.rest) < 2 {
		return nil, false
	}
	letter := p.rest[1:2]
	lower := strings.ToLower(letter)
	switch {
	case strings.Contains("dsw", lower):
		ranges = p.folded(named[lower])
		p.rest = p.rest[2:]
	case lower == "p":
		ranges = p.folded(p.property())
	default:
		return nil, false
	}
	if letter != lower {
		ranges = negated(ranges)
	}
	return ranges, true
}

// property reads \pN or \p{Name}.
func (p *parser) property() []rune {
	where := p.rest
	p.rest = p.rest[2:]
	name := ""
	if p.take("{") {
		inside, rest, closed := strings.Cut(p.rest, "}")
		if !closed {
			p.fail("invalid character class range", where)
		}
		name, p.rest = inside, rest
	} else if p.rest != "" {
		name = string(p.next())
	}
	bare, not := strings.CutPrefix(name, "^")
	table, ok := tables[bare]
	if !ok {
		p.fail("invalid character class range", where[:len(where)-len(p.rest)])
	}
	var ranges []rune
	for _, r := range table.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			if r.Stride == 1 {
				ranges = append(ranges, c, rune(r.Hi))
				break
			}
			ranges = append(ranges, c, c)
		}
	}
	for _, r := range table.R32 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			if r.Stride == 1 {
				ranges = append(ranges, c, rune(r.Hi))
				break
			}
			ranges = append(ranges, c, c)
		}
	}
	if not {
		return negated(ranges)
	}
	return ordered(ranges)
}

// escape reads what begins with \ outside classes.
func (p *parser) escape() *node {
	if p.rest == `\` {
		p.fail("trailing backslash at end of expression", "")
	}
	places := map[byte]place{'A': textStart, 'z': textEnd, 'b': wordBoundary, 'B': noWordBoundary}
	if at, ok := places[p.rest[1]]; ok {
		p.rest = p.rest[2:]
		return &node{kind: assertion, place: at}
	}
	if p.take(`\Q`) {
		text, rest, _ := strings.Cut(p.rest, `\E`)
		p.rest = rest
		n := &node{kind: sequence}
		for _, r := range text {
			n.subs = append(n.subs, p.literal(r))
		}
		return n
	}
	if ranges, ok := p.letterClass(); ok {
		return &node{kind: class, ranges: ranges}
	}
	return p.literal(p.escapedRune())
}

// escapedRune reads \n, \x41, \x{1F600}, \101 or a sign behind \.
func (p *parser) escapedRune() rune {
	where := p.rest
	p.rest = p.rest[1:]
	if p.rest == "" {
		p.fail("trailing backslash at end of expression", "")
	}
	wrong := func() { p.fail("invalid escape sequence", where[:len(where)-len(p.rest)]) }
	c := p.next()
	switch {
	case c == 'x':
		digits := ""
		if p.take("{") {
			inside, rest, closed := strings.Cut(p.rest, "}")
			if !closed {
				wrong()
			}
			digits, p.rest = inside, rest
		} else if len(p.rest) >= 2 {
			digits, p.rest = p.rest[:2], p.rest[2:]
		}
		n, err := strconv.ParseUint(digits, 16, 32)
		if err != nil || n > unicode.MaxRune {
			wrong()
		}
		return rune(n)
	case c == '0' || '1' <= c && c <= '7' && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7':
		n := c - '0'
		for i := 0; i < 2 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
			n = n*8 + p.next() - '0'
		}
		return n
	case c < 0x80 && !isWord(c) || c == '_':
		return c
	}
	if i := strings.IndexRune("aftnrv", c); i >= 0 {
		return rune("\a\f\t\n\r\v"[i])
	}
	wrong()
	return 0
}
