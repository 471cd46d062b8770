package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
)

func main() {
	for _, n := range []int{0, 1, 55, 56, 63, 64, 65, 119, 120, 1000} {
		s := strings.Repeat("a", n)
		fmt.Printf("%d %x %x %x\n", n, md5.Sum([]byte(s)), sha1.Sum([]byte(s)), sha256.Sum256([]byte(s)))
	}
	for _, h := range []interface {
		io.Writer
		Sum([]byte) []byte
		Reset()
		Size() int
		BlockSize() int
	}{md5.New(), sha1.New(), sha256.New()} {
		io.WriteString(h, "hello ")
		fmt.Printf("%x ", h.Sum(nil))
		io.WriteString(h, "world")
		fmt.Printf("%x %d %d ", h.Sum([]byte{1}), h.Size(), h.BlockSize())
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
}
