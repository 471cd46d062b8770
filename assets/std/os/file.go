// Package os is what a program of gopark has of an operating system: its
// standard streams, arguments, environment and exit status. There are no
// files: nothing exists, and nothing can be made.
package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// The kinds of failure of file operations.
var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed
)

var errNoFiles = errors.New("gopark has no files")

// PathError tells what failed on which path, and why.
type PathError = fs.PathError

// FileMode is a file's kind and permissions.
type FileMode = fs.FileMode

// The bits of a FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// How OpenFile opens.
const (
	O_RDONLY int = 0x0
	O_WRONLY int = 0x1
	O_RDWR   int = 0x2
	O_APPEND int = 0x400
	O_CREATE int = 0x40
	O_EXCL   int = 0x80
	O_SYNC   int = 0x101000
	O_TRUNC  int = 0x200
)

// FileInfo tells of a file.
type FileInfo = fs.FileInfo

// DirEntry is an entry of a directory.
type DirEntry = fs.DirEntry

// What separates the parts of a path, and paths in a list.
const (
	PathSeparator     = '/'
	PathListSeparator = ':'
)

// DevNull is the file that forgets; it cannot be opened here.
const DevNull = "/dev/null"

// The program's standard streams.
var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// File is an open stream.
type File struct {
	fd     int
	name   string
	closed bool
	from   *pipe // to be read from
	to     *pipe // to be written to
}

// NewFile is the stream with descriptor fd.
func NewFile(fd uintptr, name string) *File { return &File{fd: int(fd), name: name} }

// Name is the name that the file was opened by.
func (f *File) Name() string { return f.name }

// Fd is the file's descriptor.
func (f *File) Fd() uintptr { return uintptr(f.fd) }

// usable tells why op cannot be done at all.
func (f *File) usable(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{op, f.name, ErrClosed}
	}
	return nil
}

func (f *File) Write(b []byte) (n int, err error) {
	if err := f.usable("write"); err != nil {
		return 0, err
	}
	if f.to != nil {
		n, err := f.to.write(b)
		return n, f.failed("write", err)
	}
	if f.fd != 1 && f.fd != 2 {
		return 0, &PathError{"write", f.name, syscall.EBADF}
	}
	write(f.fd, b)
	return len(b), nil
}

// WriteString is Write for a string.
func (f *File) WriteString(s string) (n int, err error) {
	return f.Write([]byte(s))
}

func (f *File) Read(b []byte) (n int, err error) {
	if err := f.usable("read"); err != nil {
		return 0, err
	}
	if f.from == nil && f.fd != 0 {
		return 0, &PathError{"read", f.name, syscall.EBADF}
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.from != nil {
		n, err := f.from.read(b)
		return n, f.failed("read", err)
	}
	if len(pending) == 0 {
		enterRead()
		pending = input()
	}
	if len(pending) == 0 {
		return 0, io.EOF
	}
	n = copy(b, pending)
	pending = pending[n:]
	return n, nil
}

// pending is the input that was given and not yet read.
var pending []byte

// Close ends the use of f.
func (f *File) Close() error {
	if err := f.usable("close"); err != nil {
		return err
	}
	f.closed = true
	if f.from != nil {
		f.from.end(&f.from.noReader)
	}
	if f.to != nil {
		f.to.end(&f.to.noWriter)
	}
	return nil
}

// failed is the error of an operation of a pipe.
func (f *File) failed(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &PathError{op, f.name, err}
}

// Sync does nothing: nothing is kept back.
func (f *File) Sync() error { return f.usable("sync") }

// missing is the answer to a read of a file.
func missing(op, name string) error { return &PathError{op, name, syscall.ENOENT} }

// unmakeable is the answer to a change of a file.
func unmakeable(op, name string) error { return &PathError{op, name, errNoFiles} }

// Open opens a file to be read; none exists.
func Open(name string) (*File, error) { return nil, missing("open", name) }

// Create makes a file; it always fails.
func Create(name string) (*File, error) { return nil, unmakeable("open", name) }

// OpenFile opens or makes a file; it always fails.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if flag&O_CREATE != 0 {
		return nil, unmakeable("open", name)
	}
	return nil, missing("open", name)
}

// ReadFile gives the content of a file; none exists.
func ReadFile(name string) ([]byte, error) { return nil, missing("open", name) }

// WriteFile makes a file; it always fails.
func WriteFile(name string, data []byte, perm FileMode) error { return unmakeable("open", name) }

// Stat tells of a file; none exists.
func Stat(name string) (FileInfo, error) { return nil, missing("stat", name) }

// Lstat is Stat.
func Lstat(name string) (FileInfo, error) { return nil, missing("lstat", name) }

// ReadDir lists a directory; none exists.
func ReadDir(name string) ([]DirEntry, error) { return nil, missing("open", name) }

// Rename renames a file; none exists.
func Rename(oldpath, newpath string) error { return missing("rename", oldpath) }

// Chdir changes the working directory; none exists.
func Chdir(dir string) error { return missing("chdir", dir) }

// Remove removes a file; none exists.
func Remove(name string) error { return missing("remove", name) }

// RemoveAll removes what there is under path: nothing.
func RemoveAll(path string) error { return nil }

// Mkdir makes a directory; it always fails.
func Mkdir(name string, perm FileMode) error { return unmakeable("mkdir", name) }

// MkdirAll makes directories; it always fails.
func MkdirAll(path string, perm FileMode) error { return unmakeable("mkdir", path) }

// MkdirTemp makes a directory; it always fails.
func MkdirTemp(dir, pattern string) (string, error) { return "", unmakeable("mkdir", pattern) }

// CreateTemp makes a file; it always fails.
func CreateTemp(dir, pattern string) (*File, error) { return nil, unmakeable("open", pattern) }

// TempDir is where temporary files would be.
func TempDir() string { return "/tmp" }

// IsExist tells whether err says that a file exists.
func IsExist(err error) bool { return isKind(err, ErrExist) }

// IsNotExist tells whether err says that a file does not exist.
func IsNotExist(err error) bool { return isKind(err, ErrNotExist) }

// IsPermission tells whether err says that something is not permitted.
func IsPermission(err error) bool { return isKind(err, ErrPermission) }

// IsTimeout tells whether err says that time ran out.
func IsTimeout(err error) bool {
	if p, ok := err.(*PathError); ok {
		err = p.Err
	}
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func isKind(err, kind error) bool {
	if p, ok := err.(*PathError); ok {
		err = p.Err
	}
	if err == kind {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(kind)
}
