package slog

import (
	"runtime"
	"time"
)

// Record is what is to be written.
type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	attrs   []Attr
}

// NewRecord is a record without attributes.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone is a copy that can be changed.
func (r Record) Clone() Record {
	r.attrs = append([]Attr(nil), r.attrs...)
	return r
}

// NumAttrs is the number of attributes.
func (r Record) NumAttrs() int { return len(r.attrs) }

// Attrs calls f for each attribute until it gives false.
func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

// AddAttrs adds attributes, without empty groups.
func (r *Record) AddAttrs(attrs ...Attr) {
	for _, a := range attrs {
		if a.Value.Kind() != KindGroup || len(a.Value.Group()) > 0 {
			r.attrs = append(r.attrs, a)
		}
	}
}

// Add adds attributes, given as to Logger.Info.
func (r *Record) Add(args ...any) { r.AddAttrs(attrsOf(args)...) }

// Source is a place in the source.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// Source is where the record was made, nil if that is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}

// attr is the source as a group.
func (s *Source) attr() Value {
	var as []Attr
	if s.Function != "" {
		as = append(as, String("function", s.Function))
	}
	if s.File != "" {
		as = append(as, String("file", s.File))
	}
	if s.Line != 0 {
		as = append(as, Int("line", s.Line))
	}
	return GroupValue(as...)
}
