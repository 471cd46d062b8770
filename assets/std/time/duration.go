package time

// A Duration is a span of time in nanoseconds: at most about 290 years.
type Duration int64

// The usual spans.
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// Nanoseconds is the duration as a count of nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds is the duration as a count of whole microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds is the duration as a count of whole milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds is the duration in seconds.
func (d Duration) Seconds() float64 { return d.in(Second) }

// Minutes is the duration in minutes.
func (d Duration) Minutes() float64 { return d.in(Minute) }

// Hours is the duration in hours.
func (d Duration) Hours() float64 { return d.in(Hour) }

// in divides whole units and the rest apart, which keeps the precision of both.
func (d Duration) in(unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Abs is the size of the duration; the smallest one becomes the largest.
func (d Duration) Abs() Duration {
	if d >= 0 {
		return d
	}
	if d == minDuration {
		return maxDuration
	}
	return -d
}

// Truncate drops what is left over of a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round gives the nearest multiple of m; halves go away from zero, and what does not fit saturates.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		rest = -rest
		if lessThanHalf(rest, m) {
			return d + rest
		}
		if r := d - m + rest; r < d {
			return r
		}
		return minDuration
	}
	if lessThanHalf(rest, m) {
		return d - rest
	}
	if r := d + m - rest; r > d {
		return r
	}
	return maxDuration
}

func lessThanHalf(rest, m Duration) bool { return uint64(rest)+uint64(rest) < uint64(m) }

// String is the duration in the manner of 72h3m0.5s; below a second it uses the unit that fits: 1.5ms.
func (d Duration) String() string {
	var buf [32]byte
	at := len(buf)
	n := uint64(d)
	if d < 0 {
		n = -n
	}
	if n < uint64(Second) {
		at = shortDuration(buf[:], n)
	} else {
		at = longDuration(buf[:], n)
	}
	if d < 0 {
		at--
		buf[at] = '-'
	}
	return string(buf[at:])
}

// shortDuration writes a span below a second to the end of buf and says where it begins.
func shortDuration(buf []byte, n uint64) int {
	at := len(buf) - 1
	buf[at] = 's'
	if n == 0 {
		at--
		buf[at] = '0'
		return at
	}
	digits := 0
	switch {
	case n < uint64(Microsecond):
		at--
		buf[at] = 'n'
	case n < uint64(Millisecond):
		digits = 3
		at -= len("µ")
		copy(buf[at:], "µ")
	default:
		digits = 6
		at--
		buf[at] = 'm'
	}
	at, n = putFraction(buf, at, n, digits)
	return putInteger(buf, at, n)
}

// longDuration writes hours, minutes and seconds to the end of buf and says where they begin.
func longDuration(buf []byte, n uint64) int {
	at := len(buf) - 1
	buf[at] = 's'
	at, n = putFraction(buf, at, n, 9)
	at = putInteger(buf, at, n%60)
	n /= 60
	if n == 0 {
		return at
	}
	at--
	buf[at] = 'm'
	at = putInteger(buf, at, n%60)
	n /= 60
	if n == 0 {
		return at
	}
	at--
	buf[at] = 'h'
	return putInteger(buf, at, n)
}

// putFraction writes the last digits of n as a decimal fraction before at, without closing zeros, and returns
// where it begins and what is left of n.
func putFraction(buf []byte, at int, n uint64, digits int) (int, uint64) {
	printing := false
	for range digits {
		digit := n % 10
		n /= 10
		if printing = printing || digit != 0; printing {
			at--
			buf[at] = '0' + byte(digit)
		}
	}
	if printing {
		at--
		buf[at] = '.'
	}
	return at, n
}

func putInteger(buf []byte, at int, n uint64) int {
	for {
		at--
		buf[at] = '0' + byte(n%10)
		n /= 10
		if n == 0 {
			return at
		}
	}
}

// unitOf is the span that a unit's name stands for, or 0.
func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration reads what [Duration.String] writes, and more: signs, fractions, any order of units.
func ParseDuration(s string) (Duration, error) {
	rest, negative := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	invalid := errorText("time: invalid duration " + quote(s))
	if rest == "" {
		return 0, invalid
	}
	const limit = 1 << 63
	var total uint64
	for rest != "" {
		number, after, ok := leadingNumber(rest)
		if !ok {
			return 0, invalid
		}
		name := leadingUnit(after)
		if name == "" {
			return 0, errorText("time: missing unit in duration " + quote(s))
		}
		unit := unitOf(name)
		if unit == 0 {
			return 0, errorText("time: unknown unit " + quote(name) + " in duration " + quote(s))
		}
		rest = after[len(name):]
		span, ok := number.times(unit)
		if !ok {
			return 0, invalid
		}
		if total += span; total > limit {
			return 0, invalid
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > limit-1 {
		return 0, invalid
	}
	return Duration(total), nil
}

// A decimal is whole + part/scale.
type decimal struct {
	whole uint64
	part  uint64
	scale float64
}

func (n decimal) times(unit uint64) (uint64, bool) {
	const limit = 1 << 63
	if n.whole > limit/unit {
		return 0, false
	}
	span := n.whole * unit
	if n.part > 0 {
		span += uint64(float64(n.part) * (float64(unit) / n.scale))
		if span > limit {
			return 0, false
		}
	}
	return span, true
}

// leadingNumber reads digits with at most one point; the digits of the fraction beyond what fits are dropped.
func leadingNumber(s string) (n decimal, rest string, ok bool) {
	const limit = 1 << 63
	i := 0
	for ; i < len(s) && isDigit(s[i]); i++ {
		if n.whole > limit/10 {
			return n, s, false
		}
		n.whole = n.whole*10 + uint64(s[i]-'0')
		if n.whole > limit {
			return n, s, false
		}
	}
	digits := i
	n.scale = 1
	if i == len(s) || s[i] != '.' {
		return n, s[i:], digits > 0
	}
	full := false
	for i++; i < len(s) && isDigit(s[i]); i++ {
		digits++
		if full {
			continue
		}
		next := n.part*10 + uint64(s[i]-'0')
		if full = n.part > (limit-1)/10 || next > limit; full {
			continue
		}
		n.part = next
		n.scale *= 10
	}
	return n, s[i:], digits > 0
}

func leadingUnit(s string) string {
	i := 0
	for i < len(s) && s[i] != '.' && !isDigit(s[i]) {
		i++
	}
	return s[:i]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
