// Package scanner provides a scanner and tokenizer for UTF-8-encoded text, with the tokens of Go.
package scanner

import (
	"fmt"
	"io"
	"os"
	"unicode"
	"unicode/utf8"
)

// Position is a source position.
type Position struct {
	Filename string
	Offset   int // in bytes, from 0
	Line     int // from 1
	Column   int // in characters, from 1
}

// IsValid reports whether the position is valid.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	s := pos.Filename
	if s == "" {
		s = "<input>"
	}
	if pos.IsValid() {
		s += fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
	}
	return s
}

// Mode bits say which tokens are recognized.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // with ints
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipComment
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings | ScanComments | SkipComments
)

// The results of Scan that are no characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment
	skipComment
)

var tokenNames = map[rune]string{
	EOF:       "EOF",
	Ident:     "Ident",
	Int:       "Int",
	Float:     "Float",
	Char:      "Char",
	String:    "String",
	RawString: "RawString",
	Comment:   "Comment",
}

// TokenString returns a printable string for a token or character.
func TokenString(tok rune) string {
	if s, ok := tokenNames[tok]; ok {
		return s
	}
	return fmt.Sprintf("%q", string(tok))
}

// GoWhitespace is the default value of Whitespace.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

// A Scanner reads characters and tokens from an io.Reader.
type Scanner struct {
	src    io.Reader
	text   []byte
	loaded bool
	at     int // of the next character
	line   int
	column int
	start  int // of the token
	end    int

	// Error is called for each error; otherwise it is reported to os.Stderr.
	Error func(s *Scanner, msg string)

	// ErrorCount counts errors.
	ErrorCount int

	// Mode says which tokens are recognized.
	Mode uint

	// Whitespace is a set of characters up to ' ' that are skipped.
	Whitespace uint64

	// IsIdentRune says which characters identifiers consist of.
	IsIdentRune func(ch rune, i int) bool

	// Start of the most recently scanned token; set by Scan.
	Position
}

// Init begins to scan src, with GoTokens and GoWhitespace.
func (s *Scanner) Init(src io.Reader) *Scanner {
	s.src, s.text, s.loaded = src, nil, false
	s.at, s.line, s.column = 0, 1, 1
	s.start, s.end = -1, -1
	s.Error, s.ErrorCount = nil, 0
	s.Mode, s.Whitespace = GoTokens, GoWhitespace
	s.Line = 0
	return s
}

// load reads everything when the first character is asked for.
func (s *Scanner) load() {
	if s.loaded {
		return
	}
	s.loaded = true
	text, err := io.ReadAll(s.src)
	s.text = text
	if err != nil {
		s.error(err.Error())
	}
	if len(text) >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF {
		s.at = 3
	}
}

// Peek returns the next character without advancing; EOF at the end.
func (s *Scanner) Peek() rune {
	s.load()
	if s.at >= len(s.text) {
		return EOF
	}
	r, _ := utf8.DecodeRune(s.text[s.at:])
	return r
}

// Next reads and returns the next character; EOF at the end.
func (s *Scanner) Next() rune {
	s.start = -1
	s.Line = 0
	return s.take()
}

func (s *Scanner) take() rune {
	s.load()
	if s.at >= len(s.text) {
		return EOF
	}
	r, n := utf8.DecodeRune(s.text[s.at:])
	s.at += n
	s.column++
	if r == '\n' {
		s.line++
		s.column = 1
	}
	switch {
	case r == 0:
		s.error("invalid character NUL")
	case r == utf8.RuneError && n == 1:
		s.error("invalid UTF-8 encoding")
	}
	return r
}

// Pos returns the position after the last read character or token.
func (s *Scanner) Pos() Position {
	return Position{Filename: s.Filename, Offset: s.at, Line: s.line, Column: s.column}
}

func (s *Scanner) error(msg string) {
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

// TokenText returns the text of the most recently scanned token.
func (s *Scanner) TokenText() string {
	if s.start < 0 {
		return ""
	}
	return string(s.text[s.start:s.end])
}

func (s *Scanner) isIdent(ch rune, i int) bool {
	if s.IsIdentRune != nil {
		return ch != EOF && s.IsIdentRune(ch, i)
	}
	return ch == '_' || unicode.IsLetter(ch) || unicode.IsDigit(ch) && i > 0
}

// Scan reads and returns the next token or character.
func (s *Scanner) Scan() rune {
	s.load()
	s.Line = 0
	s.start = -1
	for {
		for ch := s.Peek(); ch >= 0 && ch <= ' ' && s.Whitespace&(1<<ch) != 0; ch = s.Peek() {
			s.take()
		}
		s.start = s.at
		s.Position = s.Pos()
		tok := s.token()
		s.end = s.at
		if tok != skipComment {
			return tok
		}
	}
}

func (s *Scanner) has(mode uint) bool { return s.Mode&mode != 0 }

func (s *Scanner) token() rune {
	ch := s.Peek()
	if s.has(ScanIdents) && s.isIdent(ch, 0) {
		s.take()
		for i := 1; s.isIdent(s.Peek(), i); i++ {
			s.take()
		}
		return Ident
	}
	if isDecimal(ch) && s.has(ScanInts|ScanFloats) {
		return s.number(false)
	}
	s.take()
	switch ch {
	case '"':
		if s.has(ScanStrings) {
			s.quoted('"')
			return String
		}
	case '\'':
		if s.has(ScanChars) {
			if s.quoted('\'') != 1 {
				s.error("invalid char literal")
			}
			return Char
		}
	case '`':
		if s.has(ScanRawStrings) {
			s.raw()
			return RawString
		}
	case '.':
		if isDecimal(s.Peek()) && s.has(ScanFloats) {
			return s.number(true)
		}
	case '/':
		if next := s.Peek(); (next == '/' || next == '*') && s.has(ScanComments) {
			s.comment()
			if s.has(SkipComments) {
				return skipComment
			}
			return Comment
		}
	}
	return ch
}

func (s *Scanner) comment() {
	if s.take() == '/' {
		for ch := s.Peek(); ch != '\n' && ch != EOF; ch = s.Peek() {
			s.take()
		}
		return
	}
	for {
		ch := s.take()
		if ch == EOF {
			s.error("comment not terminated")
			return
		}
		if ch == '*' && s.Peek() == '/' {
			s.take()
			return
		}
	}
}

func (s *Scanner) raw() {
	for {
		switch s.take() {
		case EOF:
			s.error("literal not terminated")
			return
		case '`':
			return
		}
	}
}

// quoted reads up to the quote, and says how many characters that are.
func (s *Scanner) quoted(quote rune) (n int) {
	for {
		switch s.take() {
		case '\n', EOF:
			s.error("literal not terminated")
			return n
		case quote:
			return n
		case '\\':
			s.escape(quote)
		}
		n++
	}
}

func (s *Scanner) escape(quote rune) {
	ch := s.Peek()
	switch ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		s.take()
	case '0', '1', '2', '3', '4', '5', '6', '7':
		s.digits(8, 3)
	case 'x':
		s.take()
		s.digits(16, 2)
	case 'u':
		s.take()
		s.digits(16, 4)
	case 'U':
		s.take()
		s.digits(16, 8)
	default:
		s.error("invalid char escape")
	}
}

func (s *Scanner) digits(base, n int) {
	for ; n > 0 && digit(s.Peek()) < base; n-- {
		s.take()
	}
	if n > 0 {
		s.error("invalid char escape")
	}
}
