package big

import (
	"fmt"
	"strings"
)

// MaxBase is the largest base of Text and SetString.
const MaxBase = 62

// low is the lowest 64 bits of |x|.
func (x *Int) low() uint64 {
	low := uint64(0)
	for i := 0; i < len(x.abs) && i < 2; i++ {
		low |= uint64(x.abs[i]) << (32 * i)
	}
	return low
}

// Int64 is x, if it is in the range of int64.
func (x *Int) Int64() int64 {
	if x.neg {
		return -int64(x.low())
	}
	return int64(x.low())
}

// Uint64 is x, if it is in the range of uint64.
func (x *Int) Uint64() uint64 { return x.low() }

// IsInt64 tells whether x is in the range of int64.
func (x *Int) IsInt64() bool {
	limit := uint64(1<<63 - 1)
	if x.neg {
		limit++
	}
	return x.abs.bitLen() <= 64 && x.low() <= limit
}

// IsUint64 tells whether x is in the range of uint64.
func (x *Int) IsUint64() bool { return !x.neg && x.abs.bitLen() <= 64 }

// Text is x to a base.
func (x *Int) Text(base int) string {
	switch {
	case x == nil:
		return "<nil>"
	case x.neg:
		return "-" + x.abs.text(base)
	}
	return x.abs.text(base)
}

// String is x in decimal digits.
func (x *Int) String() string { return x.Text(10) }

// Append appends x to a base.
func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// SetString sets z to what s says to a base; base 0 looks for a prefix like 0x.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	digits := strings.TrimPrefix(s, "-")
	neg := digits != s
	if !neg {
		digits = strings.TrimPrefix(s, "+")
	}
	if base == 0 {
		base, digits = prefixed(digits)
	}
	if digits == "" {
		return nil, false
	}
	abs := nat(nil)
	for i := 0; i < len(digits); i++ {
		d := digit(digits[i], base)
		if d >= base {
			return nil, false
		}
		abs = abs.mul(nat{uint32(base)}).add(natOf(uint64(d)))
	}
	return z.put(neg, abs), true
}

// prefixed is the base that a number begins with, and its digits.
func prefixed(s string) (base int, digits string) {
	base, digits = 10, s
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			base, digits = 16, s[2:]
		case 'o':
			base, digits = 8, s[2:]
		case 'b':
			base, digits = 2, s[2:]
		default:
			base, digits = 8, s[1:]
		}
	}
	return base, strings.ReplaceAll(digits, "_", "")
}

// digit is the value of a digit; too large a one if it is none.
func digit(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z' && base <= 36:
		return int(c-'A') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 36
	}
	return MaxBase
}

// Format writes x for package fmt.
func (x *Int) Format(s fmt.State, ch rune) {
	bases := map[rune]int{'b': 2, 'o': 8, 'd': 10, 's': 10, 'v': 10, 'x': 16, 'X': 16}
	base, ok := bases[ch]
	switch {
	case !ok:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	case x == nil:
		fmt.Fprint(s, "<nil>")
		return
	}
	digits := x.abs.text(base)
	prefix := ""
	if s.Flag('#') {
		prefix = map[rune]string{'b': "0b", 'o': "0", 'x': "0x", 'X': "0X"}[ch]
	}
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	if precision, ok := s.Precision(); ok && len(digits) < precision {
		digits = strings.Repeat("0", precision-len(digits)) + digits
	}
	switch {
	case x.neg:
		prefix = "-" + prefix
	case s.Flag('+'):
		prefix = "+" + prefix
	case s.Flag(' '):
		prefix = " " + prefix
	}
	width, _ := s.Width()
	pad := max(0, width-len(prefix)-len(digits))
	switch {
	case s.Flag('-'):
		digits += strings.Repeat(" ", pad)
	case s.Flag('0'):
		digits = strings.Repeat("0", pad) + digits
	default:
		prefix = strings.Repeat(" ", pad) + prefix
	}
	fmt.Fprint(s, prefix, digits)
}
