// Strings are bytes, ranges see runes: conversions, indexing, invalid UTF-8, the packages strings and unicode/utf8.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func isPalindrome(s string) bool {
	var letters []rune
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	for i := range len(letters) / 2 {
		if letters[i] != letters[len(letters)-1-i] {
			return false
		}
	}
	return true
}

func main() {
	const s = "héllo, 世界"
	fmt.Println(len(s), utf8.RuneCountInString(s), s[1], s[:1], s[7:])
	for i, r := range s {
		fmt.Printf("%d:%c(%U) ", i, r, r)
	}
	fmt.Println()
	bad := "a\xffb"
	for i, r := range bad {
		fmt.Print(i, " ", r, " ")
	}
	fmt.Println(utf8.ValidString(bad), []rune(bad), len(string([]rune(bad))))
	fmt.Println(reverse(s), isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("Go"))
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	fmt.Println(t, string(b), string(rune(65)), string([]rune{0x4e16, 'x'}))
	fmt.Println("a" < "b", "Z" < "a", "abc" == t, "a"+"b" > "aa")
	fmt.Println(`raw \n
string`, "tab\there", "quote\"", '\'', "\u00e9\x41\101")
	r, size := utf8.DecodeRuneInString("世")
	fmt.Println(r, size, utf8.RuneLen('é'), utf8.ValidRune(-1))
	fmt.Println(unicode.IsUpper('Ä'), unicode.ToLower('Ä') == 'ä', unicode.IsDigit('7'), unicode.IsSpace('\t'), unicode.IsPunct('!'))
	fmt.Println(strings.Contains("seafood", "foo"), strings.Count("cheese", "e"), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"))
	fmt.Println(strings.Fields("  a b   c "), strings.Split("a,b,c", ","), len(strings.Split("", ",")), strings.SplitN("a,b,c", ",", 2))
	fmt.Println(strings.Join([]string{"x", "y"}, "-"), strings.Repeat("na", 3), strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("oink oink", "oink", "moo"))
	fmt.Println(strings.TrimSpace("  x "), strings.Trim("xxhixx", "x"), strings.TrimLeft("001", "0"), strings.TrimPrefix("prefix-a", "prefix-"), strings.TrimSuffix("a.go", ".go"))
	fmt.Println(strings.Title("hello world"), strings.ToUpper("é"), strings.EqualFold("Go", "GO"), strings.HasPrefix("golang", "go"))
	before, after, found := strings.Cut("key=value", "=")
	fmt.Println(before, after, found, strings.ContainsRune("abc", 'b'), strings.ContainsAny("abc", "xyz"), strings.IndexByte("abc", 'c'))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "banana"), strings.IndexFunc("abc1", unicode.IsDigit), strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>"))
	fmt.Printf("%q %q\n", strings.SplitAfter("a,b", ","), strings.FieldsFunc("a1b2c", unicode.IsDigit))
	var sb strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteString("ignition")
	sb.WriteByte('!')
	sb.WriteRune('世')
	fmt.Println(sb.String(), sb.Len())
}
