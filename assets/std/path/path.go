// Package path takes slash-separated paths apart and puts them together.
package path

// Clean is the shortest path that means the same: without ".", without empty
// parts, and without ".." behind a name.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var parts []string
	for _, part := range split(path) {
		last := len(parts) - 1
		switch {
		case part == "" || part == ".":
		case part != "..":
			parts = append(parts, part)
		case last >= 0 && parts[last] != "..":
			parts = parts[:last]
		case !rooted:
			parts = append(parts, part)
		}
	}
	clean := ""
	for i, part := range parts {
		if i > 0 {
			clean += "/"
		}
		clean += part
	}
	switch {
	case rooted:
		return "/" + clean
	case clean == "":
		return "."
	}
	return clean
}

// split is what stands between the slashes.
func split(path string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(path); i++ {
		if path[i] == '/' {
			parts = append(parts, path[start:i])
			start = i + 1
		}
	}
	return append(parts, path[start:])
}

// lastSlash is the place of the last slash, or -1.
func lastSlash(path string) int {
	i := len(path) - 1
	for i >= 0 && path[i] != '/' {
		i--
	}
	return i
}

// Split parts a path behind its last slash.
func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

// Join joins parts with slashes, without the empty ones, and cleans the path.
func Join(elem ...string) string {
	joined := ""
	for _, e := range elem {
		switch {
		case e == "":
		case joined == "":
			joined = e
		default:
			joined += "/" + e
		}
	}
	if joined == "" {
		return ""
	}
	return Clean(joined)
}

// Ext is the end of the last part from its last dot on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base is the last part of a path.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[lastSlash(path)+1:]
}

// IsAbs tells whether the path begins at the root.
func IsAbs(path string) bool { return path != "" && path[0] == '/' }

// Dir is a path without its last part.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
