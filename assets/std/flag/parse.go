package flag

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// Parse reads the flags that arguments begin with.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		more, err := f.parseOne()
		if err == nil && more {
			continue
		}
		if err == nil {
			return nil
		}
		switch f.handling {
		case ExitOnError:
			if err == ErrHelp {
				os.Exit(0)
			}
			os.Exit(2)
		case PanicOnError:
			panic(err)
		}
		return err
	}
}

// parseOne reads the next flag, if there is one.
func (f *FlagSet) parseOne() (bool, error) {
	if len(f.args) == 0 || len(f.args[0]) < 2 || f.args[0][0] != '-' {
		return false, nil
	}
	arg := f.args[0]
	name := arg[1:]
	if name[0] == '-' {
		name = name[1:]
		if name == "" {
			f.args = f.args[1:]
			return false, nil
		}
	}
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.failf("bad flag syntax: %s", arg)
	}
	f.args = f.args[1:]
	value, hasValue := "", false
	if i := strings.IndexByte(name, '='); i > 0 {
		name, value, hasValue = name[:i], name[i+1:], true
	}
	flag, ok := f.formal[name]
	switch {
	case !ok && (name == "help" || name == "h"):
		f.usage()
		return false, ErrHelp
	case !ok:
		return false, f.failf("flag provided but not defined: -%s", name)
	}
	if err := f.set(flag, value, hasValue); err != nil {
		return false, err
	}
	f.given(flag)
	return true, nil
}

// set sets a flag to its value on the command line, or to the next argument.
func (f *FlagSet) set(flag *Flag, value string, hasValue bool) error {
	if isBool(flag.Value) {
		if !hasValue {
			value = "true"
		}
		if err := flag.Value.Set(value); err != nil && hasValue {
			return f.failf("invalid boolean value %q for -%s: %v", value, flag.Name, err)
		} else if err != nil {
			return f.failf("invalid boolean flag %s: %v", flag.Name, err)
		}
		return nil
	}
	if !hasValue {
		if len(f.args) == 0 {
			return f.failf("flag needs an argument: -%s", flag.Name)
		}
		value, f.args = f.args[0], f.args[1:]
	}
	if err := flag.Value.Set(value); err != nil {
		return f.failf("invalid value %q for flag -%s: %v", value, flag.Name, err)
	}
	return nil
}

// failf tells an error and the usage.
func (f *FlagSet) failf(format string, a ...any) error {
	err := errors.New(f.sprintf(format, a...))
	f.usage()
	return err
}

func (f *FlagSet) usage() {
	if f.Usage == nil {
		f.defaultUsage()
	} else {
		f.Usage()
	}
}

func (f *FlagSet) defaultUsage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

// PrintDefaults tells all flags with their defaults.
func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		line := "  -" + flag.Name
		kind, usage := UnquoteUsage(flag)
		if kind != "" {
			line += " " + kind
		}
		if len(line) <= 4 {
			line += "\t"
		} else {
			line += "\n    \t"
		}
		line += strings.ReplaceAll(usage, "\n", "\n    \t")
		if !isZero(flag) {
			if _, quoted := flag.Value.(*stringValue); quoted {
				line += fmt.Sprintf(" (default %q)", flag.DefValue)
			} else {
				line += fmt.Sprintf(" (default %v)", flag.DefValue)
			}
		}
		fmt.Fprint(f.Output(), line, "\n")
	})
}

// isZero tells whether the default is not worth telling.
func isZero(flag *Flag) bool {
	switch flag.Value.(type) {
	case *boolValue:
		return flag.DefValue == "false"
	case *intValue, *int64Value, *uintValue, *uint64Value, *float64Value:
		return flag.DefValue == "0"
	case *durationValue:
		return flag.DefValue == "0s"
	}
	return flag.DefValue == ""
}

// UnquoteUsage is the name of a flag's value, which may stand in back quotes in
// the usage, and the usage without them.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	usage = flag.Usage
	if before, rest, ok := strings.Cut(usage, "`"); ok {
		if name, after, ok := strings.Cut(rest, "`"); ok {
			return name, before + name + after
		}
	}
	switch flag.Value.(type) {
	case boolFlag:
		if isBool(flag.Value) {
			return "", usage
		}
	case *durationValue:
		return "duration", usage
	case *float64Value:
		return "float", usage
	case *intValue, *int64Value:
		return "int", usage
	case *stringValue:
		return "string", usage
	case *uintValue, *uint64Value:
		return "uint", usage
	}
	return "value", usage
}
