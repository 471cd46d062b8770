// Package fmt formats and scans.
//
//	Printf, Println...  print.go, printf.go   walk over the operands
//	                    value.go              one operand of any type
//	                    number.go, text.go    one basic value, padded
//	Sscanf, Fscan...    scan*.go
package fmt

import (
	"io"
	"os"

	"internal/rt"
)

// Stringer is implemented by what has a text of its own for %v and %s.
type Stringer interface {
	String() string
}

// GoStringer is implemented by what has a text of its own for %#v.
type GoStringer interface {
	GoString() string
}

// Formatter is implemented by what formats itself for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// State is what a Formatter writes to, with the flags of its verb.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Print writes the operands to standard output, with a space between two of
// which neither is a string.
func Print(a ...any) (n int, err error) { return os.Stdout.Write(appendAll(nil, a)) }

// Println writes the operands to standard output, with spaces and a newline.
func Println(a ...any) (n int, err error) { return os.Stdout.Write(appendLine(nil, a)) }

// Printf writes the operands to standard output as format says.
func Printf(format string, a ...any) (n int, err error) {
	return os.Stdout.Write(appendFormat(nil, format, a))
}

// Fprint is Print to w.
func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write(appendAll(nil, a)) }

// Fprintln is Println to w.
func Fprintln(w io.Writer, a ...any) (n int, err error) { return w.Write(appendLine(nil, a)) }

// Fprintf is Printf to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write(appendFormat(nil, format, a))
}

// Sprint is Print to a string.
func Sprint(a ...any) string { return rt.StringOf(appendAll(nil, a)) }

// Sprintln is Println to a string.
func Sprintln(a ...any) string { return rt.StringOf(appendLine(nil, a)) }

// Sprintf is Printf to a string.
func Sprintf(format string, a ...any) string { return rt.StringOf(appendFormat(nil, format, a)) }

// Append is Print to the end of b.
func Append(b []byte, a ...any) []byte { return appendAll(b, a) }

// Appendln is Println to the end of b.
func Appendln(b []byte, a ...any) []byte { return appendLine(b, a) }

// Appendf is Printf to the end of b.
func Appendf(b []byte, format string, a ...any) []byte { return appendFormat(b, format, a) }

// FormatString gives the directive that state and verb come from.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = appendInt(b, int64(w))
	}
	if p, ok := state.Precision(); ok {
		b = append(b, '.')
		b = appendInt(b, int64(p))
	}
	return string(append(b, string(verb)...))
}
