package main

import (
	"fmt"
	"image/color"
	"os"
	"strings"
	"text/scanner"
	"unicode"
)

func main() {
	const src = `
// This is scanned code.
if a > 10 { /* block */
	someParsable = text + "str\n\x41" 'c' 0x1F 1.5e3 .5 07 1_000 ` + "`raw\nx`" + `
}
%var1 é世 a.b != 3..4`
	var s scanner.Scanner
	s.Init(strings.NewReader(src))
	s.Filename = "example"
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %s %s\n", s.Position, scanner.TokenString(tok), s.TokenText())
	}
	s.Init(strings.NewReader("a-b %x // c\n9"))
	s.Mode ^= scanner.SkipComments
	s.Whitespace ^= 1 << '\n'
	s.IsIdentRune = func(ch rune, i int) bool {
		return ch == '%' && i == 0 || ch == '-' && i > 0 || unicode.IsLetter(ch)
	}
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %q %s\n", s.Position, s.TokenText(), scanner.TokenString(tok))
	}
	s.Init(strings.NewReader("ab\nc"))
	for ch := s.Next(); ch != scanner.EOF; ch = s.Next() {
		fmt.Print(string(ch), s.Peek(), s.Pos(), " ")
	}
	fmt.Println(s.TokenText() == "", s.ErrorCount)
	s.Init(strings.NewReader("\"open\n 'ab' 0x 09 1e '\\q' 0b12 /* x"))
	s.Error = func(s *scanner.Scanner, msg string) { fmt.Println("error", s.Position, msg) }
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Println(scanner.TokenString(tok), s.TokenText())
	}
	fmt.Println(s.ErrorCount)
	fmt.Println(color.Black, color.White, color.RGBA{1, 2, 3, 4})
	fmt.Println(color.RGBA{255, 0, 128, 255}.RGBA())
	fmt.Println(color.NRGBA{255, 100, 0, 128}.RGBA())
	for _, m := range []color.Model{color.RGBAModel, color.NRGBAModel, color.GrayModel, color.Gray16Model, color.AlphaModel, color.RGBA64Model} {
		fmt.Printf("%+v ", m.Convert(color.NRGBA{200, 100, 50, 128}))
	}
	p := color.Palette{color.Black, color.White, color.RGBA{255, 0, 0, 255}}
	fmt.Fprintln(os.Stdout, p.Index(color.RGBA{200, 30, 20, 255}), p.Convert(color.Gray{200}), color.Opaque, color.Transparent)
}
