package strconv

import "unicode/utf8"

// UnquoteChar reads the first character of s, perhaps an escape, as between
// the given quotes; multibyte tells whether its encoding is more than a byte.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c, s = s[1], s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	case 'x', 'u', 'U':
		return unquoteHex(c, s)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return unquoteOctal(c, s)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, false, s, nil
}

func unquoteHex(kind byte, s string) (value rune, multibyte bool, tail string, err error) {
	digits := 8
	switch kind {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	}
	if len(s) < digits {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < digits; i++ {
		d := digitOf(s[i])
		if d >= 16 {
			return 0, false, "", ErrSyntax
		}
		value = value<<4 | rune(d)
	}
	if kind == 'x' {
		return value, false, s[digits:], nil
	}
	if !utf8.ValidRune(value) {
		return 0, false, "", ErrSyntax
	}
	return value, true, s[digits:], nil
}

func unquoteOctal(first byte, s string) (value rune, multibyte bool, tail string, err error) {
	value = rune(first - '0')
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < 2; i++ {
		if s[i] < '0' || s[i] > '7' {
			return 0, false, "", ErrSyntax
		}
		value = value<<3 | rune(s[i]-'0')
	}
	if value > 255 {
		return 0, false, "", ErrSyntax
	}
	return value, false, s[2:], nil
}

// Unquote gives what a Go string or character literal stands for.
func Unquote(s string) (string, error) {
	literal, value, err := unquotePrefix(s)
	if err != nil || len(literal) != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}

// QuotedPrefix gives the literal at the beginning of s.
func QuotedPrefix(s string) (string, error) {
	literal, _, err := unquotePrefix(s)
	return literal, err
}

func unquotePrefix(s string) (literal, value string, err error) {
	if len(s) < 2 {
		return "", "", ErrSyntax
	}
	quote := s[0]
	switch quote {
	case '`':
		return unquoteRaw(s)
	case '"', '\'':
	default:
		return "", "", ErrSyntax
	}
	var out []byte
	rest := s[1:]
	for count := 0; ; count++ {
		if rest == "" || rest[0] == '\n' || quote == '\'' && count > 1 {
			return "", "", ErrSyntax
		}
		if rest[0] == quote {
			return s[:len(s)-len(rest)+1], string(out), nil
		}
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil {
			return "", "", err
		}
		rest = tail
		if multibyte {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, byte(r))
		}
	}
}

func unquoteRaw(s string) (literal, value string, err error) {
	var out []byte
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '`':
			return s[:i+1], string(out), nil
		case '\r':
		default:
			out = append(out, s[i])
		}
	}
	return "", "", ErrSyntax
}
