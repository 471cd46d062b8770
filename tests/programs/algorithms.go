package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// BigInt by hand
type Big []uint32

func (a Big) Mul(b Big) Big {
	r := make(Big, len(a)+len(b))
	for i, x := range a {
		var c uint64
		for j, y := range b {
			t := uint64(x)*uint64(y) + uint64(r[i+j]) + c
			r[i+j], c = uint32(t), t>>32
		}
		r[i+len(b)] = uint32(c)
	}
	for len(r) > 0 && r[len(r)-1] == 0 {
		r = r[:len(r)-1]
	}
	return r
}
func (a Big) String() string {
	if len(a) == 0 {
		return "0"
	}
	a = append(Big(nil), a...)
	var ds []string
	for len(a) > 0 {
		var rem uint64
		for i := len(a) - 1; i >= 0; i-- {
			cur := rem<<32 | uint64(a[i])
			a[i], rem = uint32(cur/1e9), cur%1e9
		}
		for len(a) > 0 && a[len(a)-1] == 0 {
			a = a[:len(a)-1]
		}
		if len(a) > 0 {
			ds = append(ds, fmt.Sprintf("%09d", rem))
		} else {
			ds = append(ds, strconv.FormatUint(rem, 10))
		}
	}
	for i, j := 0, len(ds)-1; i < j; i, j = i+1, j-1 {
		ds[i], ds[j] = ds[j], ds[i]
	}
	return strings.Join(ds, "")
}

// AVL, Ackermann, etc
func ackermann(m, n uint) uint {
	switch uint(0) {
	case m:
		return n + 1
	case n:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func perfect(n int) bool {
	s := 0
	for d := 1; d < n; d++ {
		if n%d == 0 {
			s += d
		}
	}
	return s == n
}

func collatz(n int) (l int) {
	for ; n != 1; l++ {
		if n&1 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return l + 1
}

func lookAndSay(s string) (r string) {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		r += strconv.Itoa(j-i) + string(s[i])
		i = j
	}
	return
}

func rpn(expr string) (float64, error) {
	var st []float64
	for _, tok := range strings.Fields(expr) {
		if f, err := strconv.ParseFloat(tok, 64); err == nil {
			st = append(st, f)
			continue
		}
		if len(st) < 2 {
			return 0, errors.New("stack underflow")
		}
		a, b := st[len(st)-2], st[len(st)-1]
		st = st[:len(st)-2]
		switch tok {
		case "+":
			st = append(st, a+b)
		case "-":
			st = append(st, a-b)
		case "*":
			st = append(st, a*b)
		case "/":
			st = append(st, a/b)
		case "^":
			st = append(st, math.Pow(a, b))
		default:
			return 0, fmt.Errorf("bad token %q", tok)
		}
	}
	if len(st) != 1 {
		return 0, fmt.Errorf("stack %v", st)
	}
	return st[0], nil
}

var prec = map[string]struct {
	p     int
	right bool
}{"^": {4, true}, "*": {3, false}, "/": {3, false}, "+": {2, false}, "-": {2, false}}

func shunt(e string) (rpn string) {
	var stack []string
	for _, tok := range strings.Fields(e) {
		switch tok {
		case "(":
			stack = append(stack, tok)
		case ")":
			var op string
			for {
				op, stack = stack[len(stack)-1], stack[:len(stack)-1]
				if op == "(" {
					break
				}
				rpn += " " + op
			}
		default:
			if o1, isOp := prec[tok]; isOp {
				for len(stack) > 0 {
					op := stack[len(stack)-1]
					if o2, isOp := prec[op]; !isOp || o1.p > o2.p || o1.p == o2.p && o1.right {
						break
					}
					stack = stack[:len(stack)-1]
					rpn += " " + op
				}
				stack = append(stack, tok)
			} else {
				if rpn > "" {
					rpn += " "
				}
				rpn += tok
			}
		}
	}
	for len(stack) > 0 {
		rpn += " " + stack[len(stack)-1]
		stack = stack[:len(stack)-1]
	}
	return
}

func quick[T any](a []T, less func(x, y T) bool) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for less(a[i], p) {
			i++
		}
		for less(p, a[j]) {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1], less)
	quick(a[i:], less)
}

