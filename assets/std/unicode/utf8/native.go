package utf8

// RuneCountInString is the number of runes in s; each wrong byte counts.
func RuneCountInString(s string) int

// ValidString tells whether s consists of valid encodings.
func ValidString(s string) bool
