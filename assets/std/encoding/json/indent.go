package json

import "bytes"

// Compact writes src to dst without the space between its parts.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(compacted(nil, src, false))
	return nil
}

// Indent writes src to dst with each element on a line of its own.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(indented(nil, src, prefix, indent))
	return nil
}

// HTMLEscape writes src to dst with <, > and & in strings as \u003c and so on.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	for _, c := range src {
		if c == '<' || c == '>' || c == '&' {
			dst.WriteString(`\u00`)
			dst.WriteByte("0123456789abcdef"[c>>4])
			c = "0123456789abcdef"[c&15]
		}
		dst.WriteByte(c)
	}
}

// tokens calls f for each string, literal and sign of a text that was checked.
func tokens(src []byte, f func(token []byte)) {
	s := scanner{data: src}
	for s.space(); s.at < len(src); s.space() {
		start := s.at
		switch s.next() {
		case '{', '}', '[', ']', ',', ':':
			s.at++
		default:
			s.value(0)
		}
		f(src[start:s.at])
	}
}

func compacted(dst, src []byte, escapeHTML bool) []byte {
	tokens(src, func(token []byte) {
		if escapeHTML && token[0] == '"' {
			var b bytes.Buffer
			HTMLEscape(&b, token)
			token = b.Bytes()
		}
		dst = append(dst, token...)
	})
	return dst
}

func indented(dst, src []byte, prefix, indent string) []byte {
	depth := 0
	opened := false
	line := func() {
		dst = append(append(dst, '\n'), prefix...)
		for i := 0; i < depth; i++ {
			dst = append(dst, indent...)
		}
	}
	tokens(src, func(token []byte) {
		closes := token[0] == '}' || token[0] == ']'
		switch {
		case closes:
			depth--
			if !opened {
				line()
			}
		case opened:
			line()
		}
		opened = token[0] == '{' || token[0] == '['
		dst = append(dst, token...)
		switch token[0] {
		case '{', '[':
			depth++
		case ',':
			line()
		case ':':
			dst = append(dst, ' ')
		}
	})
	return dst
}
