package fmt

import (
	"errors"
	"io"
	"unicode/utf8"
)

// text is a string that is read.
type text struct {
	rest string
	last int // the width of the last rune read
	all  string
}

func (t *text) Read(b []byte) (n int, err error) {
	n = copy(b, t.rest)
	t.rest = t.rest[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (t *text) ReadRune() (r rune, size int, err error) {
	if t.rest == "" {
		t.last = 0
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRuneInString(t.rest)
	t.all, t.rest, t.last = t.rest, t.rest[size:], size
	return r, size, nil
}

func (t *text) UnreadRune() error {
	if t.last > 0 {
		t.rest, t.last = t.all, 0
	}
	return nil
}

// byteRunes reads runes from a reader byte by byte, so that nothing behind the
// last rune is lost.
type byteRunes struct {
	in      io.Reader
	pending []byte // bytes read but not given
	last    rune
	peeked  bool
	has     bool // last is there to be taken back
}

var errNoRune = errors.New("fmt: scanning called UnreadRune with no rune available")

func (b *byteRunes) ReadRune() (r rune, size int, err error) {
	if b.peeked {
		b.peeked, b.has = false, true
		return b.last, utf8.RuneLen(b.last), nil
	}
	for !utf8.FullRune(b.pending) {
		var one [1]byte
		if _, err := io.ReadFull(b.in, one[:]); err != nil {
			if err == io.EOF && len(b.pending) > 0 {
				break
			}
			return 0, 0, err
		}
		b.pending = append(b.pending, one[0])
	}
	r, size = utf8.DecodeRune(b.pending)
	b.pending = b.pending[size:]
	b.last, b.has = r, true
	return r, size, nil
}

func (b *byteRunes) UnreadRune() error {
	if !b.has {
		return errNoRune
	}
	b.peeked, b.has = true, false
	return nil
}
