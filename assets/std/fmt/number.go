package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

// signed formats a signed integer.
func (p *printer) signed(i int64, verb rune) {
	if verb == 'v' || verb == 'd' {
		if !p.hasWidth && !p.hasPrec && !p.plus && !p.space {
			p.buf = appendInt(p.buf, i)
			return
		}
		verb = 'd'
	}
	negative := i < 0
	u := uint64(i)
	if negative {
		u = -u
	}
	p.integer(u, negative, uint64(i), verb)
}

// unsigned formats an unsigned integer.
func (p *printer) unsigned(u uint64, verb rune) {
	if verb == 'v' {
		if p.sharpV {
			p.hex0x(u, true)
			return
		}
		verb = 'd'
	}
	p.integer(u, false, u, verb)
}

// hex0x formats u in hexadecimal, with or without 0x.
func (p *printer) hex0x(u uint64, prefix bool) {
	sharp := p.sharp
	p.sharp = prefix
	p.digits(u, false, 16, 'v', lowerDigits)
	p.sharp = sharp
}

// integer formats u with a verb of integers; char is its value as a rune.
func (p *printer) integer(u uint64, negative bool, char uint64, verb rune) {
	switch verb {
	case 'd':
		p.digits(u, negative, 10, verb, lowerDigits)
	case 'b':
		p.digits(u, negative, 2, verb, lowerDigits)
	case 'o', 'O':
		p.digits(u, negative, 8, verb, lowerDigits)
	case 'x':
		p.digits(u, negative, 16, verb, lowerDigits)
	case 'X':
		p.digits(u, negative, 16, verb, upperDigits)
	case 'c':
		p.pad(string(runeOf(char)))
	case 'q':
		p.quotedRune(runeOf(char))
	case 'U':
		p.codePoint(char)
	default:
		p.badVerb(verb)
	}
}

// runeOf is the character with the number u.
func runeOf(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

func (p *printer) quotedRune(r rune) {
	if p.plus {
		p.pad(strconv.QuoteRuneToASCII(r))
	} else {
		p.pad(strconv.QuoteRune(r))
	}
}

// codePoint writes u as U+0078, with the flag # as U+0078 'x'.
func (p *printer) codePoint(u uint64) {
	digits := strconv.FormatUint(u, 16)
	least := 4
	if p.hasPrec && p.prec > 4 {
		least = p.prec
	}
	b := []byte("U+")
	for n := len(digits); n < least; n++ {
		b = append(b, '0')
	}
	for i := 0; i < len(digits); i++ {
		b = append(b, upper(digits[i]))
	}
	if p.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		b = append(b, " '"...)
		b = utf8.AppendRune(b, rune(u))
		b = append(b, '\'')
	}
	p.padWithSpaces(string(b))
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// digits writes a number in a base. A precision is the least number of digits;
// zero padding is a precision that fills the width.
func (p *printer) digits(u uint64, negative bool, base int, verb rune, alphabet string) {
	prec := 0
	if p.hasPrec {
		prec = p.prec
		if prec == 0 && u == 0 {
			p.fill(p.width, ' ')
			return
		}
	} else if p.zero && !p.minus && p.hasWidth {
		prec = p.width
		if negative || p.plus || p.space {
			prec--
		}
	}
	text := strconv.FormatUint(u, base)
	b := make([]byte, 0, len(text)+4)
	switch {
	case negative:
		b = append(b, '-')
	case p.plus:
		b = append(b, '+')
	case p.space:
		b = append(b, ' ')
	}
	if verb == 'O' {
		b = append(b, "0o"...)
	}
	if p.sharp {
		switch base {
		case 2:
			b = append(b, "0b"...)
		case 8:
			if prec <= len(text) && text[0] != '0' {
				b = append(b, '0')
			}
		case 16:
			b = append(b, '0', alphabet[16])
		}
	}
	for n := len(text); n < prec; n++ {
		b = append(b, '0')
	}
	if base == 16 && alphabet[16] == 'X' {
		for i := 0; i < len(text); i++ {
			b = append(b, upper(text[i]))
		}
	} else {
		b = append(b, text...)
	}
	p.padWithSpaces(string(b))
}

// float formats a number of the given size in bits.
func (p *printer) float(f float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.floatAs(f, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.floatAs(f, size, verb, -1)
	case 'f', 'e', 'E':
		p.floatAs(f, size, verb, 6)
	case 'F':
		p.floatAs(f, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

// floatAs formats f in one of strconv's formats; prec is for no precision.
func (p *printer) floatAs(f float64, size int, format rune, prec int) {
	if p.hasPrec {
		prec = p.prec
	}
	num := strconv.FormatFloat(f, byte(format), prec, size)
	sign := byte('+')
	if num[0] == '-' || num[0] == '+' {
		sign, num = num[0], num[1:]
	}
	if p.space && sign == '+' && !p.plus {
		sign = ' '
	}
	if num[0] == 'I' || num[0] == 'N' {
		if num[0] == 'I' || p.plus || p.space {
			num = string(rune(sign)) + num
		}
		p.padWithSpaces(num)
		return
	}
	if p.sharp && format != 'b' {
		num = withPoint(num, format, prec)
	}
	if !p.plus && sign == '+' {
		p.pad(num)
		return
	}
	if p.zero && !p.minus && p.hasWidth && p.width > len(num)+1 {
		p.buf = append(p.buf, sign)
		p.fill(p.width-len(num)-1, '0')
		p.buf = append(p.buf, num...)
		return
	}
	p.pad(string(rune(sign)) + num)
}

// withPoint is what the flag # makes of a number without its sign: it always
// has a decimal point, and %g keeps its trailing zeros.
func withPoint(num string, format rune, prec int) string {
	missing := 0
	switch format {
	case 'g', 'G', 'x', 'X':
		missing = prec
		if missing < 0 {
			missing = 6
		}
		if format == 'X' {
			missing = 0
		}
	}
	tail, point, significant := "", false, false
	for i := 0; i < len(num); i++ {
		c := num[i]
		if c == 'p' || c == 'P' || (c == 'e' || c == 'E') && format != 'x' && format != 'X' {
			tail, num = num[i:], num[:i]
			break
		}
		if c == '.' {
			point = true
			continue
		}
		if c != '0' {
			significant = true
		}
		if significant {
			missing--
		}
	}
	b := []byte(num)
	if !point {
		if num == "0" {
			missing--
		}
		b = append(b, '.')
	}
	for ; missing > 0; missing-- {
		b = append(b, '0')
	}
	return string(b) + tail
}

// complex formats a complex number of the given size in bits.
func (p *printer) complex(c complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		plus := p.plus
		p.buf = append(p.buf, '(')
		p.float(real(c), size/2, verb)
		p.plus = true
		p.float(imag(c), size/2, verb)
		p.buf = append(p.buf, "i)"...)
		p.plus = plus
	default:
		p.badVerb(verb)
	}
}
