// Package syscall has the numbers of signals and errors; no system can be
// called directly.
package syscall

import (
	"io/fs"
	"strconv"
)

// Signal is the number of a signal.
type Signal int

// The signals that programs name.
const (
	SIGHUP  Signal = 1
	SIGINT  Signal = 2
	SIGQUIT Signal = 3
	SIGTRAP Signal = 5
	SIGABRT Signal = 6
	SIGKILL Signal = 9
	SIGUSR1 Signal = 10
	SIGSEGV Signal = 11
	SIGUSR2 Signal = 12
	SIGPIPE Signal = 13
	SIGALRM Signal = 14
	SIGTERM Signal = 15
	SIGCHLD Signal = 17
	SIGCONT Signal = 18
	SIGSTOP Signal = 19
	SIGTSTP Signal = 20
)

// Signal marks the type as an os.Signal.
func (s Signal) Signal() {}

func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGTRAP:
		return "trace/breakpoint trap"
	case SIGABRT:
		return "aborted"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGSEGV:
		return "segmentation fault"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	}
	return "signal " + strconv.Itoa(int(s))
}

// Errno is the number of a system error.
type Errno uintptr

// The errors that programs name.
const (
	EPERM  Errno = 1
	ENOENT Errno = 2
	EINTR  Errno = 4
	EBADF  Errno = 9
	EAGAIN Errno = 11
	EACCES Errno = 13
	EEXIST Errno = 17
	EINVAL Errno = 22
	EPIPE  Errno = 32
)

func (e Errno) Error() string {
	switch e {
	case EPERM:
		return "operation not permitted"
	case ENOENT:
		return "no such file or directory"
	case EINTR:
		return "interrupted system call"
	case EBADF:
		return "bad file descriptor"
	case EAGAIN:
		return "resource temporarily unavailable"
	case EACCES:
		return "permission denied"
	case EEXIST:
		return "file exists"
	case EINVAL:
		return "invalid argument"
	case EPIPE:
		return "broken pipe"
	}
	return "errno " + strconv.Itoa(int(e))
}

// Is tells which of the portable errors e is.
func (e Errno) Is(target error) bool {
	switch target {
	case fs.ErrPermission:
		return e == EACCES || e == EPERM
	case fs.ErrExist:
		return e == EEXIST
	case fs.ErrNotExist:
		return e == ENOENT
	}
	return false
}

// Temporary tells whether a second try may succeed.
func (e Errno) Temporary() bool { return e == EINTR || e == EAGAIN }

// Timeout tells whether time ran out.
func (e Errno) Timeout() bool { return e == EAGAIN }

// The descriptors that a program begins with.
const (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)
