package time

// readOffset reads an offset from UTC that is written as text shows.
func (f *fields) readOffset(text, value string) (rest, outOfRange string, ok bool) {
	if text[0] == 'Z' && hasPrefix(value, "Z") {
		f.zone = UTC
		return value[1:], "", true
	}
	if len(value) < len(text) || value[0] != '+' && value[0] != '-' {
		return value, "", false
	}
	var parts [3]int
	at := 1
	for i := 0; at < len(text); i++ {
		if text[at] == ':' {
			if value[at] != ':' {
				return value, "", false
			}
			at++
		}
		n, _, ok := number(value[at:], 2, 2)
		if !ok {
			return value, "", false
		}
		parts[i] = n
		at += 2
	}
	switch {
	case parts[0] > 24:
		return value, "time zone offset hour", false
	case parts[1] > 60:
		return value, "time zone offset minute", false
	case parts[2] > 60:
		return value, "time zone offset second", false
	}
	f.zoneOffset, f.hasOffset = parts[0]*3600+parts[1]*60+parts[2], true
	if value[0] == '-' {
		f.zoneOffset = -f.zoneOffset
	}
	return value[len(text):], "", true
}

// readZone reads a zone's abbreviation.
func (f *fields) readZone(value string) (rest string, ok bool) {
	if hasPrefix(value, "UTC") {
		f.zone = UTC
		return value[3:], true
	}
	n := abbreviationLen(value)
	f.zoneName = value[:n]
	return value[n:], n > 0
}

// abbreviationLen is the length of what looks like a zone: three capitals, four that end in T (or WITA), five that
// end in ST, or GMT and a number, or only a number with its sign.
func abbreviationLen(s string) int {
	switch {
	case len(s) < 3:
		return 0
	case hasPrefix(s, "ChST") || hasPrefix(s, "MeST"):
		return 4
	case hasPrefix(s, "GMT"):
		return 3 + signedLen(s[3:])
	case s[0] == '+' || s[0] == '-':
		return signedLen(s)
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3:
		return 3
	case n == 4 && (s[3] == 'T' || s[:4] == "WITA"):
		return 4
	case n == 5 && s[4] == 'T':
		return 5
	}
	return 0
}

// signedLen is the length of a sign and the number of hours after it, or 0.
func signedLen(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, rest, ok := number(s[1:], 1, len(s))
	if !ok || n > 23 {
		return 0
	}
	return len(s) - len(rest)
}

// time is what the fields say. Without a zone it is in fallback; an offset or name that local has gives local.
func (f *fields) time(fallback, local *Location) Time {
	at := func(loc *Location) Time {
		return Date(f.year, Month(f.month), f.day, f.hour, f.min, f.sec, f.nsec, loc)
	}
	if f.zone != nil {
		return at(f.zone)
	}
	if f.hasOffset {
		t := at(UTC).Add(-Duration(f.zoneOffset) * Second)
		if l := local.get(); l.offset == f.zoneOffset && (f.zoneName == "" || f.zoneName == l.abbrev) {
			return t.In(local)
		}
		return t.In(FixedZone(f.zoneName, f.zoneOffset))
	}
	if f.zoneName == "" {
		return at(fallback)
	}
	if l := local.get(); f.zoneName == l.abbrev {
		return at(local)
	}
	seconds := 0
	if len(f.zoneName) > 3 && hasPrefix(f.zoneName, "GMT") {
		hours, _, _ := number(f.zoneName[4:], 1, 2)
		if seconds = hours * 3600; f.zoneName[3] == '-' {
			seconds = -seconds
		}
	}
	return at(FixedZone(f.zoneName, seconds))
}
