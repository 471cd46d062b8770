package regexp

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a part of an expression matches.
type kind int

const (
	empty     kind = iota
	class          // one character of some ranges
	assertion      // a place, not a character
	sequence
	choice
	repeat
	capture
)

// node is a part of an expression.
type node struct {
	kind     kind
	ranges   []rune // of a class: from, to, from, to ...
	place    place
	subs     []*node
	min, max int // of a repetition; max is -1 for no limit
	lazy     bool
	group    int
}

// place is a place that an assertion asks for.
type place int

const (
	lineStart place = iota
	lineEnd
	textStart
	textEnd
	wordBoundary
	noWordBoundary
)

// flags is what (?flags) sets.
type flags struct{ fold, multiline, dotAll, swap bool }

// syntaxError is what is wrong with an expression, and where.
type syntaxError struct{ what, where string }

func (e *syntaxError) Error() string {
	return "error parsing regexp: " + e.what + ": `" + e.where + "`"
}

const (
	maxDepth  = 1000 // of groups in groups
	maxRepeat = 1000 // the largest count of a repetition
)

type parser struct {
	whole string
	rest  string
	flags flags
	names []string // of the groups; that of the whole expression is empty
	depth int
}

func parse(expr string) (n *node, names []string, err error) {
	p := &parser{whole: expr, rest: expr, names: []string{""}}
	defer func() {
		if e, ok := recover().(*syntaxError); ok {
			err = e
		}
	}()
	for s := expr; s != ""; {
		r, width := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && width == 1 {
			p.fail("invalid UTF-8", expr)
		}
		s = s[width:]
	}
	n = p.alternatives()
	if p.rest != "" {
		p.fail("unexpected )", expr)
	}
	return n, p.names, nil
}

// fail ends parsing; parse gets the error.
func (p *parser) fail(what, where string) { panic(&syntaxError{what, where}) }

// next is the next character, which is taken.
func (p *parser) next() rune {
	r, width := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[width:]
	return r
}

// take takes what comes next if it is this.
func (p *parser) take(what string) bool {
	rest, ok := strings.CutPrefix(p.rest, what)
	p.rest = rest
	return ok
}

// alternatives reads a|b|c.
func (p *parser) alternatives() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("expression nests too deeply", p.whole)
	}
	defer func() { p.depth-- }()
	all := []*node{p.sequence()}
	for p.take("|") {
		all = append(all, p.sequence())
	}
	if len(all) == 1 {
		return all[0]
	}
	return &node{kind: choice, subs: all}
}

// sequence reads atoms, and what says how often each stands there.
func (p *parser) sequence() *node {
	var all []*node
	for last := ""; p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')'; {
		before := p.rest
		min, max, ok := p.count()
		if !ok {
			last = ""
			if n := p.atom(); n != nil {
				all = append(all, n)
			}
			continue
		}
		lazy := p.take("?")
		operator := before[:len(before)-len(p.rest)]
		switch {
		case len(all) == 0:
			p.fail("missing argument to repetition operator", operator)
		case last != "":
			p.fail("invalid nested repetition operator", last+operator)
		}
		last = operator
		repeated := all[len(all)-1]
		all[len(all)-1] = &node{kind: repeat, subs: []*node{repeated}, min: min, max: max, lazy: lazy != p.flags.swap}
	}
	return &node{kind: sequence, subs: all}
}

// count reads *, +, ? or {n,m}.
func (p *parser) count() (min, max int, ok bool) {
	switch {
	case p.take("*"):
		return 0, -1, true
	case p.take("+"):
		return 1, -1, true
	case p.take("?"):
		return 0, 1, true
	case !strings.HasPrefix(p.rest, "{"):
		return 0, 0, false
	}
	inside, rest, closed := strings.Cut(p.rest[1:], "}")
	low, high, two := strings.Cut(inside, ",")
	if !closed || !isNumber(low) || two && high != "" && !isNumber(high) {
		return 0, 0, false
	}
	where := p.rest[:len(p.rest)-len(rest)]
	min, max = number(low), number(low)
	if two {
		max = -1
		if high != "" {
			max = number(high)
		}
	}
	if min > maxRepeat || max > maxRepeat || max >= 0 && min > max {
		p.fail("invalid repeat count", where)
	}
	p.rest = rest
	return min, max, true
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s == "0" || s[0] != '0')
}

