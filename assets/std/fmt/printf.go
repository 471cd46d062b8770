package fmt

import (
	"unicode/utf8"

	"internal/rt"
)

// tooLarge is a width or precision that nobody can mean.
const tooLarge = 1000000

// directives is the state of a walk along a format.
type directives struct {
	p      *printer
	format string
	at     int // the next byte of format
	args   []any
	next   int // the next operand

	indexed   bool // an explicit index came last
	reordered bool // some directive had one
	badIndex  bool // this directive had a wrong one
	wrapped   []int
}

func appendFormat(b []byte, format string, a []any) []byte {
	p := &printer{buf: b}
	p.printf(format, a)
	return p.buf
}

// printf formats a, and gives which operands %w was used on.
func (p *printer) printf(format string, a []any) []int {
	d := directives{p: p, format: format, args: a}
	for d.at < len(format) {
		start := d.at
		for d.at < len(format) && format[d.at] != '%' {
			d.at++
		}
		p.buf = append(p.buf, format[start:d.at]...)
		if d.at < len(format) {
			d.at++
			if !d.simple() {
				d.directive()
			}
		}
	}
	if !d.reordered && d.next < len(a) {
		p.extra(a[d.next:])
	}
	return d.wrapped
}

// extra reports operands that no directive used.
func (p *printer) extra(a []any) {
	p.flags = flags{}
	p.buf = append(p.buf, "%!(EXTRA "...)
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ", "...)
		}
		if arg == nil {
			p.buf = append(p.buf, "<nil>"...)
			continue
		}
		p.buf = append(p.buf, rt.TypeString(rt.TypeOf(arg))...)
		p.buf = append(p.buf, '=')
		p.operand(arg, 'v')
	}
	p.buf = append(p.buf, ')')
}

// simple formats the commonest directives: %d, %s and %v of an int or string.
func (d *directives) simple() bool {
	if d.at >= len(d.format) || d.next >= len(d.args) {
		return false
	}
	verb := d.format[d.at]
	switch v := d.args[d.next].(type) {
	case string:
		if verb != 's' && verb != 'v' {
			return false
		}
		d.p.buf = append(d.p.buf, v...)
	case int:
		if verb != 'd' && verb != 'v' {
			return false
		}
		d.p.buf = appendInt(d.p.buf, int64(v))
	default:
		return false
	}
	d.at++
	d.next++
	return true
}

// directive formats what stands behind a %.
func (d *directives) directive() {
	p := d.p
	p.flags = flags{}
	d.badIndex = false
	d.readFlags()
	d.readIndex()
	d.readWidth()
	d.readPrecision()
	if !d.indexed {
		d.readIndex()
	}
	if d.at >= len(d.format) {
		p.buf = append(p.buf, "%!(NOVERB)"...)
		return
	}
	verb, size := rune(d.format[d.at]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(d.format[d.at:])
	}
	d.at += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
	case d.badIndex:
		d.complain(verb, "(BADINDEX)")
	case d.next >= len(d.args):
		d.complain(verb, "(MISSING)")
	default:
		d.apply(verb)
	}
}

// complain reports what is wrong with a directive.
func (d *directives) complain(verb rune, what string) {
	p := d.p
	p.buf = append(p.buf, "%!"...)
	p.buf = append(p.buf, string(verb)...)
	p.buf = append(p.buf, what...)
}

// apply formats the next operand.
func (d *directives) apply(verb rune) {
	p := d.p
	if verb == 'w' {
		d.wrapped = append(d.wrapped, d.next)
	}
	if verb == 'v' || verb == 'w' {
		p.sharpV, p.sharp = p.sharp, false
		p.plusV, p.plus = p.plus, false
	}
	arg := d.args[d.next]
	d.next++
	p.operand(arg, verb)
}

