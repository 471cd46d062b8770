package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match tells whether a name fits a pattern: * is any text without slashes, ?
// one character, [a-z] one of a class, [^a-z] one outside, \ takes what follows
// literally.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		if pattern[0] == '*' {
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			return matchStar(pattern, name)
		}
		rest, width, ok, err := matchOne(pattern, name)
		if err != nil {
			return false, err
		}
		if !ok {
			return false, check(rest)
		}
		pattern, name = rest, name[width:]
	}
	return name == "", nil
}

// matchStar tries all texts that a star in front of the pattern can be.
func matchStar(pattern, name string) (bool, error) {
	for i := 0; ; i++ {
		if matched, err := Match(pattern, name[i:]); matched || err != nil {
			return matched, err
		}
		if i == len(name) || name[i] == '/' {
			return false, nil
		}
	}
}

// check tells whether the pattern is malformed.
func check(pattern string) error {
	for pattern != "" {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		rest, _, _, err := matchOne(pattern, "")
		if err != nil {
			return err
		}
		pattern = rest
	}
	return nil
}

// matchOne holds the first element of the pattern, no star, against the first
// character of the name; it gives the rest of the pattern.
func matchOne(pattern, name string) (rest string, width int, ok bool, err error) {
	r, width := utf8.DecodeRuneInString(name)
	switch pattern[0] {
	case '?':
		return pattern[1:], width, width > 0 && r != '/', nil
	case '[':
		return matchClass(pattern[1:], r, width)
	case '\\':
		pattern = pattern[1:]
		if pattern == "" {
			return "", 0, false, ErrBadPattern
		}
	}
	ok = name != "" && pattern[0] == name[0]
	return pattern[1:], 1, ok, nil
}

func matchClass(pattern string, r rune, width int) (rest string, w int, ok bool, err error) {
	negated := pattern != "" && pattern[0] == '^'
	if negated {
		pattern = pattern[1:]
	}
	found := false
	for n := 0; ; n++ {
		if pattern != "" && pattern[0] == ']' && n > 0 {
			return pattern[1:], width, width > 0 && found != negated, nil
		}
		var low rune
		if low, pattern, err = classRune(pattern); err != nil {
			return "", 0, false, err
		}
		high := low
		if pattern[0] == '-' {
			if high, pattern, err = classRune(pattern[1:]); err != nil {
				return "", 0, false, err
			}
		}
		found = found || low <= r && r <= high
	}
}

// classRune reads a character of a class; something must follow it.
func classRune(pattern string) (r rune, rest string, err error) {
	if pattern == "" || pattern[0] == '-' || pattern[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if pattern[0] == '\\' {
		if pattern = pattern[1:]; pattern == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, n := utf8.DecodeRuneInString(pattern)
	if r == utf8.RuneError && n == 1 || len(pattern) == n {
		return 0, "", ErrBadPattern
	}
	return r, pattern[n:], nil
}
