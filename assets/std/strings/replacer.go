package strings

import (
	"io"
)

// Replacer replaces several strings in one pass.
type Replacer struct {
	pairs []pair
	first [256]bool // the bytes with which an old string begins
	empty bool      // an old string is empty
}

type pair struct {
	old, new string
}

// NewReplacer replaces each odd argument by the one behind it. Where several
// would match, the first argument wins.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{}
	for i := 0; i < len(oldnew); i += 2 {
		p := pair{oldnew[i], oldnew[i+1]}
		if p.old == "" {
			r.empty = true
		} else {
			r.first[p.old[0]] = true
		}
		r.pairs = append(r.pairs, p)
	}
	return r
}

// match is the pair that applies at the beginning of s.
func (r *Replacer) match(s string, skipEmpty bool) (p pair, ok bool) {
	if (skipEmpty || !r.empty) && (s == "" || !r.first[s[0]]) {
		return pair{}, false
	}
	for _, p := range r.pairs {
		if HasPrefix(s, p.old) && !(skipEmpty && p.old == "") {
			return p, true
		}
	}
	return pair{}, false
}

// Replace is s with all replacements done.
func (r *Replacer) Replace(s string) string {
	var b Builder
	done := 0 // s[:done] is in b
	changed, skipEmpty := false, false
	for i := 0; i <= len(s); {
		p, ok := r.match(s[i:], skipEmpty)
		skipEmpty = ok && p.old == ""
		if !ok {
			i++
			continue
		}
		b.WriteString(s[done:i])
		b.WriteString(p.new)
		i += len(p.old)
		done = i
		changed = true
	}
	if !changed {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// WriteString writes s to w with all replacements done.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
