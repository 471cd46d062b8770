// Package fs has the errors and modes of file systems. Programs of gopark have
// no files; the types are here because errors are told apart by them.
package fs

import (
	"errors"
	"time"
)

// The kinds of failure of file operations.
var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)

// PathError tells what failed on which path, and why.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *PathError) Unwrap() error { return e.Err }

// Timeout tells whether time ran out.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// FileMode is a file's kind and permissions.
type FileMode uint32

// The bits of a FileMode.
const (
	ModeDir FileMode = 1 << (32 - 1 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777
)

// IsDir tells whether m is that of a directory.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular tells whether m is that of an ordinary file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm is the permissions in m.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type is the bits in m that tell the kind.
func (m FileMode) Type() FileMode { return m & ModeType }

func (m FileMode) String() string {
	var b []byte
	for i, c := range []byte("dalTLDpSugct?") {
		if m&(1<<(31-i)) != 0 {
			b = append(b, c)
		}
	}
	if len(b) == 0 {
		b = append(b, '-')
	}
	for i, c := range []byte("rwxrwxrwx") {
		if m&(1<<(8-i)) == 0 {
			c = '-'
		}
		b = append(b, c)
	}
	return string(b)
}

// FileInfo tells of a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

// DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// What a function that visits files gives to leave a folder out, or to end.
var (
	SkipDir = errors.New("skip this directory")
	SkipAll = errors.New("skip everything and stop the walk")
)

// WalkDirFunc is called for each file and folder that is visited.
type WalkDirFunc func(path string, d DirEntry, err error) error

// entry is a DirEntry that knows all of its file.
type entry struct{ FileInfo }

func (e entry) Type() FileMode          { return e.Mode().Type() }
func (e entry) Info() (FileInfo, error) { return e.FileInfo, nil }

// FileInfoToDirEntry is the entry of a file, nil for nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return entry{info}
}
