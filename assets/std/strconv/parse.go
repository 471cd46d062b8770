package strconv

import "errors"

// ErrRange says that a number does not fit its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text is not of the form that is wanted.
var ErrSyntax = errors.New("invalid syntax")

// NumError tells which conversion of which text failed, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap gives the reason.
func (e *NumError) Unwrap() error { return e.Err }

func syntaxError(fn, s string) *NumError { return &NumError{fn, s, ErrSyntax} }

func rangeError(fn, s string) *NumError { return &NumError{fn, s, ErrRange} }

// ParseBool reads 1, t, T, TRUE, true, True and their opposites.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, syntaxError("ParseBool", str)
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	digits, negative := sign(s)
	if len(digits) == 0 || len(digits) > 18 {
		i, err := parseInt("Atoi", s, 10, 64)
		return int(i), err
	}
	n := 0
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d > 9 {
			return 0, syntaxError("Atoi", s)
		}
		n = n*10 + int(d)
	}
	if negative {
		n = -n
	}
	return n, nil
}

// ParseInt reads an integer of bitSize bits in a base from 2 to 36; base 0 goes
// by the prefix 0b, 0, 0o or 0x, and allows underscores.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	return parseInt("ParseInt", s, base, bitSize)
}

// ParseUint is ParseInt without a sign.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

func sign(s string) (rest string, negative bool) {
	if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
		return s[1:], s[0] == '-'
	}
	return s, false
}

func parseInt(fn, s string, base, bitSize int) (int64, error) {
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	digits, negative := sign(s)
	u, err := parseUint(fn, s, digits, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << (bitSize - 1)
	switch {
	case !negative && u >= limit:
		return int64(limit - 1), rangeError(fn, s)
	case negative && u > limit:
		return -int64(limit), rangeError(fn, s)
	case negative:
		return -int64(u), nil
	}
	return int64(u), nil
}

// parseUint reads digits, which is whole without its sign.
func parseUint(fn, whole, digits string, base, bitSize int) (uint64, error) {
	if digits == "" {
		return 0, syntaxError(fn, whole)
	}
	text, anyBase := digits, base == 0
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		text, base = prefix(digits)
	default:
		return 0, &NumError{fn, whole, errors.New("invalid base " + Itoa(base))}
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, &NumError{fn, whole, errors.New("invalid bit size " + Itoa(bitSize))}
	}
	var n uint64
	most := uint64(1)<<bitSize - 1
	underscores := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '_' && anyBase {
			underscores = true
			continue
		}
		d := digitOf(c)
		if d >= base {
			return 0, syntaxError(fn, whole)
		}
		if n > (most-uint64(d))/uint64(base) {
			return most, rangeError(fn, whole)
		}
		n = n*uint64(base) + uint64(d)
	}
	if text == "" || underscores && !underscoresFit(digits) {
		return 0, syntaxError(fn, whole)
	}
	return n, nil
}

// prefix takes off what tells the base.
func prefix(s string) (digits string, base int) {
	if s[0] != '0' {
		return s, 10
	}
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return s[2:], 2
		case 'o':
			return s[2:], 8
		case 'x':
			return s[2:], 16
		}
	}
	return s[1:] + tail(s), 8
}

// tail keeps a lone 0 a number.
func tail(s string) string {
	if len(s) == 1 {
		return "0"
	}
	return ""
}

// digitOf is the value of a digit, 36 or more if c is none.
func digitOf(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 255
}

// underscoresFit tells whether each underscore stands between digits, where
// the prefix of a base counts as one.
func underscoresFit(s string) bool {
	s, _ = sign(s)
	afterDigit, hex := false, false
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'b', 'o', 'x':
			hex = s[1]|0x20 == 'x'
			s, afterDigit = s[2:], true
		}
	}
	afterUnderscore := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || hex && digitOf(c) < 16:
			afterDigit, afterUnderscore = true, false
		case c == '_':
			if !afterDigit {
				return false
			}
			afterDigit, afterUnderscore = false, true
		default:
			if afterUnderscore {
				return false
			}
			afterDigit = false
		}
	}
	return !afterUnderscore
}

// ParseFloat reads a decimal or hexadecimal number, an infinity or NaN.
func ParseFloat(s string, bitSize int) (float64, error) {
	if bitSize != 32 {
		bitSize = 64
	}
	f, length, inRange := parseFloat(s, bitSize)
	if length == 0 || length != len(s) {
		return 0, syntaxError("ParseFloat", s)
	}
	if !inRange {
		return f, rangeError("ParseFloat", s)
	}
	return f, nil
}

// ParseComplex reads a+bi, a or bi, perhaps in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	text := s
	if n := len(s); n >= 2 && s[0] == '(' && s[n-1] == ')' {
		text = s[1 : n-1]
	}
	first, length, inRange := parseFloat(text, size)
	if length == 0 {
		return 0, syntaxError("ParseComplex", s)
	}
	rest := text[length:]
	if rest == "" {
		return complexResult(s, complex(first, 0), inRange)
	}
	switch rest[0] {
	case '+':
		// Of two signs the second would be read as the number's own.
		if len(rest) > 1 && rest[1] != '+' {
			rest = rest[1:]
		}
	case '-':
	case 'i':
		if len(rest) == 1 {
			return complexResult(s, complex(0, first), inRange)
		}
		return 0, syntaxError("ParseComplex", s)
	default:
		return 0, syntaxError("ParseComplex", s)
	}
	second, length, fits := parseFloat(rest, size)
	if length == 0 || rest[length:] != "i" {
		return 0, syntaxError("ParseComplex", s)
	}
	return complexResult(s, complex(first, second), inRange && fits)
}

func complexResult(s string, c complex128, inRange bool) (complex128, error) {
	if !inRange {
		return c, rangeError("ParseComplex", s)
	}
	return c, nil
}
