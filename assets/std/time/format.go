package time

// Format writes t as the layout shows.
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+10), layout))
}

// AppendFormat appends what [Time.Format] returns.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	for layout != "" {
		before, text, elem, rest := nextElement(layout)
		b = append(b, before...)
		b = t.appendElement(b, text, elem)
		layout = rest
	}
	return b
}

func (t Time) appendElement(b []byte, text string, elem element) []byte {
	switch elem {
	case none:
		return b
	case longYear, year, longMonth, month, numMonth, zeroMonth, day, underDay, zeroDay:
		return t.appendDate(b, elem)
	case longWeekDay:
		return append(b, t.Weekday().String()...)
	case weekDay:
		return append(b, t.Weekday().String()[:3]...)
	case underYearDay:
		return appendSpaced(b, t.YearDay(), 3)
	case zeroYearDay:
		return appendInt(b, t.YearDay(), 3)
	case zoneName:
		return t.appendZone(b)
	case offset:
		return t.appendOffset(b, text)
	case fraction0, fraction9:
		return appendFraction(b, t.nsec(), text)
	}
	return t.appendClock(b, elem)
}

func (t Time) appendDate(b []byte, elem element) []byte {
	y, m, d := t.Date()
	switch elem {
	case longYear:
		return appendInt(b, y, 4)
	case year:
		return appendInt(b, max(y, -y)%100, 2)
	case longMonth:
		return append(b, m.String()...)
	case month:
		return append(b, m.String()[:3]...)
	case numMonth:
		return appendInt(b, int(m), 0)
	case zeroMonth:
		return appendInt(b, int(m), 2)
	case underDay:
		return appendSpaced(b, d, 2)
	case zeroDay:
		return appendInt(b, d, 2)
	}
	return appendInt(b, d, 0)
}

func (t Time) appendClock(b []byte, elem element) []byte {
	h, m, s := t.Clock()
	switch elem {
	case hour:
		return appendInt(b, h, 2)
	case hour12:
		return appendInt(b, (h+11)%12+1, 0)
	case zeroHour12:
		return appendInt(b, (h+11)%12+1, 2)
	case minute:
		return appendInt(b, m, 0)
	case zeroMinute:
		return appendInt(b, m, 2)
	case second:
		return appendInt(b, s, 0)
	case zeroSecond:
		return appendInt(b, s, 2)
	}
	half := "AM"
	if h >= 12 {
		half = "PM"
	}
	if elem == lowerPM {
		return append(b, half[0]|0x20, 'm')
	}
	return append(b, half...)
}

// appendSpaced fills up with spaces.
func appendSpaced(b []byte, n, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			b = append(b, ' ')
		}
		limit *= 10
	}
	return appendInt(b, n, 0)
}

// appendZone appends the zone's abbreviation; one without a name shows its offset.
func (t Time) appendZone(b []byte) []byte {
	name, _ := t.Zone()
	if name == "" {
		return t.appendOffset(b, "-0700")
	}
	return append(b, name...)
}

// appendOffset appends the offset from UTC as text shows: Z for none, or a sign, hours, minutes and seconds.
func (t Time) appendOffset(b []byte, text string) []byte {
	_, off := t.Zone()
	if text[0] == 'Z' && off == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	if off < 0 {
		sign = '-'
		off = -off
	}
	b = append(b, sign)
	b = appendInt(b, off/3600, 2)
	if len(text) > len("-07") {
		b = appendPart(b, off/60%60, text)
	}
	if len(text) > len("-07:00") {
		b = appendPart(b, off%60, text)
	}
	return b
}

// appendPart appends two digits, after a colon where text has colons.
func appendPart(b []byte, n int, text string) []byte {
	if text[3] == ':' {
		b = append(b, ':')
	}
	return appendInt(b, n, 2)
}

// appendFraction appends as many digits of the nanoseconds as text has: nines drop closing zeros.
func appendFraction(b []byte, nsec int, text string) []byte {
	digits := len(text) - 1
	start := len(b)
	b = append(b, text[0])
	b = appendInt(b, nsec, 9)
	for len(b) < start+1+digits {
		b = append(b, '0')
	}
	b = b[:start+1+digits]
	if text[1] == '9' {
		for len(b) > start+1 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == start+1 {
			b = b[:start]
		}
	}
	return b
}

// String shows t with its zone, and with its monotonic clock where it has one: the end m=+0.5 is half a second after
// the start of the program.
func (t Time) String() string {
	b := t.AppendFormat(nil, "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMono == 0 {
		return string(b)
	}
	sign, mono := byte('+'), uint64(t.ext)
	if t.ext < 0 {
		sign, mono = '-', -mono
	}
	b = append(b, ' ', 'm', '=', sign)
	b = appendInt(b, int(mono/1e9), 0)
	b = append(b, '.')
	return string(appendInt(b, int(mono%1e9), 9))
}

// GoString is the expression that makes t.
func (t Time) GoString() string {
	y, m, d := t.Date()
	hh, mm, ss := t.Clock()
	b := append([]byte("time.Date("), itoa(y)...)
	b = append(b, ", "...)
	if January <= m && m <= December {
		b = append(b, "time."+m.String()...)
	} else {
		b = appendInt(b, int(m), 0)
	}
	for _, n := range [...]int{d, hh, mm, ss, t.nsec()} {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	b = append(b, ", "...)
	switch t.Location() {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("+quote(t.loc.name)+")"...)
	}
	return string(append(b, ')'))
}
