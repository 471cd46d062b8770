// Sums and codes: SHA-1, SHA-256, MD5, CRC-32, FNV, base64, hexadecimal digits; summed up by goroutines.
package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
	"sync"
)

func main() {
	kinds := []struct {
		name string
		make func() hash.Hash
	}{
		{"sha1", sha1.New},
		{"sha256", sha256.New},
		{"md5", md5.New},
		{"crc32", func() hash.Hash { return crc32.NewIEEE() }},
		{"fnv", func() hash.Hash { return fnv.New64a() }},
	}
	texts := []string{"", "abc", "sha256 this string", strings.Repeat("0123456789", 100)}
	results := make([]string, len(kinds))
	var wg sync.WaitGroup
	for i, kind := range kinds {
		wg.Go(func() {
			var b strings.Builder
			for _, text := range texts {
				h := kind.make()
				io.WriteString(h, text)
				fmt.Fprintf(&b, "%s %x\n", kind.name, h.Sum(nil))
			}
			results[i] = b.String()
		})
	}
	wg.Wait()
	for _, r := range results {
		fmt.Print(r)
	}
	sum := sha1.Sum([]byte("abc"))
	fmt.Println(hex.EncodeToString(sum[:4]), base64.StdEncoding.EncodeToString(sum[:]), base64.RawURLEncoding.EncodeToString(sum[:5]))
	_, err := base64.StdEncoding.DecodeString("a?==")
	fmt.Println(err)
	_, err = hex.DecodeString("0g")
	fmt.Println(err)
}
