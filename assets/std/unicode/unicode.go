// Package unicode tells what runes are, and converts their case.
package unicode

// The numbers that the package is about.
const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// Version is the edition of Unicode.
const Version = "17.0.0"

// The bits of general categories in a set.
const (
	setCc uint32 = 1 << iota
	setCf
	setCo
	setCs
	setLl
	setLm
	setLo
	setLt
	setLu
	setMc
	setMe
	setMn
	setNd
	setNl
	setNo
	setPc
	setPd
	setPe
	setPf
	setPi
	setPo
	setPs
	setSc
	setSk
	setSm
	setSo
	setZl
	setZp
	setZs
	setCn

	setC = setCc | setCf | setCo | setCs | setCn
	setL = setLl | setLm | setLo | setLt | setLu
	setM = setMc | setMe | setMn
	setN = setNd | setNl | setNo
	setP = setPc | setPd | setPe | setPf | setPi | setPo | setPs
	setS = setSc | setSk | setSm | setSo
	setZ = setZl | setZp | setZs

	setGraphic = setL | setM | setN | setP | setS | setZs
)

// IsLetter tells whether r is a letter.
func IsLetter(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return in(r, setL)
}

// IsUpper tells whether r is an upper case letter.
func IsUpper(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'A' <= r && r <= 'Z'
	}
	return in(r, setLu)
}

// IsLower tells whether r is a lower case letter.
func IsLower(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'a' <= r && r <= 'z'
	}
	return in(r, setLl)
}

// IsTitle tells whether r is a title case letter.
func IsTitle(r rune) bool { return r > MaxLatin1 && in(r, setLt) }

// IsDigit tells whether r is a decimal digit.
func IsDigit(r rune) bool {
	if r <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return in(r, setNd)
}

// IsNumber tells whether r is a number.
func IsNumber(r rune) bool {
	if r <= MaxASCII {
		return '0' <= r && r <= '9'
	}
	return in(r, setN)
}

// IsSpace tells whether r is white space.
func IsSpace(r rune) bool {
	switch {
	case r == ' ', '\t' <= r && r <= '\r':
		return true
	case r < 0x85:
		return false
	}
	return r == 0x85 || in(r, setZ)
}

// IsControl tells whether r is a control character.
func IsControl(r rune) bool {
	return 0 <= r && r < ' ' || 0x7F <= r && r < 0xA0
}

// IsMark tells whether r is a mark.
func IsMark(r rune) bool { return in(r, setM) }

// IsPunct tells whether r is punctuation.
func IsPunct(r rune) bool { return in(r, setP) }

// IsSymbol tells whether r is a symbol.
func IsSymbol(r rune) bool { return in(r, setS) }

// IsGraphic tells whether r is a letter, mark, number, punctuation, symbol or
// space.
func IsGraphic(r rune) bool {
	if uint32(r) <= MaxASCII {
		return ' ' <= r && r < 0x7F
	}
	return in(r, setGraphic)
}

// IsPrint tells whether r is graphic and no space but the ASCII one.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxASCII {
		return ' ' <= r && r < 0x7F
	}
	return in(r, setGraphic&^setZs)
}

// ToUpper is r in upper case.
func ToUpper(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return upper(r)
}

// ToLower is r in lower case.
func ToLower(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return lower(r)
}

// ToTitle is r in title case.
func ToTitle(r rune) rune {
	if uint32(r) <= MaxASCII {
		return ToUpper(r)
	}
	return title(r)
}

// The cases that To converts to.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// To is r in a case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}
