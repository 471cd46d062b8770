package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
)

// Learning Go style odds and ends

type Score int
type HighScore Score
type MailCategory int

const (
	Uncategorized MailCategory = iota
	Personal
	Spam
	_
	Social
)

type Bits uint8

const (
	F0, M0 = 1 << iota, 1<<iota - 1
	F1, M1
	_, _
	F3, M3
)

type LogicProvider struct{}

func (lp LogicProvider) Process(data string) string { return "[" + data + "]" }

type Logic interface{ Process(data string) string }
type Client struct{ L Logic }

func (c Client) Program() string { return c.L.Process("x") }

type LoggerAdapter func(message string)

func (lg LoggerAdapter) Log(message string) { lg(message) }

type Logger interface{ Log(message string) }

type Inner struct{ A int }

func (i Inner) IntPrinter(val int) string { return fmt.Sprintf("Inner: %d", val) }
func (i Inner) Double() string            { return i.IntPrinter(i.A * 2) }

type Outer struct {
	Inner
	S string
}

func (o Outer) IntPrinter(val int) string { return fmt.Sprintf("Outer: %d", val) }

type Status int

const (
	InvalidLogin Status = iota + 1
	NotFound
)

type StatusErr struct {
	Status  Status
	Message string
	Err     error
}

func (se StatusErr) Error() string { return se.Message }
func (se StatusErr) Unwrap() error { return se.Err }
func (se StatusErr) Is(target error) bool {
	if o, ok := target.(StatusErr); ok {
		return o.Status == se.Status
	}
	return false
}

func LoginAndGetData(uid string) (data []byte, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("in LoginAndGetData: %w", err)
		}
	}()
	if uid == "" {
		return nil, StatusErr{InvalidLogin, "invalid credentials", os.ErrPermission}
	}
	return []byte(uid), nil
}

type IntTree struct {
	val         int
	left, right *IntTree
}

func (it *IntTree) Insert(val int) *IntTree {
	if it == nil {
		return &IntTree{val: val}
	}
	if val < it.val {
		it.left = it.left.Insert(val)
	} else if val > it.val {
		it.right = it.right.Insert(val)
	}
	return it
}
func (it *IntTree) Contains(val int) bool {
	switch {
	case it == nil:
		return false
	case val < it.val:
		return it.left.Contains(val)
	case val > it.val:
		return it.right.Contains(val)
	default:
		return true
	}
}

type opFuncType func(int, int) int

func div60(i int) {
	defer func() {
		if v := recover(); v != nil {
			fmt.Println(v)
		}
	}()
	fmt.Println(60 / i)
}

type Person struct {
	FirstName, LastName string
	Age                 int
}

func MyFunc(opts struct {
	First string
	Last  string
	Age   int
}) string {
	return opts.First
}

type Temp float64

func (t Temp) Format(f fmt.State, c rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "T<%c %v %v %v %v %v %v>", c, w, wok, p, pok, f.Flag('+'), f.Flag('#'))
}

type G struct{ a int }

func (g G) GoString() string { return "G!" }