// number is a number that is cut where it is too large anyway.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > maxRepeat {
		return maxRepeat + 1
	}
	return n
}

// atom reads one character, class, group or assertion; nil for flags.
func (p *parser) atom() *node {
	switch {
	case p.take("("):
		return p.group()
	case p.take("["):
		return p.class()
	case p.take("."):
		if p.flags.dotAll {
			return &node{kind: class, ranges: []rune{0, unicode.MaxRune}}
		}
		return &node{kind: class, ranges: []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}}
	case p.take("^"):
		return p.edge(lineStart, textStart)
	case p.take("$"):
		return p.edge(lineEnd, textEnd)
	case strings.HasPrefix(p.rest, `\`):
		return p.escape()
	}
	return p.literal(p.next())
}

func (p *parser) edge(ofLine, ofText place) *node {
	if p.flags.multiline {
		return &node{kind: assertion, place: ofLine}
	}
	return &node{kind: assertion, place: ofText}
}

// literal is one character.
func (p *parser) literal(r rune) *node { return &node{kind: class, ranges: p.folded([]rune{r, r})} }

// group reads what stands behind a parenthesis.
func (p *parser) group() *node {
	start := p.rest
	n := &node{kind: capture}
	saved := p.flags
	if p.take("?") {
		name, named := p.groupName(start)
		if !named {
			if p.setFlags(start) {
				return nil
			}
			n.kind = sequence
		} else {
			n.group = p.newGroup(name)
		}
	} else {
		n.group = p.newGroup("")
	}
	n.subs = []*node{p.alternatives()}
	p.flags = saved
	if !p.take(")") {
		p.fail("missing closing )", p.whole)
	}
	return n
}

func (p *parser) newGroup(name string) int {
	p.names = append(p.names, name)
	return len(p.names) - 1
}

// groupName reads P<name> or <name>.
func (p *parser) groupName(start string) (name string, ok bool) {
	if p.rest == "P<" || p.rest == "<" || !p.take("P<") && !p.take("<") {
		return "", false
	}
	name, rest, closed := strings.Cut(p.rest, ">")
	if !closed {
		p.fail("invalid named capture", "("+start)
	}
	where := "(" + start[:len(start)-len(rest)]
	valid := name != ""
	for _, r := range name {
		valid = valid && (r == '_' || isWord(r))
	}
	if !valid {
		p.fail("invalid named capture", where)
	}
	p.rest = rest
	return name, true
}

// setFlags reads flags: and flags); done tells that no group follows.
func (p *parser) setFlags(start string) (done bool) {
	on := true
	any := false
	for p.rest != "" {
		switch c := p.next(); c {
		case 'i':
			p.flags.fold = on
		case 'm':
			p.flags.multiline = on
		case 's':
			p.flags.dotAll = on
		case 'U':
			p.flags.swap = on
		case '-':
			if !on {
				p.fail("invalid or unsupported Perl syntax", "("+start[:len(start)-len(p.rest)])
			}
			on = false
			any = false
			continue
		case ':', ')':
			if !on && !any {
				p.fail("invalid or unsupported Perl syntax", "("+start[:len(start)-len(p.rest)])
			}
			return c == ')'
		default:
			p.fail("invalid or unsupported Perl syntax", "("+start[:len(start)-len(p.rest)])
		}
		any = true
	}
	p.fail("invalid or unsupported Perl syntax", "("+start)
	return false
}
