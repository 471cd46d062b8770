package time

// A Location is a zone with one offset from UTC the whole year round.
type Location struct {
	name   string
	abbrev string
	offset int
}

var (
	utcLoc   = Location{name: "UTC", abbrev: "UTC"}
	localLoc = Location{name: "Local", abbrev: "UTC"}
)

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

// Local is the zone of the simulated machine, which keeps its clock in UTC.
var Local *Location = &localLoc

// FixedZone is a zone that is always offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, abbrev: name, offset: offset}
}

// LoadLocation knows "", "UTC" and "Local"; the simulated machine has no database of zones.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errorText("unknown time zone " + name)
}

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	return l
}

// String is the zone's name.
func (l *Location) String() string { return l.get().name }

// Location is the zone in which t is shown.
func (t Time) Location() *Location { return t.loc.get() }

// Zone is the abbreviation of t's zone and its offset in seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	l := t.loc.get()
	return l.abbrev, l.offset
}

// ZoneBounds is when the zone in force at t began and ends: a zone with one offset has neither.
func (t Time) ZoneBounds() (start, end Time) { return }

// IsDST says whether summer time is in force: never here.
func (t Time) IsDST() bool { return false }

// UTC is the same instant shown in UTC.
func (t Time) UTC() Time { return t.shownIn(&utcLoc) }

// Local is the same instant shown in the machine's zone.
func (t Time) Local() Time { return t.shownIn(Local) }

// In is the same instant shown in another zone.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.shownIn(loc)
}

func (t Time) shownIn(loc *Location) Time {
	if loc == &utcLoc {
		loc = nil
	}
	t.dropMono()
	t.loc = loc
	return t
}
