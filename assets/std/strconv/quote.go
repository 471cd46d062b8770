package strconv

import "unicode/utf8"

const hexDigits = "0123456789abcdef"

// charset is the set of runes that a quoted text shows as they are.
type charset uint8

const (
	printable charset = iota
	ascii
	graphic
)

func (c charset) shows(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 0x20 <= r && r < 0x7F
	case c == ascii:
		return false
	}
	return IsPrint(r) || c == graphic && IsGraphic(r)
}

// Quote writes s as a Go string literal.
func Quote(s string) string { return string(appendQuoted(nil, s, '"', printable)) }

// QuoteToASCII is Quote with escapes for all that is not ASCII.
func QuoteToASCII(s string) string { return string(appendQuoted(nil, s, '"', ascii)) }

// QuoteToGraphic is Quote that leaves Unicode's graphic characters alone.
func QuoteToGraphic(s string) string { return string(appendQuoted(nil, s, '"', graphic)) }

// AppendQuote appends what Quote gives.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', printable) }

// AppendQuoteToASCII appends what QuoteToASCII gives.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', ascii) }

// AppendQuoteToGraphic appends what QuoteToGraphic gives.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', graphic) }

// QuoteRune writes r as a Go character literal.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, printable)) }

// QuoteRuneToASCII is QuoteRune with an escape if r is not ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, ascii)) }

// QuoteRuneToGraphic is QuoteRune that leaves graphic characters alone.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, graphic)) }

// AppendQuoteRune appends what QuoteRune gives.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, printable) }

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII gives.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, ascii) }

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic gives.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, graphic) }

func appendQuoted(dst []byte, s string, quote rune, set charset) []byte {
	dst = append(dst, byte(quote))
	for i, r := range s {
		if r == utf8.RuneError && !isEncodedError(s[i:]) {
			dst = append(dst, '\\', 'x', hexDigits[s[i]>>4], hexDigits[s[i]&0xF])
			continue
		}
		dst = appendEscaped(dst, r, quote, set)
	}
	return append(dst, byte(quote))
}

// isEncodedError tells a real U+FFFD from a wrong byte.
func isEncodedError(s string) bool { return len(s) >= 3 && s[:3] == "\uFFFD" }

func appendQuotedRune(dst []byte, r rune, set charset) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, '\'', set)
	return append(dst, '\'')
}

func appendEscaped(dst []byte, r, quote rune, set charset) []byte {
	if r == quote || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if set.shows(r) {
		return utf8.AppendRune(dst, r)
	}
	switch r {
	case '\a':
		return append(dst, `\a`...)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\v':
		return append(dst, `\v`...)
	}
	digits := 8
	switch {
	case r < ' ' || r == 0x7F:
		dst = append(dst, `\x`...)
		digits = 2
	case r < 0x10000:
		dst = append(dst, `\u`...)
		digits = 4
	default:
		dst = append(dst, `\U`...)
	}
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>shift&0xF])
	}
	return dst
}

// CanBackquote tells whether s fits unchanged between backquotes, on one line.
func CanBackquote(s string) bool {
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !isEncodedError(s[i:]):
			return false
		case r == '\uFEFF', r == '`', r == 0x7F, r < ' ' && r != '\t':
			return false
		}
	}
	return true
}
