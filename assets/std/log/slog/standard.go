package slog

import "context"

// With is Default().With.
func With(args ...any) *Logger { return Default().With(args...) }

// Log is Default().Log.
func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().log(ctx, level, msg, attrsOf(args))
}

// LogAttrs is Default().LogAttrs.
func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().log(ctx, level, msg, attrs)
}

// Debug is Default().Debug.
func Debug(msg string, args ...any) { Default().log(nil, LevelDebug, msg, attrsOf(args)) }

// DebugContext is Default().DebugContext.
func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelDebug, msg, attrsOf(args))
}

// Info is Default().Info.
func Info(msg string, args ...any) { Default().log(nil, LevelInfo, msg, attrsOf(args)) }

// InfoContext is Default().InfoContext.
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelInfo, msg, attrsOf(args))
}

// Warn is Default().Warn.
func Warn(msg string, args ...any) { Default().log(nil, LevelWarn, msg, attrsOf(args)) }

// WarnContext is Default().WarnContext.
func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelWarn, msg, attrsOf(args))
}

// Error is Default().Error.
func Error(msg string, args ...any) { Default().log(nil, LevelError, msg, attrsOf(args)) }

// ErrorContext is Default().ErrorContext.
func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelError, msg, attrsOf(args))
}
