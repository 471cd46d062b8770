// Package time measures and shows time; its clock is the simulated machine's.
//
// A Time is laid out as in Go: the wall clock and, where it came from [Now], the monotonic clock beside it. Where the
// top bit of wall is set, wall holds 33 bits of seconds since 1885 and 30 bits of nanoseconds, and ext the monotonic
// nanoseconds; else wall holds only nanoseconds, and ext the seconds since 1 January of year 1.
package time

// A Time is an instant, to the nanosecond.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMono  = 1 << 63
	nsecBits = 30
	nsecMask = 1<<nsecBits - 1
	minWall  = wallEpoch
	maxWall  = wallEpoch + 1<<33 - 1
	// startUnix is when every simulation starts: 10 November 2009, 23:00:00 UTC.
	startUnix = 1257894000
)

// runtimeNano is the time since the start of the simulation in nanoseconds.
func runtimeNano() int64

// Now is the present instant; it carries a reading of the monotonic clock.
func Now() Time {
	nano := runtimeNano()
	sec := uint64(startUnix + unixEpoch - wallEpoch + nano/1e9)
	return Time{hasMono | sec<<nsecBits | uint64(nano%1e9), nano + 1, nil}
}

// Since is how long ago t was.
func Since(t Time) Duration { return Now().Sub(t) }

// Until is how long it is to t.
func Until(t Time) Duration { return t.Sub(Now()) }

func (t *Time) nsec() int { return int(t.wall & nsecMask) }

// sec is the seconds since 1 January of year 1, UTC.
func (t *Time) sec() int64 {
	if t.wall&hasMono != 0 {
		return wallEpoch + int64(t.wall<<1>>(nsecBits+1))
	}
	return t.ext
}

func (t *Time) dropMono() {
	if t.wall&hasMono != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) unix() int64 { return t.sec() - unixEpoch }

func bothMono(t, u Time) bool { return t.wall&u.wall&hasMono != 0 }

// IsZero says whether t is the zero Time: 1 January of year 1, 00:00:00 UTC.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// After says whether t is later than u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before says whether t is earlier than u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal says whether both are the same instant, in whatever zones.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Compare is -1, 0 or +1: t is earlier than, the same as, later than u.
func (t Time) Compare(u Time) int {
	if bothMono(t, u) {
		return order(t.ext, u.ext)
	}
	if c := order(t.sec(), u.sec()); c != 0 {
		return c
	}
	return order(int64(t.nsec()), int64(u.nsec()))
}

func order(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Add is the instant d after t.
func (t Time) Add(d Duration) Time {
	sec, nsec := int64(d/1e9), t.nsec()+int(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	if t.wall&hasMono != 0 {
		wall := t.sec() + sec
		mono := t.ext + int64(d)
		fits := minWall <= wall && wall <= maxWall && (mono >= t.ext) == (d >= 0)
		if fits {
			t.wall = hasMono | uint64(wall-wallEpoch)<<nsecBits | uint64(nsec)
			t.ext = mono
			return t
		}
		t.dropMono()
	}
	t.wall = uint64(nsec)
	if sum := t.ext + sec; (sum > t.ext) == (sec > 0) {
		t.ext = sum
	} else if sec > 0 {
		t.ext = 1<<63 - 1
	} else {
		t.ext = -(1<<63 - 1)
	}
	return t
}

// Sub is how long it is from u to t; what does not fit saturates.
func (t Time) Sub(u Time) Duration {
	if bothMono(t, u) {
		return saturate(Duration(t.ext-u.ext), t.ext > u.ext, t.ext == u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	if u.Add(d).Equal(t) {
		return d
	}
	if t.Before(u) {
		return minDuration
	}
	return maxDuration
}

// saturate corrects a difference that has wrapped around.
func saturate(d Duration, later, same bool) Duration {
	switch {
	case same || (d > 0) == later:
		return d
	case later:
		return maxDuration
	}
	return minDuration
}

// Truncate rounds t down to a multiple of d since the zero Time; it drops the monotonic clock.
func (t Time) Truncate(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round gives the nearest multiple of d since the zero Time, halves up; it drops the monotonic clock.
func (t Time) Round(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	rest := t.rest(d)
	if lessThanHalf(rest, d) {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

// rest is what t's time since year 1 leaves over of a multiple of d: seconds and nanoseconds are taken modulo d
// apart, the seconds digit by binary digit, as their nanoseconds do not fit a word.
func (t *Time) rest(d Duration) Duration {
	sec, m := t.sec(), uint64(d)
	negative := sec < 0
	nsec := uint64(t.nsec())
	if negative {
		sec = -sec
		if nsec > 0 {
			sec--
			nsec = 1e9 - nsec
		}
	}
	sum := nsec % m
	step := uint64(1e9) % m
	for n := uint64(sec); n > 0; n >>= 1 {
		if n&1 != 0 {
			sum = addMod(sum, step, m)
		}
		step = addMod(step, step, m)
	}
	if negative && sum != 0 {
		sum = m - sum
	}
	return Duration(sum)
}

// addMod adds two numbers below m, modulo m, which is below 1<<63.
func addMod(a, b, m uint64) uint64 {
	if a += b; a >= m {
		a -= m
	}
	return a
}

// Unix is t in whole seconds since 1 January 1970 UTC.
func (t Time) Unix() int64 { return t.unix() }

// UnixMilli is t in milliseconds since 1970.
func (t Time) UnixMilli() int64 { return t.unix()*1e3 + int64(t.nsec())/1e6 }

// UnixMicro is t in microseconds since 1970.
func (t Time) UnixMicro() int64 { return t.unix()*1e6 + int64(t.nsec())/1e3 }

// UnixNano is t in nanoseconds since 1970.
func (t Time) UnixNano() int64 { return t.unix()*1e9 + int64(t.nsec()) }

// Unix is the instant so many seconds and nanoseconds after 1 January 1970 UTC.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		carry := int64(floorDiv(int(nsec), 1e9))
		sec += carry
		nsec -= carry * 1e9
	}
	return Time{uint64(nsec), sec + unixEpoch, Local}
}

// UnixMilli is the instant so many milliseconds after 1970.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro is the instant so many microseconds after 1970.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }
