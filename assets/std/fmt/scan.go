package fmt

import (
	"errors"
	"io"
	"os"

	"internal/rt"
)

// Scanner is implemented by what reads itself from a text.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scan reads words from standard input into what a points to; newlines count
// as spaces.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan for the words of one line.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads from standard input as format says.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&text{rest: str}, a...) }

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&text{rest: str}, a...) }

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&text{rest: str}, format, a...)
}

// Fscan is Scan from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, true, false).words(a)
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, false, true).words(a)
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r, false, false).formatted(format, a)
}

// scanFailure is the panic by which a scan ends early.
type scanFailure struct {
	err error
}

const (
	atEnd   = rune(-1)
	noLimit = 1 << 30
)

// scan reads one call's operands.
type scan struct {
	in       io.RuneScanner
	token    []byte // of the operand that is being read
	count    int    // runes read so far
	limit    int    // the count at which the operand ends
	width    int
	ended    bool
	lineEnds bool // a newline ends the scan
	skipLine bool // a newline is a space
}

func newScan(r io.Reader, skipLine, lineEnds bool) *scan {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteRunes{in: r}
	}
	return &scan{in: in, limit: noLimit, width: noLimit, skipLine: skipLine, lineEnds: lineEnds}
}

// ReadRune reads the next rune of the operand.
func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.ended || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.count++
		s.ended = s.lineEnds && r == '\n'
	} else if err == io.EOF {
		s.ended = true
	}
	return r, size, err
}

// UnreadRune takes the last ReadRune back.
func (s *scan) UnreadRune() error {
	s.in.UnreadRune()
	s.ended = false
	s.count--
	return nil
}

// Read is no way to read.
func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// Width is the directive's width.
func (s *scan) Width() (wid int, ok bool) {
	if s.width == noLimit {
		return 0, false
	}
	return s.width, true
}

// Token reads the runes that f accepts, perhaps after spaces.
func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			f, ok := failure.(scanFailure)
			if !ok {
				panic(failure)
			}
			err = f.err
		}
	}()
	if f == nil {
		f = notSpace
	}
	s.token = s.token[:0]
	s.take(skipSpace, f)
	return s.token, nil
}

// SkipSpace skips spaces, and newlines where they count as such.
func (s *scan) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == atEnd:
			return
		case r == '\r' && s.sees("\n"):
		case r == '\n':
			if !s.skipLine {
				s.fail("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

// fail ends the scan.
func (s *scan) fail(text string) { panic(scanFailure{errors.New(text)}) }

// must ends the scan if err is an error.
func (s *scan) must(err error) {
	if err != nil {
		panic(scanFailure{err})
	}
}

// next reads a rune, or atEnd.
func (s *scan) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return atEnd
	}
	s.must(err)
	return r
}

// needed reads a rune that must be there.
func (s *scan) needed() rune {
	r := s.next()
	if r == atEnd {
		s.must(io.ErrUnexpectedEOF)
	}
	return r
}

// begin skips spaces before a word, which must be there.
func (s *scan) begin() {
	s.SkipSpace()
	s.notEnd()
}

func (s *scan) notEnd() {
	if s.next() == atEnd {
		s.must(io.EOF)
	}
	s.UnreadRune()
}

// take adds runes that f accepts to the token.
func (s *scan) take(skipSpace bool, f func(rune) bool) {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.next()
		if r == atEnd {
			return
		}
		if !f(r) {
			s.UnreadRune()
			return
		}
		s.token = append(s.token, string(r)...)
	}
}

func contains(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// accept adds the next rune to the token if it is in set.
func (s *scan) accept(set string) bool {
	r := s.next()
	if r == atEnd {
		return false
	}
	if !contains(set, r) {
		s.UnreadRune()
		return false
	}
	s.token = append(s.token, string(r)...)
	return true
}

// acceptAll accepts as many runes of set as there are.
func (s *scan) acceptAll(set string) {
	for s.accept(set) {
	}
}

// sees tells whether the next rune is in set.
func (s *scan) sees(set string) bool {
	r := s.next()
	if r == atEnd {
		return false
	}
	s.UnreadRune()
	return contains(set, r)
}

// isSpace tells whether r is a space of Unicode.
func isSpace(r rune) bool {
	switch {
	case r == ' ', '\t' <= r && r <= '\r':
		return true
	case r < 0x85:
		return false
	case 0x2000 <= r && r <= 0x200A:
		return true
	}
	switch r {
	case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return false
}

func notSpace(r rune) bool { return !isSpace(r) }

// settle, deferred, turns the panic of a scan into its error.
func settle(err *error) {
	failure := recover()
	if failure == nil {
		return
	}
	f, ok := failure.(scanFailure)
	if !ok {
		panic(failure)
	}
	*err = f.err
}

// words reads an operand after the other.
func (s *scan) words(a []any) (n int, err error) {
	defer settle(&err)
	for _, arg := range a {
		s.operand('v', arg)
		n++
	}
	for s.lineEnds {
		r := s.next()
		if r == '\n' || r == atEnd {
			break
		}
		if !isSpace(r) {
			s.fail("expected newline")
		}
	}
	return n, nil
}

// typeOf is the name of v's type.
func typeOf(v any) string {
	if v == nil {
		return "<nil>"
	}
	return rt.TypeString(rt.TypeOf(v))
}
