package url

import (
	"strconv"
	"strings"
)

// An EscapeError is a % that no two hexadecimal digits follow.
type EscapeError string

// Error names it.
func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// QueryEscape makes s fit for a query.
func QueryEscape(s string) string { return escape(s, "-_.~", true) }

// PathEscape makes s fit for a part of a path.
func PathEscape(s string) string { return escape(s, "-_.~$&+:=@", false) }

// QueryUnescape undoes [QueryEscape].
func QueryUnescape(s string) (string, error) { return unescape(s, true) }

// PathUnescape undoes [PathEscape].
func PathUnescape(s string) (string, error) { return unescape(s, false) }

func escape(s, keep string, plus bool) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte(keep, c) >= 0:
			b.WriteByte(c)
		case c == ' ' && plus:
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func unescape(s string, plus bool) (string, error) {
	if !strings.ContainsAny(s, "%+") {
		return s, nil
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '+' && plus:
			out = append(out, ' ')
		case c == '%':
			n, err := strconv.ParseUint(s[i+1:min(i+3, len(s))], 16, 8)
			if err != nil || i+3 > len(s) {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			out = append(out, byte(n))
			i += 2
		default:
			out = append(out, c)
		}
	}
	return string(out), nil
}
