package unicode

// in tells whether the category of r is one of set, in which each category has
// a bit.
func in(r rune, set uint32) bool

// upper is r in upper case.
func upper(r rune) rune

// lower is r in lower case.
func lower(r rune) rune

// title is r in title case.
func title(r rune) rune

// SimpleFold is the next rune that equals r but for its case; behind the last
// comes the first.
func SimpleFold(r rune) rune
