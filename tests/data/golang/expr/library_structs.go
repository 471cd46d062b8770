package main

import (
	"strings"
	"sync"
)

func main() {
	_ = sync.Mutex{1, 2}
	_ = sync.Mutex{state: 1}
	var b strings.Builder
	_ = b.buf
	b.writeString("a")
	b.WritString("a")
	_ = strings.Builder{x: 1}
	_ = strings.builder{}
}
