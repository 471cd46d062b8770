// Structured logging: handlers, groups, levels, values that say what stands for them.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"
	"time"
)

type user struct {
	Name     string
	password string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", u.Name), slog.String("password", strings.Repeat("*", len(u.password))))
}

type point struct{ X, Y int }

type ctxKey struct{}

type ctxHandler struct{ slog.Handler }

func (h ctxHandler) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value(ctxKey{}).(int); ok {
		r.AddAttrs(slog.Int("request", id))
	}
	return h.Handler.Handle(ctx, r)
}

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	if a.Key == "secret" {
		a.Value = slog.StringValue(fmt.Sprint("hidden in ", groups))
	}
	return a
}

func emit(l *slog.Logger) {
	l.Info("hello")
	l.Debug("details", "n", 1)
	l.Warn("hello world", "count", 3, "err", errors.New("it failed"), "d", 1500*time.Millisecond)
	l.Error("quote \"me\"", slog.String("s", "a b"), slog.Float64("f", 2.5), slog.Bool("b", true), slog.Any("p", point{1, 2}))
	l.Info("group", slog.Group("req", slog.String("method", "GET"), slog.Int("size", 12), slog.Group("empty")))
	l.Info("odd", "key")
	l.Info("bad", 5, "x", 7)
	l.With("service", "api").Info("with", "a", 1)
	l.WithGroup("g").With("x", 1).WithGroup("h").Info("nested", "y", 2, "secret", "s3")
	l.WithGroup("g").Info("no attrs")
	l.Info("user", "u", user{"ann", "pass"})
	l.Log(context.Background(), slog.Level(2), "custom level", "nil", nil, "slice", []int{1, 2}, "map", map[string]int{"b": 2, "a": 1})
	l.LogAttrs(context.Background(), slog.LevelInfo, "attrs", slog.Time("t", time.Date(2020, 1, 2, 3, 4, 5, 6789, time.UTC)), slog.Uint64("u", 9), slog.Duration("dur", time.Second), slog.Any("bytes", []byte("hi")), slog.Any("html", "<&>"))
	l.InfoContext(context.WithValue(context.Background(), ctxKey{}, 42), "ctx")
	l.Info("inline", slog.Group("", slog.Int("a", 1)), slog.String("e", ""), slog.String("eq", "a=b"), slog.String("nl", "a\nb"))
}

func main() {
	opts := &slog.HandlerOptions{ReplaceAttr: noTime, Level: slog.LevelDebug}
	emit(slog.New(slog.NewTextHandler(os.Stdout, opts)))
	emit(slog.New(slog.NewJSONHandler(os.Stdout, opts)))
	emit(slog.New(ctxHandler{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, Level: slog.LevelWarn})}))
	var buf bytes.Buffer
	log.SetOutput(&buf)
	log.SetFlags(log.Lshortfile)
	emit(slog.Default())
	fmt.Print(buf.String())
	var level slog.LevelVar
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, Level: &level}))
	l.Debug("not shown")
	level.Set(slog.LevelDebug)
	l.Debug("shown")
	slog.SetDefault(l)
	slog.Info("by default", "k", "v")
	log.Print("from log")
	fmt.Println(slog.LevelInfo, slog.Level(-5), slog.Level(9), slog.LevelWarn+1, &level)
	fmt.Println(slog.Int("a", 1), slog.Group("g", "a", 1, "b", "x"), slog.AnyValue(3).Kind(), slog.StringValue("x").Kind())
	slog.NewLogLogger(slog.NewJSONHandler(os.Stdout, opts), slog.LevelError).Printf("via %s", "logger")
	fmt.Println(l.Enabled(context.Background(), slog.LevelDebug), slog.DiscardHandler.Enabled(context.Background(), slog.LevelError))
}
