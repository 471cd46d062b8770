package slog

import (
	"context"
	"io"
	"sync"
	"time"
)

// Handler writes records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

// The keys of what every record has.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// HandlerOptions is how records are written.
type HandlerOptions struct {
	AddSource   bool                               // tell the place in the source
	Level       Leveler                            // the least level that is written
	ReplaceAttr func(groups []string, a Attr) Attr // changes attributes
}

// common is what text and JSON handlers share.
type common struct {
	opts  HandlerOptions
	lock  *sync.Mutex
	w     io.Writer
	steps []step
}

// step is attributes that were added, or a group that was opened.
type step struct {
	attrs []Attr
	group string
}

func newCommon(w io.Writer, opts *HandlerOptions) common {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return common{*opts, &sync.Mutex{}, w, nil}
}

func (h *common) enabled(l Level) bool {
	least := LevelInfo
	if h.opts.Level != nil {
		least = h.opts.Level.Level()
	}
	return l >= least
}

// with is a copy of h with one step more.
func (h *common) with(s step) common {
	changed := *h
	changed.steps = append(append([]step(nil), h.steps...), s)
	return changed
}

// nested is the attributes of a record in the groups that are open.
func nested(steps []step, r Record) []Attr {
	attrs := append([]Attr(nil), r.attrs...)
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		switch {
		case s.group == "":
			attrs = append(append([]Attr(nil), s.attrs...), attrs...)
		case len(attrs) > 0:
			attrs = []Attr{{s.group, GroupValue(attrs...)}}
		}
	}
	return attrs
}

// builtins is what every record has.
func (h *common) builtins(r Record) []Attr {
	var attrs []Attr
	add := func(a Attr) {
		if h.opts.ReplaceAttr != nil {
			a = h.opts.ReplaceAttr(nil, a)
			a.Value = a.Value.Resolve()
		}
		if !a.isEmpty() {
			attrs = append(attrs, a)
		}
	}
	if !r.Time.IsZero() {
		add(Time(TimeKey, r.Time))
	}
	add(Any(LevelKey, r.Level))
	if h.opts.AddSource {
		source := r.Source()
		if source == nil {
			source = &Source{}
		}
		add(Any(SourceKey, source))
	}
	add(String(MessageKey, r.Message))
	return attrs
}

// replaced is the attribute as it is written; ok is false if it is not.
func (h *common) replaced(groups []string, a Attr) (replaced Attr, ok bool) {
	a.Value = a.Value.Resolve()
	if h.opts.ReplaceAttr != nil && a.Value.Kind() != KindGroup {
		a = h.opts.ReplaceAttr(groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return a, false
	}
	if source, isSource := a.Value.any.(*Source); isSource {
		a.Value = source.attr()
	}
	return a, true
}

// write writes a line by one call.
func (h *common) write(line []byte) error {
	h.lock.Lock()
	defer h.lock.Unlock()
	_, err := h.w.Write(line)
	return err
}

// discard writes nothing.
type discard struct{}

func (discard) Enabled(context.Context, Level) bool  { return false }
func (discard) Handle(context.Context, Record) error { return nil }
func (d discard) WithAttrs([]Attr) Handler           { return d }
func (d discard) WithGroup(string) Handler           { return d }

// DiscardHandler writes nothing.
var DiscardHandler Handler = discard{}

// appendMillis appends a time with three digits of the second.
func appendMillis(b []byte, t time.Time) []byte {
	return t.AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
}
