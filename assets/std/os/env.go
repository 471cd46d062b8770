package os

import (
	"errors"
	exiting "internal/exit"
	"syscall"
)

// Args is the command line: the program's name and its arguments.
var Args = arguments()

// Exit ends the program at once with the given status; no deferred call runs.
func Exit(code int) {
	if code == 0 && exiting.Panics {
		panic("unexpected call to os.Exit(0) during test")
	}
	exit(code)
}

// variables is NAME=value for each variable; it is replaced, never changed.
var variables = environment()

// find is the place of a variable in variables, or -1.
func find(key string) int {
	n := len(key)
	for i, v := range variables {
		if len(v) > n && v[n] == '=' && v[:n] == key {
			return i
		}
	}
	return -1
}

// LookupEnv gives the value of an environment variable, and whether it is set.
func LookupEnv(key string) (string, bool) {
	i := find(key)
	if i < 0 || key == "" {
		return "", false
	}
	return variables[i][len(key)+1:], true
}

// Getenv gives the value of an environment variable, empty if it is not set.
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// Environ gives all environment variables, as NAME=value.
func Environ() []string { return append([]string(nil), variables...) }

// Setenv sets an environment variable.
func Setenv(key, value string) error {
	if key == "" {
		return &SyscallError{"setenv", syscall.EINVAL}
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return &SyscallError{"setenv", syscall.EINVAL}
		}
	}
	changed := without(key)
	variables = append(changed, key+"="+value)
	return nil
}

// Unsetenv removes an environment variable.
func Unsetenv(key string) error {
	variables = without(key)
	return nil
}

// Clearenv removes all environment variables.
func Clearenv() { variables = nil }

func without(key string) []string {
	skip := find(key)
	kept := make([]string, 0, len(variables)+1)
	for i, v := range variables {
		if i != skip {
			kept = append(kept, v)
		}
	}
	return kept
}

// SyscallError tells which system call failed, and why.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *SyscallError) Unwrap() error { return e.Err }

// NewSyscallError wraps err, unless it is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// ErrProcessDone says that a process has ended.
var ErrProcessDone = errors.New("os: process already finished")

// Signal is what the system tells a program.
type Signal interface {
	String() string
	Signal()
}

// The signals that exist everywhere.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// Getpid is the program's process id, always the same.
func Getpid() int { return 1000 }

// Getppid is the process id of the program's parent.
func Getppid() int { return 1 }

// Getuid is the user's id.
func Getuid() int { return 1000 }

// Geteuid is the effective user's id.
func Geteuid() int { return 1000 }

// Getgid is the group's id.
func Getgid() int { return 1000 }

// Getegid is the effective group's id.
func Getegid() int { return 1000 }

// Getpagesize is the size of a page of memory.
func Getpagesize() int { return 4096 }

// Hostname is the name of the simulated machine.
func Hostname() (name string, err error) { return "gopark", nil }

// Getwd is the working directory.
func Getwd() (dir string, err error) { return "/", nil }

// Executable is the path of the program.
func Executable() (string, error) { return Args[0], nil }

// Expand replaces ${name} and $name in s by what mapping gives.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		name, width := variableName(s[i+1:])
		if name == "" && width == 0 {
			out = append(out, '$')
		} else if name != "" {
			out = append(out, mapping(name)...)
		}
		i += width
	}
	return string(out)
}

// ExpandEnv is Expand with the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// variableName reads the name behind a $, and how much of s it takes. A wrong
// ${ takes its characters without being a name.
func variableName(s string) (name string, width int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return s[:n], n
}

// isSpecial tells whether c alone names a variable of a shell.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
