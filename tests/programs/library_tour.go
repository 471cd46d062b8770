// A little of each package of the library.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"iter"
	"log"
	"maps"
	"math"
	"math/bits"
	"math/cmplx"
	"math/rand"
	rand2 "math/rand/v2"
	"os"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

type H []int

func (h H) Len() int           { return len(h) }
func (h H) Less(i, j int) bool { return h[i] < h[j] }
func (h H) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *H) Push(x any)        { *h = append(*h, x.(int)) }
func (h *H) Pop() any {
	o := *h
	x := o[len(o)-1]
	*h = o[:len(o)-1]
	return x
}

type P struct {
	Name string `json:"name"`
	Age  int
	x    int
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	fmt.Println(strings.Split("a,b,c", ","), strings.Fields("  a b  c "), strings.ToUpper("héß"), strings.Repeat("ab", 3), strings.Replace("aaaa", "a", "b", 2), strings.Title("hello world"), strings.EqualFold("Go", "GO"), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.Count("cheese", "e"), strings.TrimSpace("  x "), strings.Trim("xxaxx", "x"), strings.Map(func(r rune) rune { return r + 1 }, "abc"), strings.NewReplacer("a", "1", "b", "2").Replace("abc"))
	var sb strings.Builder
	for i := 0; i < 5; i++ {
		fmt.Fprintf(&sb, "%d-", i)
	}
	sb.WriteByte('x')
	sb.WriteRune('é')
	fmt.Println(sb.String(), sb.Len())
	for l := range strings.Lines("a\nb\nc") {
		fmt.Printf("%q ", l)
	}
	for l := range strings.SplitSeq("a,b", ",") {
		fmt.Printf("%q ", l)
	}
	fmt.Println(strings.Cut("k=v", "="))
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 16), strconv.Quote("hi\n\x00é"), strconv.FormatFloat(1.0/3, 'f', 5, 64))
	for _, s := range []string{"12", "x", "99999999999999999999", ""} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	f, err := strconv.ParseFloat("3.25e2", 64)
	fmt.Println(f, err)
	_, err = strconv.ParseBool("maybe")
	fmt.Println(err)
	_, err = strconv.ParseInt("300", 10, 8)
	fmt.Println(err)
	xs := []int{5, 2, 8, 1, 9, 3}
	slices.Sort(xs)
	fmt.Println(xs, slices.Contains(xs, 8), slices.Index(xs, 8), slices.Max(xs), len(slices.Insert(xs, 1, 7)))
	ps := []P{{"A", 3, 0}, {"B", 1, 0}, {"C", 2, 0}, {"D", 1, 0}}
	sort.Slice(ps, func(i, j int) bool { return ps[i].Age < ps[j].Age })
	fmt.Println(ps)
	slices.SortStableFunc(ps, func(a, b P) int { return cmp.Compare(b.Age, a.Age) })
	fmt.Println(ps)
	big := make([]P, 100)
	for i := range big {
		big[i] = P{strconv.Itoa(i), i * 7 % 10, i}
	}
	sort.Slice(big, func(i, j int) bool { return big[i].Age < big[j].Age })
	fmt.Println(big)
	m := map[string]int{"x": 1, "y": 2, "z": 3}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Collect(maps.Values(map[int]int{1: 2})))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, " ")
	}
	next, stop := iter.Pull(count(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	h := &H{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	l.PushBack(1)
	l.PushFront(0)
	l.PushBack(2)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	r := ring.New(3)
	for i := 0; i < 3; i++ {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println()
	fmt.Println(math.Sqrt(2), math.Sin(1), math.Pow(2, 0.5), math.Exp(1), math.Log(10), math.Floor(-1.5), math.Inf(1), math.NaN(), math.MaxInt64, math.Pi, math.Hypot(3, 4), math.Cbrt(27), math.Mod(7, 3), math.Trunc(2.7), math.Round(2.5), math.MaxUint32, math.Float32bits(1.5), math.Atan2(1, 2))
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros64(1), bits.Len(8), bits.Reverse8(1), cmplx.Abs(3+4i), cmplx.Sqrt(-1))
	r1 := rand.New(rand.NewSource(42))
	fmt.Println(r1.Intn(100), r1.Intn(100), r1.Float64(), r1.Perm(5), r1.NormFloat64(), r1.ExpFloat64())
	r2 := rand2.New(rand2.NewPCG(1, 2))
	fmt.Println(r2.IntN(100), r2.Float64(), r2.Perm(5), r2.NormFloat64())
	r3 := rand2.New(rand2.NewChaCha8([32]byte([]byte("0123456789abcdef0123456789abcdef"))))
	fmt.Println(r3.Uint64(), r3.IntN(10))
	if n := rand.Intn(10); n < 0 || n > 9 || rand2.N(5) > 4 {
		fmt.Println("bad")
	}
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	line, err := buf.ReadString(' ')
	fmt.Println(line, err, buf.String(), bytes.Contains([]byte("abc"), []byte("b")))
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), ";")
	}
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(w, "buffered %d\n", 1)
	w.Flush()
	in := bufio.NewReader(os.Stdin)
	line, err = in.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	var a, b int
	fmt.Fscan(in, &a, &b)
	fmt.Println(a + b)
	data, _ := io.ReadAll(io.LimitReader(strings.NewReader("abcdef"), 3))
	fmt.Println(string(data))
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through pipe"); pw.Close() }()
	data, _ = io.ReadAll(pr)
	fmt.Println(string(data))
	fmt.Printf("%x\n", sha256.Sum256([]byte("hello")))
	fmt.Printf("%x\n", md5.Sum([]byte("hello")))
	fmt.Println(hex.EncodeToString([]byte("hi")), base64.StdEncoding.EncodeToString([]byte("hello?")), crc32.ChecksumIEEE([]byte("hello")))
	hh := fnv.New32a()
	hh.Write([]byte("hello"))
	fmt.Println(hh.Sum32())
	fmt.Println(unicode.IsUpper('É'), unicode.IsLetter('日'), unicode.IsDigit('5'), unicode.ToLower('Ä'), unicode.Is(unicode.Han, '日'), utf8.RuneCountInString("héllo"), utf8.ValidString("\xff"))
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "a\tbbb\tc")
	fmt.Fprintln(tw, "aaaa\tb\tccccc")
	tw.Flush()
	t := reflect.TypeOf(P{})
	for i := 0; i < t.NumField(); i++ {
		fmt.Println(t.Field(i).Name, t.Field(i).Type, t.Field(i).Tag.Get("json"))
	}
	p := P{"n", 1, 2}
	v := reflect.ValueOf(&p).Elem()
	v.Field(1).SetInt(99)
	fmt.Println(p, v.Field(0), v.Kind(), reflect.DeepEqual([]int{1}, []int{1}), reflect.TypeOf(3.5), reflect.ValueOf(map[string]int{"a": 1}).MapKeys(), v)
	lg := log.New(os.Stdout, "pre: ", log.Lmsgprefix)
	lg.Println("message", 1)
	lg.Printf("no newline %d", 2)
	os.Setenv("XX", "yy")
	fmt.Println(os.Getenv("XX"), len(os.Args), os.ExpandEnv("$XX-${XX}"))
	log.SetFlags(0)
	log.Fatal("the end")
}
