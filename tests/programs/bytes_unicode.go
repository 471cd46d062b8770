// Packages bytes, unicode and utf8, and conversions between them.
package main

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

func main() {
	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world"))
	fmt.Fprintf(&b, " %d", 5)
	fmt.Println(b.String(), b.Len())
	p := make([]byte, 5)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p), b.String())
	line, err := b.ReadString('d')
	fmt.Printf("%q %v\n", line, err)
	rest, _ := io.ReadAll(&b)
	fmt.Printf("%q %d\n", rest, b.Len())
	x, y := []byte("abc"), []byte("abd")
	fmt.Println(bytes.Equal(x, y), bytes.Compare(x, y), bytes.Contains(x, []byte("b")), bytes.IndexByte(x, 'c'))
	fmt.Println(string(bytes.ToUpper(x)), string(bytes.TrimSpace([]byte(" x "))), bytes.HasPrefix(x, []byte("a")))
	fmt.Printf("%s %q\n", bytes.Split([]byte("a,b"), []byte(",")), bytes.Fields([]byte(" p q ")))
	fmt.Println(string(bytes.Join([][]byte{x, y}, []byte("-"))), string(bytes.Repeat([]byte("z"), 3)))
	for _, r := range "aZ5 _é世!" {
		fmt.Print(unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsUpper(r), unicode.IsSpace(r), unicode.IsPunct(r), " ")
	}
	fmt.Println()
	buf := utf8.AppendRune(nil, '世')
	r, size := utf8.DecodeRune(buf)
	fmt.Println(buf, r, size, utf8.RuneCount(buf), utf8.FullRune(buf[:1]), string(unicode.ToTitle('ß')))
	r, size = utf8.DecodeLastRuneInString("aé")
	fmt.Println(string(r), size, utf8.RuneError, utf8.RuneLen(-1))
}
