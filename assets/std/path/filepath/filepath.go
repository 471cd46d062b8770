// Package filepath takes the names of files apart and puts them together, as
// Unix writes them.
package filepath

import (
	"errors"
	"os"
	"path"
	"strings"
)

// What separates the parts of a path, and paths in a list.
const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = path.ErrBadPattern

// Clean is the shortest path that means the same.
func Clean(p string) string { return path.Clean(p) }

// Split parts a path behind its last separator.
func Split(p string) (dir, file string) { return path.Split(p) }

// Join joins parts with separators and cleans the path.
func Join(elem ...string) string { return path.Join(elem...) }

// Ext is the end of the last part from its last dot on.
func Ext(p string) string { return path.Ext(p) }

// Base is the last part of a path.
func Base(p string) string { return path.Base(p) }

// Dir is a path without its last part.
func Dir(p string) string { return path.Dir(p) }

// IsAbs tells whether the path begins at the root.
func IsAbs(p string) bool { return path.IsAbs(p) }

// Match tells whether a name fits a pattern.
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// VolumeName is empty: there are no volumes.
func VolumeName(p string) string { return "" }

// ToSlash replaces separators by slashes.
func ToSlash(p string) string { return p }

// FromSlash replaces slashes by separators.
func FromSlash(p string) string { return p }

// SplitList parts a list of paths.
func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	return strings.Split(p, string(ListSeparator))
}

// Abs is the path from the root on.
func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	dir, err := os.Getwd()
	return Join(dir, p), err
}

// IsLocal tells whether the path stays below the folder that it starts from.
func IsLocal(p string) bool {
	if p == "" || IsAbs(p) {
		return false
	}
	clean := Clean(p)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// Rel is the path that leads from basepath to targpath.
func Rel(basepath, targpath string) (string, error) {
	base, target := Clean(basepath), Clean(targpath)
	if base == target {
		return ".", nil
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
	}
	from, to := parts(base), parts(target)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	up := make([]string, 0, len(from)+len(to))
	for _, part := range from {
		if part == ".." {
			return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
		}
		up = append(up, "..")
	}
	return strings.Join(append(up, to...), "/"), nil
}

// parts is the names of a clean path.
func parts(clean string) []string {
	clean = strings.TrimPrefix(clean, "/")
	if clean == "" || clean == "." {
		return nil
	}
	return strings.Split(clean, "/")
}
