package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// Scanner reads a text token by token, by lines unless Split says otherwise.
type Scanner struct {
	in         io.Reader
	split      SplitFunc
	maxToken   int
	token      []byte
	buf        []byte
	start, end int // buf[start:end] is to be split
	err        error
	empties    int // empty tokens in a row
	scanned    bool
	done       bool
}

// SplitFunc gives how far to advance in data and the token there; nil means
// that more data is needed.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// What a Scanner may end with.
var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken ends a scan after the token that comes with it.
var ErrFinalToken = errors.New("final token")

// MaxScanTokenSize is how long a token may be, unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

const startSize = 4096

// NewScanner reads tokens from r.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{in: r, split: ScanLines, maxToken: MaxScanTokenSize}
}

// Err is the error that ended the scan, nil at the end of the input.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes is the last token, until the next Scan.
func (s *Scanner) Bytes() []byte { return s.token }

// Text is the last token.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets the buffer to begin with and how long it may become.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.scanned {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.maxToken = max
}

// Split sets what a token is.
func (s *Scanner) Split(split SplitFunc) {
	if s.scanned {
		panic("Split called after Scan")
	}
	s.split = split
}

// Scan reads the next token.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.scanned = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				return s.finish(token, err)
			}
			if !s.advance(advance) {
				return false
			}
			s.token = token
			if token != nil {
				s.countEmpty(advance)
				return true
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// finish ends the scan by the error of a split.
func (s *Scanner) finish(token []byte, err error) bool {
	if err == ErrFinalToken {
		s.token = token
		s.done = true
		return token != nil
	}
	s.fail(err)
	return false
}

// countEmpty stops a split that gives empty tokens without end.
func (s *Scanner) countEmpty(advance int) {
	if s.err == nil || advance > 0 {
		s.empties = 0
		return
	}
	s.empties++
	if s.empties > maxEmpty {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.token = nil
}

func (s *Scanner) advance(n int) bool {
	switch {
	case n < 0:
		s.fail(ErrNegativeAdvance)
		return false
	case n > s.end-s.start:
		s.fail(ErrAdvanceTooFar)
		return false
	}
	s.start += n
	return true
}

// makeRoom makes room in the buffer, by moving what is in it to the front or
// by a longer buffer.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.maxToken || len(s.buf) > 1<<62 {
		s.fail(ErrTooLong)
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = startSize
	}
	longer := make([]byte, min(size, s.maxToken))
	s.end = copy(longer, s.buf[s.start:s.end])
	s.start = 0
	s.buf = longer
	return true
}

// read reads once more, and notes an error in err.
func (s *Scanner) read() {
	for i := 0; ; i++ {
		n, err := s.in.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if i >= maxEmpty {
			s.fail(io.ErrNoProgress)
			return
		}
	}
}

// ScanBytes makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

var errorRune = []byte(string(utf8.RuneError))

// ScanRunes makes each rune a token.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	_, size := utf8.DecodeRune(data)
	if size == 1 && data[0] >= utf8.RuneSelf {
		return 1, errorRune, nil
	}
	return size, data[:size], nil
}

// ScanLines makes each line, without its end, a token.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, withoutReturn(data[:i]), nil
	}
	if atEOF && len(data) > 0 {
		return len(data), withoutReturn(data), nil
	}
	return 0, nil, nil
}

func withoutReturn(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// ScanWords makes each word, which spaces separate, a token.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := utf8.DecodeRune(data[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if unicode.IsSpace(r) {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
