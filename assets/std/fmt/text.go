package fmt

import (
	"strconv"
	"unicode/utf8"

	"internal/rt"
)

// fill writes n times c.
func (p *printer) fill(n int, c byte) {
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// pad writes s, filled up to the width.
func (p *printer) pad(s string) {
	if !p.hasWidth || p.width == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	missing := p.width - utf8.RuneCountInString(s)
	switch {
	case p.minus:
		p.buf = append(p.buf, s...)
		p.fill(missing, ' ')
	case p.zero:
		p.fill(missing, '0')
		p.buf = append(p.buf, s...)
	default:
		p.fill(missing, ' ')
		p.buf = append(p.buf, s...)
	}
}

// padWithSpaces is pad without the flag 0.
func (p *printer) padWithSpaces(s string) {
	zero := p.zero
	p.zero = false
	p.pad(s)
	p.zero = zero
}

// truncated is as many runes of s as the precision allows.
func (p *printer) truncated(s string) string {
	if p.hasPrec {
		n := p.prec
		for i := range s {
			if n == 0 {
				return s[:i]
			}
			n--
		}
	}
	return s
}

// text writes a string as %s does.
func (p *printer) text(s string) { p.pad(p.truncated(s)) }

func (p *printer) bool(b bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(verb)
		return
	}
	p.pad(strconv.FormatBool(b))
}

func (p *printer) string(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(s)
		} else {
			p.text(s)
		}
	case 's':
		p.text(s)
	case 'x':
		p.hex(s, lowerDigits)
	case 'X':
		p.hex(s, upperDigits)
	case 'q':
		p.quoted(s)
	default:
		p.badVerb(verb)
	}
}

// quoted writes s as a string literal.
func (p *printer) quoted(s string) {
	s = p.truncated(s)
	switch {
	case p.sharp && strconv.CanBackquote(s):
		p.pad("`" + s + "`")
	case p.plus:
		p.pad(strconv.QuoteToASCII(s))
	default:
		p.pad(strconv.Quote(s))
	}
}

// hex writes the bytes of s in hexadecimal; with the flag space apart, with #
// each, or the whole, after 0x.
func (p *printer) hex(s string, alphabet string) {
	if p.hasPrec && p.prec < len(s) {
		s = s[:p.prec]
	}
	b := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		if p.space && i > 0 {
			b = append(b, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			b = append(b, '0', alphabet[16])
		}
		b = append(b, alphabet[s[i]>>4], alphabet[s[i]&0xF])
	}
	p.pad(rt.StringOf(b))
}

// bytes formats a slice or array of bytes; typeString is for %#v.
func (p *printer) bytes(v []byte, verb rune, typeString string) {
	switch verb {
	case 'v', 'd':
		p.byteList(v, verb, typeString)
	case 's':
		p.text(string(v))
	case 'x':
		p.hex(string(v), lowerDigits)
	case 'X':
		p.hex(string(v), upperDigits)
	case 'q':
		p.quoted(string(v))
	default:
		p.value(v, rt.TypeOf(v), verb, 0, true)
	}
}

func (p *printer) byteList(v []byte, verb rune, typeString string) {
	if !p.sharpV {
		p.buf = append(p.buf, '[')
		for i, c := range v {
			if i > 0 {
				p.buf = append(p.buf, ' ')
			}
			p.digits(uint64(c), false, 10, verb, lowerDigits)
		}
		p.buf = append(p.buf, ']')
		return
	}
	p.buf = append(p.buf, typeString...)
	if v == nil {
		p.buf = append(p.buf, "(nil)"...)
		return
	}
	p.buf = append(p.buf, '{')
	for i, c := range v {
		if i > 0 {
			p.buf = append(p.buf, ", "...)
		}
		p.hex0x(uint64(c), true)
	}
	p.buf = append(p.buf, '}')
}
