package unicode

// RangeTable is a set of runes, in ranges that ascend.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // the number of ranges in R16 that end below 0x100

	categories uint32 // instead of ranges: the runes of these categories
}

// Range16 is each Stride-th rune from Lo to Hi, of those of 16 bits.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is each Stride-th rune from Lo to Hi.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// Is tells whether r is in rangeTab.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.categories != 0 {
		return in(r, rangeTab.categories)
	}
	u := uint32(r)
	for _, c := range rangeTab.R16 {
		if u <= uint32(c.Hi) {
			return u >= uint32(c.Lo) && (u-uint32(c.Lo))%uint32(c.Stride) == 0
		}
	}
	for _, c := range rangeTab.R32 {
		if u <= c.Hi {
			return u >= c.Lo && (u-c.Lo)%c.Stride == 0
		}
	}
	return false
}

// In tells whether r is in one of ranges.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// IsOneOf tells whether r is in one of ranges.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// The general categories; these tables show no ranges.
var (
	C  = &RangeTable{categories: setC}
	Cc = &RangeTable{categories: setCc}
	Cf = &RangeTable{categories: setCf}
	Cn = &RangeTable{categories: setCn}
	Co = &RangeTable{categories: setCo}
	Cs = &RangeTable{categories: setCs}
	L  = &RangeTable{categories: setL}
	LC = &RangeTable{categories: setLl | setLt | setLu}
	Ll = &RangeTable{categories: setLl}
	Lm = &RangeTable{categories: setLm}
	Lo = &RangeTable{categories: setLo}
	Lt = &RangeTable{categories: setLt}
	Lu = &RangeTable{categories: setLu}
	M  = &RangeTable{categories: setM}
	Mc = &RangeTable{categories: setMc}
	Me = &RangeTable{categories: setMe}
	Mn = &RangeTable{categories: setMn}
	N  = &RangeTable{categories: setN}
	Nd = &RangeTable{categories: setNd}
	Nl = &RangeTable{categories: setNl}
	No = &RangeTable{categories: setNo}
	P  = &RangeTable{categories: setP}
	Pc = &RangeTable{categories: setPc}
	Pd = &RangeTable{categories: setPd}
	Pe = &RangeTable{categories: setPe}
	Pf = &RangeTable{categories: setPf}
	Pi = &RangeTable{categories: setPi}
	Po = &RangeTable{categories: setPo}
	Ps = &RangeTable{categories: setPs}
	S  = &RangeTable{categories: setS}
	Sc = &RangeTable{categories: setSc}
	Sk = &RangeTable{categories: setSk}
	Sm = &RangeTable{categories: setSm}
	So = &RangeTable{categories: setSo}
	Z  = &RangeTable{categories: setZ}
	Zl = &RangeTable{categories: setZl}
	Zp = &RangeTable{categories: setZp}
	Zs = &RangeTable{categories: setZs}
)

// Longer names of general categories.
var (
	Digit  = Nd
	Letter = L
	Lower  = Ll
	Mark   = M
	Number = N
	Other  = C
	Punct  = P
	Space  = Z
	Symbol = S
	Title  = Lt
	Upper  = Lu
)

// GraphicRanges is the sets of what IsGraphic tells.
var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

// PrintRanges is the sets of what IsPrint tells, but for the ASCII space.
var PrintRanges = []*RangeTable{L, M, N, P, S}
