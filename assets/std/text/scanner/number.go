package scanner

import "fmt"

func isDecimal(ch rune) bool { return '0' <= ch && ch <= '9' }

func digit(ch rune) int {
	switch {
	case isDecimal(ch):
		return int(ch - '0')
	case 'a' <= ch && ch <= 'f':
		return int(ch-'a') + 10
	case 'A' <= ch && ch <= 'F':
		return int(ch-'A') + 10
	}
	return 16
}

func lower(ch rune) rune { return ch | 0x20 }

func baseName(base int) string {
	switch base {
	case 2:
		return "binary literal"
	case 8:
		return "octal literal"
	case 16:
		return "hexadecimal literal"
	}
	return "decimal literal"
}

// mantissa reads digits and underscores; of decimal digits that the base lacks it tells the first.
func (s *Scanner) mantissa(base int) (found bool, wrong rune) {
	for {
		ch := s.Peek()
		switch {
		case ch == '_':
		case base <= 10 && isDecimal(ch) || base == 16 && digit(ch) < 16:
			found = true
			if digit(ch) >= base && wrong == 0 {
				wrong = ch
			}
		default:
			return found, wrong
		}
		s.take()
	}
}

// number reads a number; the point before it may have been read.
func (s *Scanner) number(point bool) rune {
	base, prefix, found := 10, rune(0), false
	var wrong rune
	tok := rune(Int)
	if !point {
		if s.Peek() == '0' {
			s.take()
			base, prefix, found = 8, '0', true
			if next := lower(s.Peek()); next == 'x' || next == 'o' || next == 'b' {
				s.take()
				base = map[rune]int{'x': 16, 'o': 8, 'b': 2}[next]
				prefix, found = next, false
			}
		}
		more, bad := s.mantissa(base)
		found, wrong = found || more, bad
		if s.Peek() == '.' && s.has(ScanFloats) {
			s.take()
			point = true
		}
	}
	if point {
		tok = Float
		if prefix == 'o' || prefix == 'b' {
			s.error("invalid radix point in " + baseName(base))
		}
		more, bad := s.mantissa(base)
		found = found || more
		if wrong == 0 {
			wrong = bad
		}
	}
	if !found {
		s.error(baseName(base) + " has no digits")
	}
	if e := lower(s.Peek()); (e == 'e' || e == 'p') && s.has(ScanFloats) {
		switch {
		case e == 'e' && prefix != 0 && prefix != '0':
			s.error(fmt.Sprintf("%q exponent requires decimal mantissa", s.Peek()))
		case e == 'p' && prefix != 'x':
			s.error(fmt.Sprintf("%q exponent requires hexadecimal mantissa", s.Peek()))
		}
		s.take()
		tok = Float
		if s.Peek() == '+' || s.Peek() == '-' {
			s.take()
		}
		if more, _ := s.mantissa(10); !more {
			s.error("exponent has no digits")
		}
	} else if prefix == 'x' && tok == Float {
		s.error("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && wrong != 0 {
		s.error(fmt.Sprintf("invalid digit %q in %s", wrong, baseName(base)))
	}
	return tok
}
