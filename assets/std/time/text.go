package time

// errorText is an error that is only its text.
type textError struct{ s string }

func (e *textError) Error() string { return e.s }

func errorText(s string) error { return &textError{s} }

// quote puts s between quotes; what is not printable ASCII becomes the escapes of its bytes.
func quote(s string) string {
	const hex = "0123456789abcdef"
	out := make([]byte, 0, len(s)+2)
	out = append(out, '"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ' || c >= 0x80:
			out = append(out, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}

// appendInt appends n in decimal, with zeros in front up to width digits.
func appendInt(b []byte, n int, width int) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [20]byte
	at := putInteger(digits[:], len(digits), u)
	for pad := width - (len(digits) - at); pad > 0; pad-- {
		b = append(b, '0')
	}
	return append(b, digits[at:]...)
}

func itoa(n int) string { return string(appendInt(nil, n, 0)) }

// hasFold says whether s begins with prefix, upper and lower case being the same.
func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if s[i] != prefix[i] && (s[i]|0x20 != prefix[i]|0x20 || s[i]|0x20 < 'a' || s[i]|0x20 > 'z') {
			return false
		}
	}
	return true
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
