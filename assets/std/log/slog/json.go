package slog

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"
)

// JSONHandler writes records as JSON, one on a line.
type JSONHandler struct{ common }

// NewJSONHandler writes to w.
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCommon(w, opts)}
}

// Enabled tells whether records of a level are written.
func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// WithAttrs is a handler that adds attributes to each record.
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.with(step{attrs: attrs})}
}

// WithGroup is a handler that puts attributes into a group.
func (h *JSONHandler) WithGroup(name string) Handler {
	if name == "" {
		return h
	}
	return &JSONHandler{h.with(step{group: name})}
}

// Handle writes a record.
func (h *JSONHandler) Handle(_ context.Context, r Record) error {
	b := []byte{'{'}
	for _, a := range h.builtins(r) {
		if source, ok := a.Value.any.(*Source); ok {
			a.Value = source.attr()
		}
		b = h.appendMember(b, a)
	}
	for _, a := range nested(h.steps, r) {
		b = h.appendJSON(b, nil, a)
	}
	return h.write(append(b, '}', '\n'))
}

func (h *JSONHandler) appendJSON(b []byte, groups []string, a Attr) []byte {
	a, ok := h.replaced(groups, a)
	if !ok {
		return b
	}
	if a.Value.Kind() != KindGroup {
		return h.appendMember(b, a)
	}
	if a.Key == "" {
		for _, inner := range a.Value.Group() {
			b = h.appendJSON(b, groups, inner)
		}
		return b
	}
	groups = append(groups[:len(groups):len(groups)], a.Key)
	start := len(b)
	b = append(appendKey(b, a.Key), '{')
	empty := len(b)
	for _, inner := range a.Value.Group() {
		b = h.appendJSON(b, groups, inner)
	}
	if len(b) == empty {
		return b[:start]
	}
	return append(b, '}')
}

// appendKey appends what stands before a value.
func appendKey(b []byte, key string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	return append(appendAny(b, key), ':')
}

// appendMember appends an attribute that needs no change.
func (h *JSONHandler) appendMember(b []byte, a Attr) []byte {
	b = appendKey(b, a.Key)
	switch x := a.Value.any.(type) {
	case int64:
		return strconv.AppendInt(b, x, 10)
	case uint64:
		return strconv.AppendUint(b, x, 10)
	case time.Duration:
		return strconv.AppendInt(b, int64(x), 10)
	case time.Time:
		return append(x.AppendFormat(append(b, '"'), time.RFC3339Nano), '"')
	case group:
		b = append(b, '{')
		for _, inner := range x {
			b = h.appendMember(b, inner)
		}
		return append(b, '}')
	case error:
		if _, marshals := x.(json.Marshaler); !marshals {
			return appendAny(b, x.Error())
		}
	}
	return appendAny(b, a.Value.any)
}

func appendAny(b []byte, v any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return appendAny(b, fmt.Sprintf("!ERROR:%v", err))
	}
	return append(b, bytes.TrimSuffix(text.Bytes(), []byte{'\n'})...)
}
