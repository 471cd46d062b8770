// Package flag reads the flags of a command line: -name, -name=value and
// -name value, with one dash or two.
package flag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"
)

// ErrHelp says that -help or -h was given, and no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

// ErrorHandling is what a wrong command line leads to.
type ErrorHandling int

// What Parse does after it told of an error.
const (
	ContinueOnError ErrorHandling = iota // give the error
	ExitOnError                          // os.Exit(2), or os.Exit(0) for help
	PanicOnError                         // panic with the error
)

// Flag is one flag.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string // what stands if the flag is not given
}

// FlagSet is a set of flags.
type FlagSet struct {
	// Usage tells how the command is to be used.
	Usage func()

	name     string
	parsed   bool
	actual   map[string]*Flag
	formal   map[string]*Flag
	args     []string
	handling ErrorHandling
	output   io.Writer
}

// CommandLine is the flags of the program.
var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

// Usage tells how the program is to be used.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func init() {
	CommandLine.Usage = func() { Usage() }
}

// NewFlagSet is a set without flags.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := &FlagSet{name: name, handling: errorHandling}
	f.Usage = f.defaultUsage
	return f
}

// Init sets the name of the set, and what errors lead to.
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.handling = name, errorHandling
}

// Name is the name of the set.
func (f *FlagSet) Name() string { return f.name }

// ErrorHandling is what errors lead to.
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.handling }

// Output is where messages go.
func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

// SetOutput sets where messages go; nil is the standard error.
func (f *FlagSet) SetOutput(output io.Writer) { f.output = output }

// inOrder is the flags of a set in order of their names.
func inOrder(flags map[string]*Flag) []*Flag {
	all := make([]*Flag, 0, len(flags))
	for _, flag := range flags {
		all = append(all, flag)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// VisitAll calls fn for all flags.
func (f *FlagSet) VisitAll(fn func(*Flag)) {
	for _, flag := range inOrder(f.formal) {
		fn(flag)
	}
}

// Visit calls fn for the flags that were given.
func (f *FlagSet) Visit(fn func(*Flag)) {
	for _, flag := range inOrder(f.actual) {
		fn(flag)
	}
}

// Lookup is the flag of a name, or nil.
func (f *FlagSet) Lookup(name string) *Flag { return f.formal[name] }

// Set sets the value of a flag.
func (f *FlagSet) Set(name, value string) error {
	flag, ok := f.formal[name]
	if !ok {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	f.given(flag)
	return nil
}

func (f *FlagSet) given(flag *Flag) {
	if f.actual == nil {
		f.actual = make(map[string]*Flag)
	}
	f.actual[flag.Name] = flag
}

// Var defines a flag.
func (f *FlagSet) Var(value Value, name string, usage string) {
	switch {
	case strings.HasPrefix(name, "-"):
		panic(f.sprintf("flag %q begins with -", name))
	case strings.Contains(name, "="):
		panic(f.sprintf("flag %q contains =", name))
	}
	if _, again := f.formal[name]; again {
		if f.name == "" {
			panic(f.sprintf("flag redefined: %s", name))
		}
		panic(f.sprintf("%s flag redefined: %s", f.name, name))
	}
	if f.formal == nil {
		f.formal = make(map[string]*Flag)
	}
	f.formal[name] = &Flag{name, usage, value, value.String()}
}

// sprintf tells the text, and gives it.
func (f *FlagSet) sprintf(format string, a ...any) string {
	text := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), text)
	return text
}

// NFlag is the number of flags that were given.
func (f *FlagSet) NFlag() int { return len(f.actual) }

// NArg is the number of arguments behind the flags.
func (f *FlagSet) NArg() int { return len(f.args) }

// Args is the arguments behind the flags.
func (f *FlagSet) Args() []string { return f.args }

// Arg is the i-th argument behind the flags, empty if there is none.
func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

// Parsed tells whether Parse was called.
func (f *FlagSet) Parsed() bool { return f.parsed }

// Func defines a flag whose values go to fn.
func (f *FlagSet) Func(name, usage string, fn func(string) error) {
	f.Var(funcValue(fn), name, usage)
}

// BoolFunc defines a flag without value that calls fn.
func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolFuncValue(fn), name, usage)
}

// DurationVar defines a flag with a duration.
func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	*p = value
	f.Var((*durationValue)(p), name, usage)
}

// Duration defines a flag with a duration.
func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, value, usage)
	return p
}
