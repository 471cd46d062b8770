package filepath

import (
	"io/fs"
	"os"
)

// What a function that visits files gives to leave a folder out, or to end.
var (
	SkipDir = fs.SkipDir
	SkipAll = fs.SkipAll
)

// WalkFunc is called for each file and folder that Walk visits.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// Walk visits root and what is below it, in order of names.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	return ended(err)
}

// ended is err, unless it only ended the walk.
func ended(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(path string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(path, info, nil)
	}
	entries, failed := os.ReadDir(path)
	if err := fn(path, info, failed); err != nil || failed != nil {
		return err
	}
	for _, entry := range entries {
		name := Join(path, entry.Name())
		info, err := entry.Info()
		if err != nil {
			err = fn(name, info, err)
		} else {
			err = walk(name, info, fn)
		}
		if err == SkipDir && info != nil && info.IsDir() {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// WalkDir visits root and what is below it, in order of names.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	return ended(err)
}

func walkDir(path string, entry fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(path, entry, nil); err != nil || !entry.IsDir() {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		if err = fn(path, entry, err); err != nil {
			return err
		}
	}
	for _, entry := range entries {
		err := walkDir(Join(path, entry.Name()), entry, fn)
		if err == SkipDir {
			if entry.IsDir() {
				continue
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}
