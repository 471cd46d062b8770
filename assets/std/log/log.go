// Package log writes lines with the time in front.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

// What stands before a line.
const (
	Ldate         = 1 << iota // the date: 2009/01/23
	Ltime                     // the time: 01:23:23
	Lmicroseconds             // the time with microseconds: 01:23:23.123123
	Llongfile                 // the file with its path, and the line
	Lshortfile                // the file without its path
	LUTC                      // date and time are those of UTC
	Lmsgprefix                // the prefix stands before the message, not the line
	LstdFlags     = Ldate | Ltime
)

// Logger writes lines to a writer, each by one call of Write.
type Logger struct {
	lock   sync.Mutex
	prefix string
	flag   int
	out    io.Writer
}

// New writes to out.
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{prefix: prefix, flag: flag, out: out}
}

var std = New(os.Stderr, "", LstdFlags)

// Default is the logger that the functions of the package use.
func Default() *Logger { return std }

// SetOutput makes l write to w.
func (l *Logger) SetOutput(w io.Writer) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.out = w
}

// Writer is what l writes to.
func (l *Logger) Writer() io.Writer {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.out
}

// Flags is what stands before a line.
func (l *Logger) Flags() int {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.flag
}

// SetFlags sets what stands before a line.
func (l *Logger) SetFlags(flag int) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.flag = flag
}

// Prefix is the text that stands before a line.
func (l *Logger) Prefix() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.prefix
}

// SetPrefix sets the text that stands before a line.
func (l *Logger) SetPrefix(prefix string) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.prefix = prefix
}

// Output writes a line; calldepth says whose place in the source it shows, 1
// for the caller's.
func (l *Logger) Output(calldepth int, s string) error { return l.write(calldepth+1, s) }

// write writes a line with the place of the calldepth-th caller.
func (l *Logger) write(calldepth int, s string) error {
	now := time.Now()
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.out == io.Discard {
		return nil
	}
	var place string
	if l.flag&(Lshortfile|Llongfile) != 0 {
		place = l.place(calldepth + 1)
	}
	b := l.header(now, place)
	b = append(b, s...)
	if len(s) == 0 || s[len(s)-1] != '\n' {
		b = append(b, '\n')
	}
	_, err := l.out.Write(b)
	return err
}

// place is the file and line of a caller.
func (l *Logger) place(calldepth int) string {
	_, file, line, ok := runtime.Caller(calldepth)
	if !ok {
		file, line = "???", 0
	}
	if l.flag&Lshortfile != 0 {
		for i := len(file) - 1; i > 0; i-- {
			if file[i] == '/' {
				file = file[i+1:]
				break
			}
		}
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// header is what stands before a message.
func (l *Logger) header(t time.Time, place string) []byte {
	var b []byte
	if l.flag&Lmsgprefix == 0 {
		b = append(b, l.prefix...)
	}
	if l.flag&LUTC != 0 {
		t = t.UTC()
	}
	if l.flag&Ldate != 0 {
		year, month, day := t.Date()
		b = appendDigits(b, year, 4, '/')
		b = appendDigits(b, int(month), 2, '/')
		b = appendDigits(b, day, 2, ' ')
	}
	if l.flag&(Ltime|Lmicroseconds) != 0 {
		hour, minute, second := t.Clock()
		b = appendDigits(b, hour, 2, ':')
		b = appendDigits(b, minute, 2, ':')
		if l.flag&Lmicroseconds != 0 {
			b = appendDigits(b, second, 2, '.')
			b = appendDigits(b, t.Nanosecond()/1000, 6, ' ')
		} else {
			b = appendDigits(b, second, 2, ' ')
		}
	}
	b = append(b, place...)
	if l.flag&Lmsgprefix != 0 {
		b = append(b, l.prefix...)
	}
	return b
}

// appendDigits appends n with at least so many digits, and what ends it.
func appendDigits(b []byte, n, width int, end byte) []byte {
	start := len(b)
	for ; width > 0; width-- {
		b = append(b, '0')
	}
	for i := len(b) - 1; i >= start; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, end)
}

// Print writes a line as fmt.Print would.
func (l *Logger) Print(v ...any) { l.write(2, fmt.Sprint(v...)) }

// Printf writes a line as fmt.Printf would.
func (l *Logger) Printf(format string, v ...any) { l.write(2, fmt.Sprintf(format, v...)) }

// Println writes a line as fmt.Println would.
func (l *Logger) Println(v ...any) { l.write(2, fmt.Sprintln(v...)) }

// Fatal is Print and os.Exit(1).
func (l *Logger) Fatal(v ...any) {
	l.write(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and os.Exit(1).
func (l *Logger) Fatalf(format string, v ...any) {
	l.write(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and os.Exit(1).
func (l *Logger) Fatalln(v ...any) {
	l.write(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and a panic with the text.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.write(2, s)
	panic(s)
}

// Panicf is Printf and a panic with the text.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.write(2, s)
	panic(s)
}

// Panicln is Println and a panic with the text.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.write(2, s)
	panic(s)
}
