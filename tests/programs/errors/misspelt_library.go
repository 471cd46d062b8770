package main

import (
	"fmt"
	"os"
	"strings"
	"time"
	"sync"
	"strconv"
	"errors"
	"math/rand"
	"sort"
)

func main() {
	fmt.Printline("a")
	fmt.printf("a")
	strings.toUpper("a")
	strings.Uppercase("a")
	os.args
	os.Exit("1")
	time.now()
	time.Second()
	time.Sleep(time.second)
	sync.waitGroup{}
	var wg sync.Waitgroup
	strconv.Itoa("5")
	strconv.Atoi(5)
	errors.new("x")
	errors.New(5)
	errors.New("a", "b")
	rand.Intn()
	rand.intn(5)
	sort.Ints([]string{"a"})
	sort.Slice([]int{1}, func(a, b int) int { return 0 })
	strings.Builder.WriteString("x")
	var sb strings.Builder
	sb.Write("x")
	sb += "x"
	sb.WriteString('x')
	fmt.Fprintf("x")
	fmt.Fprintln(os.stdout)
	time.Duration.Seconds
	t := time.Now() - time.Now()
	if t > 5 * time.Second {
	}
	d := time.Since(5)
	x := time.Duration(1.5)
	y := 10 * time.Millisecond + 5.5
	strings.Join("a", "b")
	strings.Contains("a", 'b')
	strings.Split("a", ",")[0].Foo()
	fmt.Sprintf(5)
}
