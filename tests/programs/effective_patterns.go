// Idioms: stringers, embedding, defer, recover, semaphores.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"sort"
	"strings"
	"time"
)

type ByteSize float64

const (
	_           = iota
	KB ByteSize = 1 << (10 * iota)
	MB
	GB
	TB
	PB
	EB
	ZB
	YB
)

func (b ByteSize) String() string {
	switch {
	case b >= YB:
		return fmt.Sprintf("%.2fYB", b/YB)
	case b >= ZB:
		return fmt.Sprintf("%.2fZB", b/ZB)
	case b >= GB:
		return fmt.Sprintf("%.2fGB", b/GB)
	case b >= MB:
		return fmt.Sprintf("%.2fMB", b/MB)
	case b >= KB:
		return fmt.Sprintf("%.2fKB", b/KB)
	}
	return fmt.Sprintf("%.2fB", b)
}

type Sequence []int

func (s Sequence) Len() int           { return len(s) }
func (s Sequence) Less(i, j int) bool { return s[i] < s[j] }
func (s Sequence) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s Sequence) Copy() Sequence {
	copy := make(Sequence, 0, len(s))
	return append(copy, s...)
}
func (s Sequence) String() string {
	s = s.Copy()
	sort.IntSlice(s).Sort()
	return fmt.Sprint([]int(s))
}

type ByteSlice []byte

func (p *ByteSlice) Write(data []byte) (n int, err error) {
	slice := *p
	slice = append(slice, data...)
	*p = slice
	return len(data), nil
}

type Job struct {
	Command string
	*log.Logger
}

func (job *Job) Printf(format string, args ...interface{}) {
	job.Logger.Printf("%q: %s", job.Command, fmt.Sprintf(format, args...))
}

func trace(s string) string {
	fmt.Println("entering:", s)
	return s
}

func un(s string) {
	fmt.Println("leaving:", s)
}

func a() {
	defer un(trace("a"))
	fmt.Println("in a")
}

func b() {
	defer un(trace("b"))
	fmt.Println("in b")
	a()
}

func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	}
	return 0
}

func shouldEscape(c byte) bool {
	switch c {
	case ' ', '?', '&', '=', '#', '+', '%':
		return true
	}
	return false
}

func Compare(a, b []byte) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		switch {
		case a[i] > b[i]:
			return 1
		case a[i] < b[i]:
			return -1
		}
	}
	switch {
	case len(a) > len(b):
		return 1
	case len(a) < len(b):
		return -1
	}
	return 0
}

type Vector []float64

func (v Vector) DoSome(i, n int, u Vector, c chan int) {
	for ; i < n; i++ {
		v[i] += u[i]
	}
	c <- 1
}

func (v Vector) DoAll(u Vector) {
	numCPU := runtime.GOMAXPROCS(0)
	c := make(chan int, numCPU)
	for i := 0; i < numCPU; i++ {
		go v.DoSome(i*len(v)/numCPU, (i+1)*len(v)/numCPU, u, c)
	}
	for i := 0; i < numCPU; i++ {
		<-c
	}
}

type Request struct {
	args       []int
	f          func([]int) int
	resultChan chan int
}

var sem = make(chan int, 3)

func handle(queue chan *Request) {
	for req := range queue {
		sem <- 1
		go func() {
			req.resultChan <- req.f(req.args)
			<-sem
		}()
	}
}

type Error string

func (e Error) Error() string { return string(e) }

type Regexp struct{ s string }

func (regexp *Regexp) error(err string) { panic(Error(err)) }
func (regexp *Regexp) doParse(s string) *Regexp {
	if strings.HasPrefix(s, "*") {
		regexp.error("'*' illegal at start of expression")
	}
	regexp.s = s
	return regexp
}
func Compile(str string) (regexp *Regexp, err error) {
	regexp = new(Regexp)
	defer func() {
		if e := recover(); e != nil {
			regexp = nil
			err = e.(Error)
		}
	}()
	return regexp.doParse(str), nil
}

func CubeRoot(x float64) float64 {
	z := x / 3
	for i := 0; i < 1e6; i++ {
		prevz := z
		z -= (z*z*z - x) / (3 * z * z)
		if veryClose(z, prevz) {
			return z
		}
	}
	panic(fmt.Sprintf("CubeRoot(%g) did not converge", x))
}
func veryClose(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 }

type T struct {
	a int
	b float64
	c string
}

var timeZone = map[string]int{
	"UTC": 0 * 60 * 60,
	"EST": -5 * 60 * 60,
	"CST": -6 * 60 * 60,
}

func main() {
	fmt.Println(YB, ByteSize(1e13), MB)
	fmt.Println(Sequence{3, 1, 2})
	var bs ByteSlice
	fmt.Fprintf(&bs, "This hour has %d days\n", 7)
	fmt.Print(string(bs))
	job := &Job{"cmd", log.New(os.Stdout, "Job: ", 0)}
	job.Println("starting now...")
	job.Printf("%d%%", 50)
	b()
	fmt.Println(unhex('c'), shouldEscape('+'), Compare([]byte("ab"), []byte("abc")))
	v := Vector{1, 2, 3, 4}
	v.DoAll(Vector{1, 1, 1, 1})
	fmt.Println(v)
	q := make(chan *Request)
	go handle(q)
	r := &Request{[]int{3, 4, 5}, func(a []int) (s int) {
		for _, v := range a {
			s += v
		}
		return
	}, make(chan int)}
	q <- r
	fmt.Printf("answer: %d\n", <-r.resultChan)
	_, err := Compile("*a")
	fmt.Println(err)
	re, err := Compile("a*")
	fmt.Println(re.s, err)
	fmt.Printf("%.6f\n", CubeRoot(27))
	t := &T{7, -2.35, "abc\tdef"}
	fmt.Printf("%v\n", t)
	fmt.Printf("%+v\n", t)
	fmt.Printf("%#v\n", t)
	fmt.Printf("%#v\n", timeZone)
	fmt.Printf("%v\n", timeZone)
	fmt.Printf("%T\n", timeZone)
	var x uint64 = 1<<64 - 1
	fmt.Printf("%d %x; %d %x\n", x, x, int64(x), int64(x))
	for pos, char := range "日本\x80語" {
		fmt.Printf("character %#U starts at byte position %d\n", char, pos)
	}
	arr := [...]string{2: "no error", 5: "Eio", 0: "invalid"}
	fmt.Printf("%q\n", arr)
	type Enone int
	c := make(chan int)
	go func() {
		time.Sleep(time.Millisecond)
		c <- 1
	}()
	<-c
	var e error = errors.ErrUnsupported
	fmt.Println(e)
Loop:
	for n := 0; n < 10; n++ {
		switch {
		case n < 3:
			if n == 1 {
				break
			}
			fmt.Println("n", n)
		case n > 5:
			break Loop
		}
	}
	log.SetFlags(0)
	log.Fatalln("fatal", 3)
}