func main() {
	var s Score = 3
	hs := HighScore(s)
	fmt.Printf("%T %T %v\n", s, hs, hs == HighScore(s))
	fmt.Println(Uncategorized, Personal, Spam, Social, F0, M0, F1, M1, F3, M3)
	fmt.Println(Client{L: LogicProvider{}}.Program())
	var l Logger = LoggerAdapter(func(m string) { fmt.Println("log:", m) })
	l.Log("hi")
	o := Outer{Inner: Inner{A: 10}, S: "Hello"}
	fmt.Println(o.Double(), o.IntPrinter(1), o.Inner.IntPrinter(2))
	_, err := LoginAndGetData("")
	var se StatusErr
	fmt.Println(err, errors.As(err, &se), se.Status, errors.Is(err, StatusErr{Status: InvalidLogin}), errors.Is(err, os.ErrPermission))
	var it *IntTree
	for _, v := range []int{5, 3, 10, 2} {
		it = it.Insert(v)
	}
	fmt.Println(it.Contains(2), it.Contains(12))
	opMap := map[string]opFuncType{
		"+": func(i, j int) int { return i + j },
		"/": func(i, j int) int { return i / j },
	}
	for _, e := range [][]string{{"2", "+", "3"}, {"8", "/", "2"}, {"2", "%", "3"}} {
		if f, ok := opMap[e[1]]; ok {
			fmt.Println(f(int(e[0][0]-'0'), int(e[2][0]-'0')))
		} else {
			fmt.Println("unsupported operator:", e[1])
		}
	}
	for _, v := range []int{1, 2, 0, 6} {
		div60(v)
	}
	x := []int{1, 2, 3, 4}
	y := x[:2:2]
	z := x[2:4:4]
	y = append(y, 30, 40, 50)
	x = append(x, 60)
	z = append(z, 70)
	fmt.Println(x, y, z, len(x), cap(y) >= 5)
	arr := [4]int(x[:4])
	parr := (*[2]int)(x)
	parr[0] = 99
	fmt.Println(arr, *parr, x)
	clear(x)
	fmt.Println(x)
	var r rune = 'x'
	var st string = string(r)
	var by byte = 'y'
	fmt.Println(st, string(by), []byte("Hi, 🌞"), []rune("Hi, 🌞"))
	people := []Person{{"Pat", "Patterson", 37}, {"Tracy", "Bobdaughter", 23}, {"Fred", "Fredson", 18}}
	sort.Slice(people, func(i, j int) bool { return people[i].LastName < people[j].LastName })
	fmt.Println(people)
	fmt.Println(MyFunc(struct {
		First string
		Last  string
		Age   int
	}{Last: "P", Age: 3}) == "")
outer:
	for _, s := range []string{"hello", "apple_π!"} {
		for i, r := range s {
			fmt.Print(i, r, string(r), " ")
			if r == 'l' {
				continue outer
			}
		}
		fmt.Println()
	}
	switch n := len("ab"); n {
	case 1, 2:
		fmt.Println("short")
		fallthrough
	case 3:
		fmt.Println("fell")
	case 4, 5:
	default:
		fmt.Println("long")
	}
	a := 10
	goto skip
skip:
	fmt.Println(a)
	anon := struct {
		name string
		pet  struct{ kind string }
	}{name: "B"}
	anon.pet.kind = "dog"
	fmt.Printf("%v %+v %#v %T\n", anon, anon, anon, anon)
	fmt.Printf("%v|%8.3f|%+d|%#x\n", Temp(1), Temp(2), Temp(3), Temp(4))
	fmt.Printf("%#v %v %+v\n", G{1}, G{1}, []G{{2}})
	fmt.Printf("%6.2f|%-8s|%08d|%+.2e|%x|%X|% x|%q|%U|%#U\n", 3.14159, "ab", 42, 12345.678, "hex", []byte{1, 171}, "sp", 'x', 0x1F600, 0x1F600)
	fmt.Printf("%t %v %p %s %d %%\n", true, nil, nil, []string{"a", "b"}, []int{1})
	fmt.Printf("%!|%z %d %s\n", 1, "x")
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 42, 5, 42, 2, 3.14159)
	fmt.Printf("%v %v %v\n", map[string]int{"b": 1, "a": 2}, &Person{"a", "b", 1}, &[]int{1})
	fmt.Printf("%v %s\n", errors.New("e"), fmt.Errorf("w %w and %w", os.ErrExist, errors.New("z")))
	fmt.Printf("%5t|%-7t|%q|%v\n", true, false, []string{"a b", "c"}, [2]bool{true})
	fmt.Printf("%c %v %d %s\n", 'A', 'A', "s", 5)
	fmt.Printf("%x %X %#o %b %e %g %G\n", -255, 255, 8, 5, 1e6, 1e21, 1e-7)
	fmt.Printf("%T %T %T %T %T\n", 1, "a", 1.5, nil, func(int) (string, error) { return "", nil })
	fmt.Printf("%v %v\n", struct{}{}, [0]int{})
	fmt.Printf("%08.3f|%+08d|% d|%x\n", -3.14159, 42, 7, 3.5)
	fmt.Printf("%s|%v|%d\n", time.Second*90, time.Millisecond*1500, time.Second)
	fmt.Println(strings.Repeat("=", 20))
	fmt.Printf("%3c|%-3c|%03d|%.3s|%.0f\n", 'a', 'b', 7, "abcdef", 2.5)
	fmt.Printf("%6.3v|%v|%v\n", 3.14159, float32(0.1), 1e20)
	fmt.Printf("%v %+v\n", struct {
		p *int
		e error
		i any
		m map[int]string
		f func()
		c chan int
	}{}, struct{ e any }{"q"})
}
