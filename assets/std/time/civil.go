package time

// A Month is 1 for January to 12 for December.
type Month int

// The months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// String is the month's English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + uitoa(uint64(m)) + ")"
}

// A Weekday is 0 for Sunday to 6 for Saturday.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// String is the day's English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + uitoa(uint64(d)) + ")"
}

func uitoa(n uint64) string {
	var digits [20]byte
	return string(digits[putInteger(digits[:], len(digits), n):])
}

const (
	secondsPerDay = 86400
	daysPer400    = 146097
	// From 1 January of year 1 to 1 January 1970 and to 1 January 1885.
	unixEpoch = 719162 * secondsPerDay
	wallEpoch = 688117 * secondsPerDay
)

// daysBefore is the number of days from 1 January of year 1 to the given date, any year, month 1 to 12. It counts
// years from March, so that the leap day is the last of its year.
func daysBefore(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	inEra := year - era*400
	inYear := (153*(month-3)+2)/5 + day - 1
	return era*daysPer400 + inEra*365 + inEra/4 - inEra/100 + inYear - 306
}

// civil is the date that lies so many days after 1 January of year 1.
func civil(days int) (year, month, day int) {
	days += 306
	era := floorDiv(days, daysPer400)
	inEra := days - era*daysPer400
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	fromMarch := (5*inYear + 2) / 153
	day = inYear - (153*fromMarch+2)/5 + 1
	month = fromMarch + 3
	year = yearOfEra + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(month, year int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	}
	return 31
}

// shown is t's seconds since year 1 as a clock in its zone shows them.
func (t Time) shown() int { return int(t.sec()) + t.loc.get().offset }

// Date is the date in t's zone.
func (t Time) Date() (year int, month Month, day int) {
	y, m, d := civil(floorDiv(t.shown(), secondsPerDay))
	return y, Month(m), d
}

// Year is the year in t's zone.
func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

// Month is the month in t's zone.
func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

// Day is the day of the month in t's zone.
func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

// YearDay is the day of the year, from 1.
func (t Time) YearDay() int {
	days := floorDiv(t.shown(), secondsPerDay)
	year, _, _ := civil(days)
	return days - daysBefore(year, 1, 1) + 1
}

// Weekday is the day of the week in t's zone.
func (t Time) Weekday() Weekday {
	days := floorDiv(t.shown(), secondsPerDay)
	return Weekday(days + 1 - 7*floorDiv(days+1, 7))
}

// ISOWeek is the ISO 8601 year and week of t.
func (t Time) ISOWeek() (year, week int) {
	days := floorDiv(t.shown(), secondsPerDay)
	thursday := days - floorMod(days, 7) + 3
	year, _, _ = civil(thursday)
	return year, (thursday-daysBefore(year, 1, 1))/7 + 1
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }

// Clock is the time of the day in t's zone.
func (t Time) Clock() (hour, min, sec int) {
	s := floorMod(t.shown(), secondsPerDay)
	return s / 3600, s % 3600 / 60, s % 60
}

// Hour is the hour in t's zone.
func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

// Minute is the minute in t's zone.
func (t Time) Minute() int {
	_, minute, _ := t.Clock()
	return minute
}

// Second is the second.
func (t Time) Second() int {
	_, _, second := t.Clock()
	return second
}

// Nanosecond is what is left of the second.
func (t Time) Nanosecond() int { return t.nsec() }

// Date is the instant that a clock in loc shows like this; values out of range carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year += floorDiv(m, 12)
	m = floorMod(m, 12) + 1
	sec += floorDiv(nsec, 1e9)
	nsec = floorMod(nsec, 1e9)
	seconds := (daysBefore(year, m, 1)+day-1)*secondsPerDay + hour*3600 + min*60 + sec
	t := Time{uint64(nsec), int64(seconds - loc.offset), nil}
	return t.shownIn(loc)
}

// AddDate moves the date in t's zone; 31 January and a month is 2 or 3 March.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.nsec(), t.Location())
}
