package strings

// Index is where substr is first in s, or -1.
func Index(s, substr string) int

// IndexByte is where c is first in s, or -1.
func IndexByte(s string, c byte) int

// LastIndex is where substr is last in s, or -1.
func LastIndex(s, substr string) int

// LastIndexByte is where c is last in s, or -1.
func LastIndexByte(s string, c byte) int

// Count is how often substr is in s without overlap; an empty one is before
// each rune and at the end.
func Count(s, substr string) int

// EqualFold tells whether s and t are equal but for upper and lower case.
func EqualFold(s, t string) bool

// ToUpper is s with its letters in upper case.
func ToUpper(s string) string

// ToLower is s with its letters in lower case.
func ToLower(s string) string

// replace puts new in place of the first n of old, which is not empty; n is
// not negative.
func replace(s, old, new string, n int) string

// repeat is count times s.
func repeat(s string, count int) string

// field is the first run of runes in s[from:] that are not spaces; start is
// len(s) where there is none.
func field(s string, from int) (start, end int)
