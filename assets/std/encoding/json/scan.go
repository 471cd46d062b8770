package json

import (
	"strconv"
	"unicode/utf8"
)

// scanner reads values without making anything of them.
type scanner struct {
	data []byte
	at   int
}

const endOfInput = "unexpected end of JSON input"

// fail is an error at the next character.
func (s *scanner) fail(context string) error {
	if s.at >= len(s.data) {
		return &SyntaxError{int64(len(s.data)), endOfInput}
	}
	r, _ := utf8.DecodeRune(s.data[s.at:])
	return &SyntaxError{int64(s.at + 1), "invalid character " + quoteRune(r) + " " + context}
}

func quoteRune(r rune) string {
	switch r {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	quoted := strconv.Quote(string(r))
	return "'" + quoted[1:len(quoted)-1] + "'"
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// next is the next character, 0 at the end.
func (s *scanner) next() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

// maxDepth is how deep values may stand in each other.
const maxDepth = 10000

// value reads a value.
func (s *scanner) value(depth int) error {
	s.space()
	if depth > maxDepth {
		return &SyntaxError{int64(s.at), "exceeded max depth"}
	}
	switch c := s.next(); {
	case c == '{':
		return s.object(depth)
	case c == '[':
		return s.array(depth)
	case c == '"':
		return s.text()
	case c == 't':
		return s.literal("true")
	case c == 'f':
		return s.literal("false")
	case c == 'n':
		return s.literal("null")
	case c == '-' || '0' <= c && c <= '9':
		return s.number()
	}
	return s.fail("looking for beginning of value")
}

func (s *scanner) literal(word string) error {
	for i := 0; i < len(word); i++ {
		if s.next() != word[i] {
			return s.fail("in literal " + word + " (expecting " + quoteRune(rune(word[i])) + ")")
		}
		s.at++
	}
	return nil
}

func (s *scanner) digits() error {
	if c := s.next(); c < '0' || c > '9' {
		return s.fail("in numeric literal")
	}
	for c := s.next(); '0' <= c && c <= '9'; c = s.next() {
		s.at++
	}
	return nil
}

func (s *scanner) number() error {
	if s.next() == '-' {
		s.at++
	}
	if s.next() == '0' {
		s.at++
	} else if err := s.digits(); err != nil {
		return err
	}
	if s.next() == '.' {
		s.at++
		if err := s.digits(); err != nil {
			return err
		}
	}
	if c := s.next(); c == 'e' || c == 'E' {
		s.at++
		if c := s.next(); c == '+' || c == '-' {
			s.at++
		}
		return s.digits()
	}
	return nil
}

// text reads a string.
func (s *scanner) text() error {
	for s.at++; ; s.at++ {
		switch c := s.next(); {
		case s.at >= len(s.data) || c < ' ':
			return s.fail("in string")
		case c == '"':
			s.at++
			return nil
		case c == '\\':
			if err := s.escape(); err != nil {
				return err
			}
		}
	}
}

// escape reads \x, up to its last character.
func (s *scanner) escape() error {
	start := s.at
	s.at++
	switch s.next() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return nil
	case 'u':
		for i := 1; i <= 4; i++ {
			if s.at+i >= len(s.data) {
				s.at = len(s.data)
				return s.fail("")
			}
			if hexDigit(s.data[s.at+i]) < 0 {
				end := min(start+6, len(s.data))
				return &SyntaxError{int64(start), "invalid escape sequence `" + string(s.data[start:end]) + "` in string"}
			}
		}
		s.at += 4
		return nil
	}
	if s.at >= len(s.data) {
		return s.fail("")
	}
	return &SyntaxError{int64(start), "invalid escape sequence `" + string(s.data[start:s.at+1]) + "` in string"}
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func (s *scanner) array(depth int) error {
	s.at++
	s.space()
	if s.next() == ']' {
		s.at++
		return nil
	}
	for {
		if err := s.value(depth + 1); err != nil {
			return err
		}
		s.space()
		switch s.next() {
		case ',':
			s.at++
		case ']':
			s.at++
			return nil
		default:
			return s.fail("after array element")
		}
	}
}

func (s *scanner) object(depth int) error {
	s.at++
	s.space()
	if s.next() == '}' {
		s.at++
		return nil
	}
	for {
		s.space()
		if s.next() != '"' {
			return s.fail("looking for beginning of object key string")
		}
		if err := s.text(); err != nil {
			return err
		}
		s.space()
		if s.next() != ':' {
			return s.fail("after object key")
		}
		s.at++
		if err := s.value(depth + 1); err != nil {
			return err
		}
		s.space()
		switch s.next() {
		case ',':
			s.at++
		case '}':
			s.at++
			return nil
		default:
			return s.fail("after object key:value pair")
		}
	}
}

// check tells what is wrong with a text that should be one value.
func check(data []byte) error {
	s := scanner{data: data}
	if err := s.value(0); err != nil {
		return err
	}
	if s.space(); s.at < len(data) {
		return s.fail("after top-level value")
	}
	return nil
}

// Valid tells whether data is a value.
func Valid(data []byte) bool { return check(data) == nil }

// unquote is the text of a string that was checked.
func unquote(quoted []byte) string {
	var b []byte
	for i := 1; i < len(quoted)-1; {
		c := quoted[i]
		if c != '\\' {
			r, n := utf8.DecodeRune(quoted[i:])
			b = utf8.AppendRune(b, r)
			i += n
			continue
		}
		i += 2
		switch c = quoted[i-1]; c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := hexRune(quoted[i:])
			i += 4
			if 0xD800 <= r && r < 0xDC00 && i+6 < len(quoted) && quoted[i] == '\\' && quoted[i+1] == 'u' {
				if low := hexRune(quoted[i+2:]); 0xDC00 <= low && low < 0xE000 {
					r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
					i += 6
				}
			}
			b = utf8.AppendRune(b, r)
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

func hexRune(digits []byte) rune {
	var r rune
	for _, c := range digits[:4] {
		r = r<<4 | rune(hexDigit(c))
	}
	return r
}
