package time

// Layouts for [Time.Format] and [Parse]: each shows how it would write the reference time, which is
// Mon Jan 2 15:04:05 MST 2006, seven hours west of UTC.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// An element is a part of a layout that stands for a part of a time.
type element int

const (
	none element = iota
	longMonth
	month
	numMonth
	zeroMonth
	longWeekDay
	weekDay
	day
	underDay
	zeroDay
	underYearDay
	zeroYearDay
	hour
	hour12
	zeroHour12
	minute
	zeroMinute
	second
	zeroSecond
	longYear
	year
	upperPM
	lowerPM
	zoneName
	offset    // the offset from UTC; how it is written is in the element's text
	fraction0 // as many digits as the text has
	fraction9 // at most as many digits, without closing zeros
)

type pattern struct {
	text string
	elem element
}

// patterns are tried in this order at each place of a layout.
var patterns = [...]pattern{
	{"January", longMonth}, {"Jan", month}, {"Monday", longWeekDay}, {"Mon", weekDay}, {"MST", zoneName},
	{"01", zeroMonth}, {"02", zeroDay}, {"03", zeroHour12}, {"04", zeroMinute}, {"05", zeroSecond}, {"06", year},
	{"002", zeroYearDay}, {"15", hour}, {"1", numMonth}, {"2006", longYear}, {"2", day},
	{"__2", underYearDay}, {"_2", underDay}, {"3", hour12}, {"4", minute}, {"5", second},
	{"PM", upperPM}, {"pm", lowerPM},
	{"-070000", offset}, {"-07:00:00", offset}, {"-0700", offset}, {"-07:00", offset}, {"-07", offset},
	{"Z070000", offset}, {"Z07:00:00", offset}, {"Z0700", offset}, {"Z07:00", offset}, {"Z07", offset},
}

// nextElement splits a layout at its first element.
func nextElement(layout string) (before, text string, elem element, after string) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		if elem, n := elementAt(rest); elem != none {
			if elem == underDay && hasPrefix(rest, "_2006") {
				return layout[:i+1], "2006", longYear, rest[len("_2006"):]
			}
			return layout[:i], rest[:n], elem, rest[n:]
		}
	}
	return layout, "", none, ""
}

// elementAt is the element at the beginning of s, and its length.
func elementAt(s string) (element, int) {
	switch c := s[0]; {
	case c == '.' || c == ',':
		return fractionAt(s)
	case c >= 'a' && c != 'p', isDigit(c) && c > '5':
		return none, 0
	}
	for i := range patterns {
		p := &patterns[i]
		if p.text[0] != s[0] || !hasPrefix(s, p.text) {
			continue
		}
		isShortName := p.elem == month || p.elem == weekDay
		if isShortName && len(s) > 3 && 'a' <= s[3] && s[3] <= 'z' {
			continue
		}
		return p.elem, len(p.text)
	}
	return none, 0
}

// fractionAt finds a point with a run of zeros or nines that no other digit follows.
func fractionAt(s string) (element, int) {
	if len(s) < 2 || s[1] != '0' && s[1] != '9' {
		return none, 0
	}
	n := 1
	for n < len(s) && s[n] == s[1] {
		n++
	}
	if n < len(s) && isDigit(s[n]) {
		return none, 0
	}
	if s[1] == '0' {
		return fraction0, n
	}
	return fraction9, n
}
