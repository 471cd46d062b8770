package log

import (
	"fmt"
	"io"
	"os"
)

// SetOutput makes the package's logger write to w.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Writer is what the package's logger writes to.
func Writer() io.Writer { return std.Writer() }

// Flags is what stands before a line of the package's logger.
func Flags() int { return std.Flags() }

// SetFlags sets what stands before a line of the package's logger.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix is the text that stands before a line of the package's logger.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the text that stands before a line of the package's logger.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Output writes a line of the package's logger.
func Output(calldepth int, s string) error { return std.write(calldepth+1, s) }

// Print writes a line as fmt.Print would.
func Print(v ...any) { std.write(2, fmt.Sprint(v...)) }

// Printf writes a line as fmt.Printf would.
func Printf(format string, v ...any) { std.write(2, fmt.Sprintf(format, v...)) }

// Println writes a line as fmt.Println would.
func Println(v ...any) { std.write(2, fmt.Sprintln(v...)) }

// Fatal is Print and os.Exit(1).
func Fatal(v ...any) {
	std.write(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and os.Exit(1).
func Fatalf(format string, v ...any) {
	std.write(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and os.Exit(1).
func Fatalln(v ...any) {
	std.write(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and a panic with the text.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.write(2, s)
	panic(s)
}

// Panicf is Printf and a panic with the text.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.write(2, s)
	panic(s)
}

// Panicln is Println and a panic with the text.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.write(2, s)
	panic(s)
}
