package slog

import "time"

// Attr is a name and a value.
type Attr struct {
	Key   string
	Value Value
}

// String is an attribute with a string.
func String(key, value string) Attr { return Attr{key, StringValue(value)} }

// Int64 is an attribute with an integer.
func Int64(key string, value int64) Attr { return Attr{key, Int64Value(value)} }

// Int is an attribute with an integer.
func Int(key string, value int) Attr { return Attr{key, IntValue(value)} }

// Uint64 is an attribute with an unsigned integer.
func Uint64(key string, v uint64) Attr { return Attr{key, Uint64Value(v)} }

// Float64 is an attribute with a number.
func Float64(key string, v float64) Attr { return Attr{key, Float64Value(v)} }

// Bool is an attribute with a truth value.
func Bool(key string, v bool) Attr { return Attr{key, BoolValue(v)} }

// Time is an attribute with a time.
func Time(key string, v time.Time) Attr { return Attr{key, TimeValue(v)} }

// Duration is an attribute with a duration.
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }

// Any is an attribute with any value.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Group is an attribute with attributes, given as to Logger.Info.
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(attrsOf(args)...)} }

// GroupAttrs is an attribute with attributes.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Equal tells whether a and b are the same.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

// isEmpty tells whether a is nothing.
func (a Attr) isEmpty() bool { return a.Key == "" && a.Value.any == nil }

const badKey = "!BADKEY"

// attrsOf is the attributes that arguments name: Attrs, or keys and values in
// turn.
func attrsOf(args []any) []Attr {
	var attrs []Attr
	for len(args) > 0 {
		switch x := args[0].(type) {
		case Attr:
			attrs, args = append(attrs, x), args[1:]
		case string:
			if len(args) == 1 {
				return append(attrs, String(badKey, x))
			}
			attrs, args = append(attrs, Any(x, args[1])), args[2:]
		default:
			attrs, args = append(attrs, Any(badKey, x)), args[1:]
		}
	}
	return attrs
}
