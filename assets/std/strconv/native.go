package strconv

// formatInt writes i in a base from 2 to 36.
func formatInt(i int64, base int) string

// formatUint writes u in a base from 2 to 36.
func formatUint(u uint64, base int) string

// formatFloat writes f as FormatFloat does; prec is at least -1, and bitSize
// is 32 or 64.
func formatFloat(f float64, fmt byte, prec, bitSize int) string

// parseFloat reads the longest number at the beginning of s and gives the
// length that it has there, 0 if there is none; inRange is false for a number
// that is too large for bitSize, 32 or 64.
func parseFloat(s string, bitSize int) (f float64, length int, inRange bool)

// IsPrint tells whether r is printable: a letter, mark, number, punctuation,
// symbol or the ASCII space.
func IsPrint(r rune) bool

// IsGraphic tells whether r is printable or any space of Unicode.
func IsGraphic(r rune) bool
