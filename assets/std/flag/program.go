package flag

import (
	"os"
	"time"
)

// VisitAll calls fn for all flags of the program.
func VisitAll(fn func(*Flag)) { CommandLine.VisitAll(fn) }

// Visit calls fn for the flags of the program that were given.
func Visit(fn func(*Flag)) { CommandLine.Visit(fn) }

// Lookup is the program's flag of a name, or nil.
func Lookup(name string) *Flag { return CommandLine.Lookup(name) }

// Set sets the value of a flag of the program.
func Set(name, value string) error { return CommandLine.Set(name, value) }

// PrintDefaults tells all flags of the program with their defaults.
func PrintDefaults() { CommandLine.PrintDefaults() }

// NFlag is the number of flags that were given to the program.
func NFlag() int { return CommandLine.NFlag() }

// Arg is the i-th argument behind the flags, empty if there is none.
func Arg(i int) string { return CommandLine.Arg(i) }

// NArg is the number of arguments behind the flags.
func NArg() int { return CommandLine.NArg() }

// Args is the arguments behind the flags.
func Args() []string { return CommandLine.Args() }

// Parse reads the flags of the program's command line.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Parsed tells whether Parse was called.
func Parsed() bool { return CommandLine.Parsed() }

// Var defines a flag of the program.
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }

// Func defines a flag of the program whose values go to fn.
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

// BoolFunc defines a flag of the program without value that calls fn.
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }

// DurationVar defines a flag of the program with a duration.
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}

// Duration defines a flag of the program with a duration.
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}
