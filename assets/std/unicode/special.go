package unicode

// CaseRange is how the case of runes from Lo to Hi changes: by Delta for each
// of UpperCase, LowerCase and TitleCase.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// UpperLower is a Delta for runes that alternate: upper case, then lower.
const UpperLower = MaxRune + 1

// SpecialCase is the case rules of a language.
type SpecialCase []CaseRange

// TurkishCase knows the i with and without a dot.
var TurkishCase SpecialCase = SpecialCase{
	CaseRange{0x0049, 0x0049, d{0, 0x131 - 0x49, 0}},
	CaseRange{0x0069, 0x0069, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	CaseRange{0x0130, 0x0130, d{0, 0x69 - 0x130, 0}},
	CaseRange{0x0131, 0x0131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is as TurkishCase.
var AzeriCase SpecialCase = TurkishCase

func (special SpecialCase) to(_case int, r rune) (rune, bool) {
	for _, c := range special {
		if rune(c.Lo) > r || r > rune(c.Hi) {
			continue
		}
		delta := c.Delta[_case]
		if delta == UpperLower {
			// The first of each pair is the upper one; title is as upper.
			return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(_case&1)), true
		}
		return r + delta, true
	}
	return r, false
}

// ToUpper is r in upper case.
func (special SpecialCase) ToUpper(r rune) rune {
	if c, ok := special.to(UpperCase, r); ok && c != r {
		return c
	}
	return ToUpper(r)
}

// ToTitle is r in title case.
func (special SpecialCase) ToTitle(r rune) rune {
	if c, ok := special.to(TitleCase, r); ok && c != r {
		return c
	}
	return ToTitle(r)
}

// ToLower is r in lower case.
func (special SpecialCase) ToLower(r rune) rune {
	if c, ok := special.to(LowerCase, r); ok && c != r {
		return c
	}
	return ToLower(r)
}