func mergeSort(a []int) []int {
	if len(a) <= 1 {
		return a
	}
	l, r := mergeSort(a[:len(a)/2]), mergeSort(a[len(a)/2:])
	out := make([]int, 0, len(a))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func spiral(n int) [][]int {
	m := make([][]int, n)
	for i := range m {
		m[i] = make([]int, n)
	}
	top, left, bottom, right := 0, 0, n-1, n-1
	k := 0
	for top <= bottom && left <= right {
		for c := left; c <= right; c++ {
			m[top][c] = k
			k++
		}
		top++
		for r := top; r <= bottom; r++ {
			m[r][right] = k
			k++
		}
		right--
		if top <= bottom {
			for c := right; c >= left; c-- {
				m[bottom][c] = k
				k++
			}
			bottom--
		}
		if left <= right {
			for r := bottom; r >= top; r-- {
				m[r][left] = k
				k++
			}
			left++
		}
	}
	return m
}

type caesar int

func (c caesar) enc(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(c)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(c)+26)%26
		}
		return r
	}, s)
}

func rle(s string) string {
	var b bytes.Buffer
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		k := len(s) - len(strings.TrimLeft(s, string(r)))
		fmt.Fprintf(&b, "%d%c", k/n, r)
		s = s[k:]
	}
	return b.String()
}

func knapsack(w int, items []struct {
	name  string
	w, v int
}) (int, []string) {
	dp := make([][]int, len(items)+1)
	for i := range dp {
		dp[i] = make([]int, w+1)
	}
	for i, it := range items {
		for c := range w + 1 {
			dp[i+1][c] = dp[i][c]
			if it.w <= c {
				dp[i+1][c] = max(dp[i][c], dp[i][c-it.w]+it.v)
			}
		}
	}
	var names []string
	for i, c := len(items), w; i > 0; i-- {
		if dp[i][c] != dp[i-1][c] {
			names = append(names, items[i-1].name)
			c -= items[i-1].w
		}
	}
	sort.Strings(names)
	return dp[len(items)][w], names
}

type Knight struct{ r, c int }

func warnsdorff(n int) bool {
	board := make([][]int, n)
	for i := range board {
		board[i] = make([]int, n)
	}
	moves := [8][2]int{{1, 2}, {2, 1}, {-1, 2}, {2, -1}, {1, -2}, {-2, 1}, {-1, -2}, {-2, -1}}
	ok := func(r, c int) bool { return r >= 0 && c >= 0 && r < n && c < n && board[r][c] == 0 }
	k := Knight{0, 0}
	for step := 1; ; step++ {
		board[k.r][k.c] = step
		best, bestDeg := Knight{-1, -1}, 9
		for _, m := range moves {
			nr, nc := k.r+m[0], k.c+m[1]
			if !ok(nr, nc) {
				continue
			}
			d := 0
			for _, m2 := range moves {
				if ok(nr+m2[0], nc+m2[1]) {
					d++
				}
			}
			if d < bestDeg {
				best, bestDeg = Knight{nr, nc}, d
			}
		}
		if best == (Knight{-1, -1}) {
			if step == n*n {
				for _, row := range board {
					for _, v := range row {
						fmt.Printf("%3d", v)
					}
					fmt.Println()
				}
			}
			return step == n*n
		}
		k = best
	}
}

func powerset(s []int) (r [][]int) {
	for b := 0; b < 1<<len(s); b++ {
		var sub []int
		for i, v := range s {
			if b>>i&1 == 1 {
				sub = append(sub, v)
			}
		}
		r = append(r, sub)
	}
	return
}

func commatize(s string) string {
	n := len(s)
	for i := n - 3; i >= 1; i -= 3 {
		s = s[0:i] + "," + s[i:]
	}
	return s
}

