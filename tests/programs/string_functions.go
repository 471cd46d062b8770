// Functions on strings, with iterators.
package main

import (
	"fmt"
	s "strings"
)

var p = fmt.Println

func main() {
	p("Contains:  ", s.Contains("test", "es"))
	p("Count:     ", s.Count("test", "t"))
	p("HasPrefix: ", s.HasPrefix("test", "te"))
	p("HasSuffix: ", s.HasSuffix("test", "st"))
	p("Index:     ", s.Index("test", "e"))
	p("Join:      ", s.Join([]string{"a", "b"}, "-"))
	p("Repeat:    ", s.Repeat("a", 5))
	p("Replace:   ", s.Replace("foo", "o", "0", -1))
	p("Replace:   ", s.Replace("foo", "o", "0", 1))
	p("Split:     ", s.Split("a-b-c-d-e", "-"))
	p("ToLower:   ", s.ToLower("TEST"))
	p("ToUpper:   ", s.ToUpper("test"))
	p(s.Title("hello world"), s.EqualFold("Go", "GO"), s.TrimFunc("123abc456", func(r rune) bool { return r < 'a' }))
	before, after, ok := s.Cut("k=v", "=")
	p(before, after, ok)
	for part := range s.SplitSeq("a,b,c", ",") {
		p(part)
	}
	for part := range s.FieldsSeq(" a b  c ") {
		p(part)
	}
	for line := range s.Lines("x\ny\nz") {
		fmt.Printf("%q\n", line)
	}
	p(s.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"))
	p(s.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>hi</b>"))
	p(s.ContainsAny("team", "i"), s.ContainsRune("team", 'm'), s.LastIndex("go gopher", "go"), s.IndexByte("abc", 'c'), s.IndexFunc("abc", func(r rune) bool { return r > 'a' }))
	p(s.SplitN("a,b,c,d", ",", 2), s.SplitAfter("a,b,c", ","), s.Fields("  foo bar  baz "), s.TrimLeft("xxhixx", "x"), s.TrimSuffix("a.go", ".go"))
	p(s.ToTitle("abc"), s.Compare("a", "b"), s.Count("cheese", ""))
}
