package slog

import (
	"bytes"
	"context"
	"log"
	"runtime"
	"sync/atomic"
	"time"
)

// Logger makes records for a handler.
type Logger struct{ handler Handler }

// New makes records for h.
func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

// Handler is the handler of l's records.
func (l *Logger) Handler() Handler { return l.handler }

// Enabled tells whether records of a level are written.
func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// With is a logger that adds attributes to each record.
func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrsOf(args))}
}

// WithGroup is a logger that puts attributes into a group.
func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

// log makes a record for the caller of its caller.
func (l *Logger) log(ctx context.Context, level Level, msg string, attrs []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if !l.Enabled(ctx, level) {
		return
	}
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	r := NewRecord(time.Now(), level, msg, pcs[0])
	r.AddAttrs(attrs...)
	l.handler.Handle(ctx, r)
}

// Log makes a record of a level.
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.log(ctx, level, msg, attrsOf(args))
}

// LogAttrs makes a record of a level.
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.log(ctx, level, msg, attrs)
}

// Debug makes a record of LevelDebug.
func (l *Logger) Debug(msg string, args ...any) { l.log(nil, LevelDebug, msg, attrsOf(args)) }

// DebugContext is Debug with a context.
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelDebug, msg, attrsOf(args))
}

// Info makes a record of LevelInfo.
func (l *Logger) Info(msg string, args ...any) { l.log(nil, LevelInfo, msg, attrsOf(args)) }

// InfoContext is Info with a context.
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelInfo, msg, attrsOf(args))
}

// Warn makes a record of LevelWarn.
func (l *Logger) Warn(msg string, args ...any) { l.log(nil, LevelWarn, msg, attrsOf(args)) }

// WarnContext is Warn with a context.
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelWarn, msg, attrsOf(args))
}

// Error makes a record of LevelError.
func (l *Logger) Error(msg string, args ...any) { l.log(nil, LevelError, msg, attrsOf(args)) }

// ErrorContext is Error with a context.
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelError, msg, attrsOf(args))
}

// byLog writes records as lines of package log.
type byLog struct{ steps []step }

func (h *byLog) Enabled(_ context.Context, level Level) bool { return level >= leastLog.Level() }

func (h *byLog) Handle(_ context.Context, r Record) error {
	line := []byte(r.Level.String() + " " + r.Message)
	plain := common{}
	for _, a := range nested(h.steps, r) {
		line = plain.appendAttr(line, "", nil, a)
	}
	return log.Default().Output(4, string(line))
}

func (h *byLog) WithAttrs(attrs []Attr) Handler {
	return &byLog{append(append([]step(nil), h.steps...), step{attrs: attrs})}
}

func (h *byLog) WithGroup(name string) Handler {
	return &byLog{append(append([]step(nil), h.steps...), step{group: name})}
}

// leastLog is the least level that is written by package log.
var leastLog LevelVar

// SetLogLoggerLevel sets the least level that is written by package log, or
// the level of its lines, and gives the old one.
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = leastLog.Level()
	leastLog.Set(level)
	return oldLevel
}

var standard atomic.Pointer[Logger]

func init() { standard.Store(New(&byLog{})) }

// Default is the logger that the functions of the package use.
func Default() *Logger { return standard.Load() }

// SetDefault sets the logger that the functions of the package use; the lines
// of package log become its records.
func SetDefault(l *Logger) {
	standard.Store(l)
	if _, same := l.handler.(*byLog); !same {
		log.SetOutput(&lines{l.handler, &leastLog})
		log.SetFlags(0)
	}
}

// lines makes a record of each line that is written to it.
type lines struct {
	handler Handler
	level   Leveler
}

func (w *lines) Write(line []byte) (int, error) {
	level := w.level.Level()
	if !w.handler.Enabled(context.Background(), level) {
		return 0, nil
	}
	message := string(bytes.TrimSuffix(line, []byte{'\n'}))
	return len(line), w.handler.Handle(context.Background(), NewRecord(time.Now(), level, message, 0))
}

// NewLogLogger is a logger of package log whose lines become records.
func NewLogLogger(h Handler, level Level) *log.Logger { return log.New(&lines{h, level}, "", 0) }
