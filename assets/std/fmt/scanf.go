package fmt

import "unicode/utf8"

// formatted reads operands as format says.
func (s *scan) formatted(format string, a []any) (n int, err error) {
	defer settle(&err)
	for format != "" {
		rest, matched := s.literals(format)
		if rest != format {
			format = rest
			continue
		}
		if format[0] != '%' {
			if !matched {
				s.fail("input does not match format")
			}
			break
		}
		width, end, ok := parseNumber(format, 1)
		if !ok {
			width = noLimit
		}
		s.width = width
		directive := format[end:]
		verb, size := utf8.DecodeRuneInString(directive)
		format = directive[size:]
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.notEnd()
			if !s.accept("%") {
				s.fail("missing literal %")
			}
			continue
		}
		if n >= len(a) {
			s.fail("too few operands for format '%" + directive + "'")
		}
		s.limit = min(s.count+width, noLimit)
		s.operand(verb, a[n])
		n++
		s.limit = noLimit
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return n, nil
}

// literals reads the part of the input that the beginning of format, up to a
// directive, demands, and gives the rest of format. Nothing is taken from a
// format whose first literal text does not match.
func (s *scan) literals(format string) (rest string, matched bool) {
	start := format
	for format != "" {
		r, size := utf8.DecodeRuneInString(format)
		if isSpace(r) {
			format = s.spaces(format)
			continue
		}
		if r == '%' {
			if len(format) == 1 {
				s.fail("missing verb: % at end of format string")
			}
			if format[1] != '%' {
				return format, true
			}
			format = format[1:]
		}
		if got := s.needed(); got != r {
			s.UnreadRune()
			return start, false
		}
		format = format[size:]
	}
	return format, true
}

// spaces matches the spaces at the beginning of format: each newline needs one
// in the input, other spaces match any number of them, but at least one.
func (s *scan) spaces(format string) (rest string) {
	newlines, trailing := 0, false
	for format != "" {
		r, size := utf8.DecodeRuneInString(format)
		if !isSpace(r) {
			break
		}
		trailing = r != '\n'
		if r == '\n' {
			newlines++
		}
		format = format[size:]
	}
	for i := 0; i < newlines; i++ {
		r := s.next()
		for isSpace(r) && r != '\n' {
			r = s.next()
		}
		if r != '\n' && r != atEnd {
			s.fail("newline in format does not match input")
		}
	}
	if !trailing {
		return format
	}
	r := s.next()
	if newlines == 0 {
		if !isSpace(r) && r != atEnd {
			s.fail("expected space in input to match format")
		}
		if r == '\n' {
			s.fail("newline in input does not match format")
		}
	}
	for isSpace(r) && r != '\n' {
		r = s.next()
	}
	if r != atEnd {
		s.UnreadRune()
	}
	return format
}
