package time

// A ParseError says what in a value does not fit its layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error describes it.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// Parse reads a time that is written as the layout shows; without a zone it is in UTC.
func Parse(layout, value string) (Time, error) {
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is like [Parse]; without a zone the time is in loc.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// fields is what has been read so far; -1 is not there.
type fields struct {
	year, month, day, yearDay int
	hour, min, sec, nsec      int
	pm, am                    bool
	zone                      *Location
	zoneOffset                int
	hasOffset                 bool
	zoneName                  string
}

func parse(layout, value string, fallback, local *Location) (Time, error) {
	allLayout, allValue := layout, value
	f := fields{month: -1, day: -1, yearDay: -1}
	for {
		before, text, elem, after := nextElement(layout)
		var ok bool
		value, ok = skipLiteral(value, before)
		if !ok {
			return Time{}, &ParseError{allLayout, allValue, before, value, ""}
		}
		if elem == none {
			if value != "" {
				return Time{}, &ParseError{allLayout, allValue, "", value, ": extra text: " + quote(value)}
			}
			break
		}
		rest, outOfRange, ok := f.read(elem, text, value, after)
		if outOfRange != "" {
			return Time{}, &ParseError{allLayout, allValue, text, value, ": " + outOfRange + " out of range"}
		}
		if !ok {
			return Time{}, &ParseError{allLayout, allValue, text, value, ""}
		}
		layout, value = after, rest
	}
	if problem := f.settleDay(); problem != "" {
		return Time{}, &ParseError{allLayout, allValue, "", allValue, ": " + problem}
	}
	return f.time(fallback, local), nil
}

// skipLiteral removes the layout's literal text from the value; a space stands for any number of them.
func skipLiteral(value, literal string) (string, bool) {
	for literal != "" {
		if literal[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			literal = cutSpaces(literal)
			value = cutSpaces(value)
			continue
		}
		if value == "" || value[0] != literal[0] {
			return value, false
		}
		literal, value = literal[1:], value[1:]
	}
	return value, true
}

func cutSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// read reads one element from the value; it returns what follows, and what was out of range.
func (f *fields) read(elem element, text, value, after string) (rest, outOfRange string, ok bool) {
	switch elem {
	case longYear, year:
		rest, ok = f.readYear(elem, value)
	case longMonth, month:
		f.month, rest, ok = lookup(monthNames[:], value, elem == month)
		f.month++
	case longWeekDay, weekDay:
		_, rest, ok = lookup(dayNames[:], value, elem == weekDay)
	case underYearDay, zeroYearDay:
		atLeast := 3
		if elem == underYearDay {
			atLeast = 1
		}
		f.yearDay, rest, ok = number(spaced(value, elem == underYearDay, 2), atLeast, 3)
	case zoneName:
		rest, ok = f.readZone(value)
	case offset:
		return f.readOffset(text, value)
	case fraction0:
		f.nsec, rest, ok = nanoseconds(value, len(text))
	case fraction9:
		if rest, ok = value, true; len(value) >= 2 && isPoint(value[0]) && isDigit(value[1]) {
			f.nsec, rest, ok = nanoseconds(value, fractionLen(value))
		}
	case upperPM, lowerPM:
		rest, ok = f.readHalf(elem, value)
	default:
		return f.readNumber(elem, value, after)
	}
	return rest, "", ok
}

func (f *fields) readYear(elem element, value string) (rest string, ok bool) {
	if elem == longYear {
		f.year, rest, ok = number(value, 4, 4)
		return rest, ok
	}
	f.year, rest, ok = number(value, 2, 2)
	if f.year >= 69 {
		f.year += 1900
	} else {
		f.year += 2000
	}
	return rest, ok
}

func (f *fields) readHalf(elem element, value string) (rest string, ok bool) {
	if len(value) < 2 {
		return value, false
	}
	pm, am := "PM", "AM"
	if elem == lowerPM {
		pm, am = "pm", "am"
	}
	f.pm, f.am = value[:2] == pm, value[:2] == am
	return value[2:], f.pm || f.am
}

// readNumber reads the elements that are one or two digits.
func (f *fields) readNumber(elem element, value, after string) (rest, outOfRange string, ok bool) {
	atLeast := 1
	switch elem {
	case zeroMonth, zeroDay, zeroHour12, zeroMinute, zeroSecond:
		atLeast = 2
	}
	n, rest, ok := number(spaced(value, elem == underDay, 1), atLeast, 2)
	if !ok {
		return rest, "", false
	}
	name, low, high := "", 0, 99
	switch elem {
	case numMonth, zeroMonth:
		f.month, name, low, high = n, "month", 1, 12
	case day, underDay, zeroDay:
		f.day = n
	case hour:
		f.hour, name, high = n, "hour", 23
	case hour12, zeroHour12:
		f.hour, name, high = n, "hour", 12
	case minute, zeroMinute:
		f.min, name, high = n, "minute", 59
	case second, zeroSecond:
		f.sec, name, high = n, "second", 59
	}
	if n < low || n > high {
		return rest, name, false
	}
	isSecond := elem == second || elem == zeroSecond
	if isSecond && len(rest) >= 2 && isPoint(rest[0]) && isDigit(rest[1]) {
		if _, _, next, _ := nextElement(after); next != fraction0 && next != fraction9 {
			f.nsec, rest, ok = nanoseconds(rest, fractionLen(rest))
		}
	}
	return rest, "", ok
}

// spaced drops the spaces that stand for missing digits.
func spaced(s string, may bool, most int) string {
	for ; may && most > 0 && s != "" && s[0] == ' '; most-- {
		s = s[1:]
	}
	return s
}

// number reads between atLeast and atMost digits.
func number(s string, atLeast, atMost int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < atMost && isDigit(s[i]) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= atLeast
}

func isPoint(c byte) bool { return c == '.' || c == ',' }

// fractionLen is the length of a point and the digits after it.
func fractionLen(s string) int {
	n := 1
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// nanoseconds reads a fraction of n characters, its point included.
func nanoseconds(s string, n int) (nsec int, rest string, ok bool) {
	if len(s) < n || !isPoint(s[0]) {
		return 0, s, false
	}
	scale := int(1e9)
	for i := 1; i < n; i++ {
		if !isDigit(s[i]) {
			return 0, s, false
		}
		scale /= 10
		nsec += int(s[i]-'0') * scale
	}
	return nsec, s[n:], true
}

// lookup finds the name that the value begins with; short names are the first three letters.
func lookup(names []string, value string, short bool) (int, string, bool) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if hasFold(value, name) {
			return i, value[len(name):], true
		}
	}
	return -1, value, false
}

// settleDay checks the day against its month; a day of the year gives month and day.
func (f *fields) settleDay() (problem string) {
	if f.pm && f.hour < 12 {
		f.hour += 12
	} else if f.am && f.hour == 12 {
		f.hour = 0
	}
	if f.yearDay >= 0 {
		return f.settleYearDay()
	}
	if f.month < 0 {
		f.month = 1
	}
	if f.day < 0 {
		f.day = 1
	}
	if f.day < 1 || f.day > daysIn(f.month, f.year) {
		return "day out of range"
	}
	return ""
}

func (f *fields) settleYearDay() (problem string) {
	last := 365
	if isLeap(f.year) {
		last = 366
	}
	if f.yearDay < 1 || f.yearDay > last {
		return "day-of-year out of range"
	}
	_, m, d := civil(daysBefore(f.year, 1, 1) + f.yearDay - 1)
	if f.month >= 0 && f.month != m {
		return "day-of-year does not match month"
	}
	if f.day >= 0 && f.day != d {
		return "day-of-year does not match day"
	}
	f.month, f.day = m, d
	return ""
}
