package slog

import (
	"context"
	"encoding"
	"fmt"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// TextHandler writes records as key=value.
type TextHandler struct{ common }

// NewTextHandler writes to w.
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCommon(w, opts)}
}

// Enabled tells whether records of a level are written.
func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// WithAttrs is a handler that adds attributes to each record.
func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.with(step{attrs: attrs})}
}

// WithGroup is a handler that puts attributes into a group.
func (h *TextHandler) WithGroup(name string) Handler {
	if name == "" {
		return h
	}
	return &TextHandler{h.with(step{group: name})}
}

// Handle writes a record.
func (h *TextHandler) Handle(_ context.Context, r Record) error {
	var b []byte
	for _, a := range h.builtins(r) {
		b = h.appendBuiltin(b, a)
	}
	for _, a := range nested(h.steps, r) {
		b = h.appendAttr(b, "", nil, a)
	}
	return h.write(append(b, '\n'))
}

// appendBuiltin appends what every record has; a source is file:line.
func (h *TextHandler) appendBuiltin(b []byte, a Attr) []byte {
	if source, ok := a.Value.any.(*Source); ok {
		a.Value = StringValue(source.File + ":" + strconv.Itoa(source.Line))
	}
	return appendPair(b, "", a)
}

func (h *common) appendAttr(b []byte, prefix string, groups []string, a Attr) []byte {
	a, ok := h.replaced(groups, a)
	if !ok {
		return b
	}
	if a.Value.Kind() != KindGroup {
		return appendPair(b, prefix, a)
	}
	if a.Key != "" {
		prefix += a.Key + "."
		groups = append(groups[:len(groups):len(groups)], a.Key)
	}
	for _, inner := range a.Value.Group() {
		b = h.appendAttr(b, prefix, groups, inner)
	}
	return b
}

func appendPair(b []byte, prefix string, a Attr) []byte {
	if len(b) > 0 {
		b = append(b, ' ')
	}
	b = appendQuoted(b, prefix+a.Key)
	b = append(b, '=')
	return appendTextValue(b, a.Value)
}

func appendTextValue(b []byte, v Value) []byte {
	switch v.Kind() {
	case KindString:
		return appendQuoted(b, v.any.(string))
	case KindTime:
		return appendMillis(b, v.Time())
	case KindAny:
		switch x := v.any.(type) {
		case encoding.TextMarshaler:
			text, err := x.MarshalText()
			if err != nil {
				return appendQuoted(b, "!ERROR:"+err.Error())
			}
			return appendQuoted(b, string(text))
		case []byte:
			return strconv.AppendQuote(b, string(x))
		}
		return appendQuoted(b, fmt.Sprintf("%+v", v.any))
	}
	return v.appendText(b)
}

// appendQuoted appends a text, in quotes where one could misread it.
func appendQuoted(b []byte, s string) []byte {
	if needsQuotes(s) {
		return strconv.AppendQuote(b, s)
	}
	return append(b, s...)
}

func needsQuotes(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || r == ' ' || r == '"' || r == '=' || unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return true
		}
	}
	return s == ""
}