func (d *directives) readFlags() {
	for d.at < len(d.format) {
		switch d.format[d.at] {
		case '#':
			d.p.sharp = true
		case '0':
			d.p.zero = true
		case '+':
			d.p.plus = true
		case '-':
			d.p.minus = true
		case ' ':
			d.p.space = true
		default:
			return
		}
		d.at++
	}
}

// readWidth reads a number, or * for the next operand.
func (d *directives) readWidth() {
	p := d.p
	if d.at < len(d.format) && d.format[d.at] == '*' {
		d.at++
		p.width, p.hasWidth = d.intOperand()
		if !p.hasWidth {
			p.buf = append(p.buf, "%!(BADWIDTH)"...)
		}
		if p.width < 0 {
			p.width = -p.width
			p.minus = true
			p.zero = false
		}
		d.indexed = false
		return
	}
	p.width, p.hasWidth = d.number()
	if d.indexed && p.hasWidth {
		d.badIndex = true
	}
}

// readPrecision reads a dot and what follows it, as a width.
func (d *directives) readPrecision() {
	if d.at >= len(d.format) || d.format[d.at] != '.' {
		return
	}
	p := d.p
	d.at++
	if d.indexed {
		d.badIndex = true
	}
	d.readIndex()
	if d.at < len(d.format) && d.format[d.at] == '*' {
		d.at++
		p.prec, p.hasPrec = d.intOperand()
		if p.prec < 0 {
			p.prec, p.hasPrec = 0, false
		}
		if !p.hasPrec {
			p.buf = append(p.buf, "%!(BADPREC)"...)
		}
		d.indexed = false
		return
	}
	p.prec, p.hasPrec = d.number()
	if !p.hasPrec {
		p.prec, p.hasPrec = 0, true
	}
}

// number reads digits, if there are any.
func (d *directives) number() (n int, ok bool) {
	n, end, ok := parseNumber(d.format, d.at)
	d.at = end
	return n, ok
}

// parseNumber reads the digits of s from start on; a number that is too large
// makes the whole rest unreadable.
func parseNumber(s string, start int) (n, end int, ok bool) {
	for end = start; end < len(s) && '0' <= s[end] && s[end] <= '9'; end++ {
		if n > tooLarge {
			return 0, len(s), false
		}
		n = n*10 + int(s[end]-'0')
	}
	return n, end, end > start
}

// intOperand takes the next operand for a width or precision.
func (d *directives) intOperand() (n int, ok bool) {
	if d.next >= len(d.args) {
		return 0, false
	}
	arg := d.args[d.next]
	d.next++
	if arg == nil {
		return 0, false
	}
	switch kind := rt.Kind(rt.TypeOf(arg)); {
	case rt.KindInt <= kind && kind <= rt.KindInt64:
		i := rt.Int(arg)
		n, ok = int(i), true
	case rt.KindUint <= kind && kind <= rt.KindUintptr:
		u := rt.Uint(arg)
		n, ok = int(u), int64(u) >= 0
	}
	if !ok || n > tooLarge || n < -tooLarge {
		return 0, false
	}
	return n, true
}

// readIndex reads [n], which makes the n-th operand the next one.
func (d *directives) readIndex() {
	d.indexed = false
	rest := d.format[d.at:]
	if rest == "" || rest[0] != '[' {
		return
	}
	d.reordered = true
	index, width, ok := parseIndex(rest)
	d.at += width
	d.indexed = ok
	if ok && 0 <= index && index < len(d.args) {
		d.next = index
	} else {
		d.badIndex = true
		d.indexed = ok
	}
}

// parseIndex reads [n] and gives n-1. Where it is wrong it takes as much of s
// as belongs to it.
func parseIndex(s string) (index, width int, ok bool) {
	if len(s) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(s); i++ {
		if s[i] == ']' {
			n, end, ok := parseNumber(s, 1)
			if !ok || end != i {
				return 0, i + 1, false
			}
			return n - 1, i + 1, true
		}
	}
	return 0, 1, false
}
