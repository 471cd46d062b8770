// Package slog writes records: a time, a level, a message, and attributes.
package slog

import (
	"strconv"
	"sync/atomic"
)

// Level is how important a record is.
type Level int

// The usual levels.
const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

// String is the level's name, or how far it is above a name: INFO+2.
func (l Level) String() string {
	name, base := "DEBUG", LevelDebug
	switch {
	case l >= LevelError:
		name, base = "ERROR", LevelError
	case l >= LevelWarn:
		name, base = "WARN", LevelWarn
	case l >= LevelInfo:
		name, base = "INFO", LevelInfo
	}
	switch {
	case l > base:
		return name + "+" + strconv.Itoa(int(l-base))
	case l < base:
		return name + strconv.Itoa(int(l-base))
	}
	return name
}

// Level is l itself.
func (l Level) Level() Level { return l }

// MarshalText is the level's name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// MarshalJSON is the level's name in quotes.
func (l Level) MarshalJSON() ([]byte, error) { return []byte(`"` + l.String() + `"`), nil }

// Leveler has a level.
type Leveler interface {
	Level() Level
}

// LevelVar is a level that can change.
type LevelVar struct{ value atomic.Int64 }

// Level is the present level.
func (v *LevelVar) Level() Level { return Level(v.value.Load()) }

// Set changes the level.
func (v *LevelVar) Set(l Level) { v.value.Store(int64(l)) }

func (v *LevelVar) String() string { return "LevelVar(" + v.Level().String() + ")" }
