// Names of other packages that are not exported.
package main

import (
	"strings"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	mu.lockSlow()
	_ = mu.state
	t := time.Time{}
	_ = t.wall
	_ = strings.builder{}
	mu.lock()
}
