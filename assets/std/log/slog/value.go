package slog

import (
	"fmt"
	"strconv"
	"time"
)

// Kind is what a Value is.
type Kind int

// The kinds of values.
const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = [...]string{
	"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer",
}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "<unknown slog.Kind>"
	}
	return kindNames[k]
}

// Value is the value of an attribute.
type Value struct{ any any }

// LogValuer says what stands for it in a record.
type LogValuer interface {
	LogValue() Value
}

// group is the attributes of a value that is a group.
type group []Attr

// AnyValue is any value.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case Kind:
		return Value{v}
	case int:
		return Value{int64(v)}
	case int8:
		return Value{int64(v)}
	case int16:
		return Value{int64(v)}
	case int32:
		return Value{int64(v)}
	case uint:
		return Value{uint64(v)}
	case uint8:
		return Value{uint64(v)}
	case uint16:
		return Value{uint64(v)}
	case uint32:
		return Value{uint64(v)}
	case uintptr:
		return Value{uint64(v)}
	case float32:
		return Value{float64(v)}
	case []Attr:
		return GroupValue(v...)
	}
	return Value{v}
}

// StringValue is a string.
func StringValue(v string) Value { return Value{v} }

// IntValue is an int.
func IntValue(v int) Value { return Value{int64(v)} }

// Int64Value is an int64.
func Int64Value(v int64) Value { return Value{v} }

// Uint64Value is a uint64.
func Uint64Value(v uint64) Value { return Value{v} }

// Float64Value is a float64.
func Float64Value(v float64) Value { return Value{v} }

// BoolValue is a bool.
func BoolValue(v bool) Value { return Value{v} }

// TimeValue is a time.
func TimeValue(v time.Time) Value { return Value{v.Round(0)} }

// DurationValue is a duration.
func DurationValue(v time.Duration) Value { return Value{v} }

// GroupValue is several attributes; empty groups among them are left out.
func GroupValue(as ...Attr) Value {
	kept := make(group, 0, len(as))
	for _, a := range as {
		if a.Value.Kind() != KindGroup || len(a.Value.Group()) > 0 {
			kept = append(kept, a)
		}
	}
	return Value{kept}
}

// Kind is what v is.
func (v Value) Kind() Kind {
	switch v.any.(type) {
	case bool:
		return KindBool
	case time.Duration:
		return KindDuration
	case float64:
		return KindFloat64
	case int64:
		return KindInt64
	case string:
		return KindString
	case time.Time:
		return KindTime
	case uint64:
		return KindUint64
	case group:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

// Any is the value as an any.
func (v Value) Any() any {
	if g, ok := v.any.(group); ok {
		return []Attr(g)
	}
	return v.any
}

// want panics unless v is of a kind.
func (v Value) want(k Kind) {
	if v.Kind() != k {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.Kind(), k))
	}
}

// String is the value as text, whatever it is.
func (v Value) String() string {
	if s, ok := v.any.(string); ok {
		return s
	}
	return string(v.appendText(nil))
}

// Int64 is the value of an integer.
func (v Value) Int64() int64 {
	v.want(KindInt64)
	return v.any.(int64)
}

// Uint64 is the value of an unsigned integer.
func (v Value) Uint64() uint64 {
	v.want(KindUint64)
	return v.any.(uint64)
}

// Bool is the value of a truth value.
func (v Value) Bool() bool {
	v.want(KindBool)
	return v.any.(bool)
}

// Float64 is the value of a number.
func (v Value) Float64() float64 {
	v.want(KindFloat64)
	return v.any.(float64)
}

// Duration is the value of a duration.
func (v Value) Duration() time.Duration {
	v.want(KindDuration)
	return v.any.(time.Duration)
}

// Time is the value of a time.
func (v Value) Time() time.Time {
	v.want(KindTime)
	return v.any.(time.Time)
}

// Group is the attributes of a group.
func (v Value) Group() []Attr {
	g, ok := v.any.(group)
	if !ok {
		panic("Group: bad kind")
	}
	return g
}

// LogValuer is the value that says what stands for it.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Equal tells whether v and w are the same.
func (v Value) Equal(w Value) bool {
	a, isGroup := v.any.(group)
	b, both := w.any.(group)
	if !isGroup || !both {
		if t, ok := v.any.(time.Time); ok {
			u, both := w.any.(time.Time)
			return both && t.Equal(u)
		}
		return isGroup == both && v.any == w.any
	}
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !a[i].Equal(b[i]) {
			return false
		}
	}
	return true
}

// resolves is how often LogValue is asked.
const resolves = 100

// Resolve is what stands for v in a record.
func (v Value) Resolve() (resolved Value) {
	original := v
	defer func() {
		if r := recover(); r != nil {
			resolved = AnyValue(fmt.Errorf("LogValue panicked\n%v", r))
		}
	}()
	for range resolves {
		if v.Kind() != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on %T", original.any))
}

// appendText appends the value as text without quotes.
func (v Value) appendText(b []byte) []byte {
	switch x := v.any.(type) {
	case string:
		return append(b, x...)
	case int64:
		return strconv.AppendInt(b, x, 10)
	case uint64:
		return strconv.AppendUint(b, x, 10)
	case float64:
		return strconv.AppendFloat(b, x, 'g', -1, 64)
	case bool:
		return strconv.AppendBool(b, x)
	case time.Duration:
		return append(b, x.String()...)
	case time.Time:
		return append(b, x.String()...)
	case group:
		return fmt.Append(b, []Attr(x))
	}
	return fmt.Append(b, v.any)
}
