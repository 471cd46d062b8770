package regexp

// part is the text between two places, empty if they were not reached.
func part(s string, at []int, i int) string {
	if at[2*i] < 0 {
		return ""
	}
	return s[at[2*i]:at[2*i+1]]
}

// bytesOf is part of bytes, nil if the places were not reached.
func bytesOf(b []byte, at []int, i int) []byte {
	if at[2*i] < 0 {
		return nil
	}
	return b[at[2*i]:at[2*i+1]:at[2*i+1]]
}

// FindString is the first match, empty if there is none.
func (re *Regexp) FindString(s string) string {
	if at := re.find(s, 0, false); at != nil {
		return part(s, at, 0)
	}
	return ""
}

// FindStringIndex is the place of the first match, nil if there is none.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.find(s, 0, false) }

// FindStringSubmatch is the first match and its groups.
func (re *Regexp) FindStringSubmatch(s string) []string {
	at := re.find(s, 0, true)
	if at == nil {
		return nil
	}
	return parts(s, at)
}

func parts(s string, at []int) []string {
	all := make([]string, len(at)/2)
	for i := range all {
		all[i] = part(s, at, i)
	}
	return all
}

// FindStringSubmatchIndex is the places of the first match and its groups.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.find(s, 0, true) }

// Find is the first match, nil if there is none.
func (re *Regexp) Find(b []byte) []byte {
	if at := re.find(string(b), 0, false); at != nil {
		return bytesOf(b, at, 0)
	}
	return nil
}

// FindIndex is the place of the first match, nil if there is none.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.find(string(b), 0, false) }

// FindSubmatch is the first match and its groups.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	at := re.find(string(b), 0, true)
	if at == nil {
		return nil
	}
	return byteParts(b, at)
}

func byteParts(b []byte, at []int) [][]byte {
	all := make([][]byte, len(at)/2)
	for i := range all {
		all[i] = bytesOf(b, at, i)
	}
	return all
}

// FindSubmatchIndex is the places of the first match and its groups.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.find(string(b), 0, true) }

// FindAllString is n matches, all if n < 0.
func (re *Regexp) FindAllString(s string, n int) (all []string) {
	re.each(s, n, false, func(at []int) { all = append(all, part(s, at, 0)) })
	return all
}

// FindAllStringIndex is the places of n matches, all if n < 0.
func (re *Regexp) FindAllStringIndex(s string, n int) (all [][]int) {
	re.each(s, n, false, func(at []int) { all = append(all, at) })
	return all
}

// FindAllStringSubmatch is n matches with their groups, all if n < 0.
func (re *Regexp) FindAllStringSubmatch(s string, n int) (all [][]string) {
	re.each(s, n, true, func(at []int) { all = append(all, parts(s, at)) })
	return all
}

// FindAllStringSubmatchIndex is the places of n matches and their groups, all if n < 0.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (all [][]int) {
	re.each(s, n, true, func(at []int) { all = append(all, at) })
	return all
}

// FindAll is n matches, all if n < 0.
func (re *Regexp) FindAll(b []byte, n int) (all [][]byte) {
	re.each(string(b), n, false, func(at []int) { all = append(all, bytesOf(b, at, 0)) })
	return all
}

// FindAllIndex is the places of n matches, all if n < 0.
func (re *Regexp) FindAllIndex(b []byte, n int) (all [][]int) {
	re.each(string(b), n, false, func(at []int) { all = append(all, at) })
	return all
}

// FindAllSubmatch is n matches with their groups, all if n < 0.
func (re *Regexp) FindAllSubmatch(b []byte, n int) (all [][][]byte) {
	re.each(string(b), n, true, func(at []int) { all = append(all, byteParts(b, at)) })
	return all
}

// FindAllSubmatchIndex is the places of n matches and their groups, all if n < 0.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) (all [][]int) {
	re.each(string(b), n, true, func(at []int) { all = append(all, at) })
	return all
}
