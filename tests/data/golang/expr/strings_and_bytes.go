package main

func main() {
	s := "abc"
	var b byte = s
	var r rune = "a"
	_ = s + 'x'
	_ = s + b
	_ = s == 'a'
	_ = s[0] == "a"
	_ = string(s[0]) == 'a'
	b = 'é'
	b = '世'
	_ = []byte(1)
	_, _ = r, b
}