func main() {
	f := Big{1}
	for i := uint32(1); i <= 40; i++ {
		f = f.Mul(Big{i})
	}
	fmt.Println(f, Big{})
	fmt.Println(ackermann(2, 3), ackermann(3, 4))
	for i := 1; i < 1000; i++ {
		if perfect(i) {
			fmt.Print(i, " ")
		}
	}
	fmt.Println(collatz(27))
	s := "1"
	for range 8 {
		fmt.Print(s, " ")
		s = lookAndSay(s)
	}
	fmt.Println()
	e := "3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3"
	fmt.Println(shunt(e))
	fmt.Println(rpn(shunt(e)))
	fmt.Println(rpn("1 +"))
	fmt.Println(rpn("1 2 %"))
	fmt.Println(rpn("1 2"))
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	quick(words, func(a, b string) bool { return a < b })
	fmt.Println(words)
	fmt.Println(mergeSort([]int{5, 2, 8, 1, 9, 3}))
	for _, r := range spiral(5) {
		fmt.Printf("%2d\n", r)
	}
	c := caesar(3)
	fmt.Println(c.enc("Hello, World!"), (-c).enc(c.enc("Round trip")))
	fmt.Println(rle("WWWWBBñññW"))
	v, names := knapsack(10, []struct {
		name string
		w, v int
	}{{"a", 5, 10}, {"b", 4, 40}, {"c", 6, 30}, {"d", 3, 50}})
	fmt.Println(v, names)
	fmt.Println(warnsdorff(6))
	fmt.Println(powerset([]int{1, 2, 3}), len(powerset(nil)))
	fmt.Println(commatize("1234567"), commatize("12"))
	for i := 1; i <= 15; i++ {
		switch {
		case i%15 == 0:
			fmt.Print("FizzBuzz ")
		case i%3 == 0:
			fmt.Print("Fizz ")
		case i%5 == 0:
			fmt.Print("Buzz ")
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	for n := 99; n > 97; n-- {
		fmt.Printf("%d %s of beer on the wall\n", n, map[bool]string{true: "bottle", false: "bottles"}[n == 1])
	}
	tri := [][]int{{1}}
	for i := 1; i < 6; i++ {
		row := make([]int, i+1)
		row[0], row[i] = 1, 1
		for j := 1; j < i; j++ {
			row[j] = tri[i-1][j-1] + tri[i-1][j]
		}
		tri = append(tri, row)
	}
	for i, r := range tri {
		fmt.Printf("%*s%v\n", 2*(5-i), "", r)
	}
	rng := rand.New(rand.NewSource(1))
	fmt.Println(rng.Intn(100), rng.Perm(5), rng.Float64(), rng.Int31n(10), rng.NormFloat64(), rng.ExpFloat64(), rng.Uint32(), rng.Int63())
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	fmt.Println(words)
	var sieve [50]bool
	for i := 2; i < len(sieve); i++ {
		if !sieve[i] {
			fmt.Print(i, " ")
			for j := i * i; j < len(sieve); j += i {
				sieve[j] = true
			}
		}
	}
	fmt.Println()
	fmt.Println(strconv.FormatInt(1000, 36), fmt.Sprintf("%b %o %x", 50, 50, 50))
	w := func(s string, args ...any) { fmt.Fprintf(os.Stdout, s+"\n", args...) }
	w("%s %q %v %5.2f|%-6s|%6s|%x", "a", "b", 'c', math.Pi, "l", "r", "hex")
	x, y := 10, 3
	fmt.Println(x/y, -x/y, x%y, -x%y, x&^y, x<<2, x>>1, ^x, float64(x)/float64(y))
	gcd := func(a, b int) int {
		for b != 0 {
			a, b = b, a%b
		}
		return a
	}
	fmt.Println(gcd(84, 36), math.Hypot(3, 4), math.Ceil(1.2), math.Log2(8), math.Sqrt(-1))
}
