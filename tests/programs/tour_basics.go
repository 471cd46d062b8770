// The basics: types, constants, flow, slices, maps.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
	"runtime"
	"time"
)

var (
	ToBe   bool       = false
	MaxInt uint64     = 1<<64 - 1
	z      complex128 = cmplx.Sqrt(-5 + 12i)
)

const (
	Big   = 1 << 100
	Small = Big >> 99
)

func needInt(x int) int { return x*10 + 1 }
func needFloat(x float64) float64 {
	return x * 0.1
}

func split(sum int) (x, y int) {
	x = sum * 4 / 9
	y = sum - x
	return
}

func swap(x, y string) (string, string) {
	return y, x
}

func sqrt(x float64) string {
	if x < 0 {
		return sqrt(-x) + "i"
	}
	return fmt.Sprint(math.Sqrt(x))
}

func pow(x, n, lim float64) float64 {
	if v := math.Pow(x, n); v < lim {
		return v
	} else {
		fmt.Printf("%g >= %g\n", v, lim)
	}
	return lim
}

type Vertex struct {
	X int
	Y int
}

var (
	v1 = Vertex{1, 2}
	v2 = Vertex{X: 1}
	v3 = Vertex{}
	p  = &Vertex{1, 2}
)

func main() {
	_ = rand.Intn(10)
	fmt.Printf("Type: %T Value: %v\n", ToBe, ToBe)
	fmt.Printf("Type: %T Value: %v\n", MaxInt, MaxInt)
	fmt.Printf("Type: %T Value: %v\n", z, z)
	fmt.Println(needInt(Small))
	fmt.Println(needFloat(Small))
	fmt.Println(needFloat(Big))
	fmt.Println(split(17))
	a, b := swap("hello", "world")
	fmt.Println(a, b)
	fmt.Println(sqrt(2), sqrt(-4))
	fmt.Println(pow(3, 2, 10), pow(3, 3, 20))
	fmt.Printf("Now you have %g problems.\n", math.Sqrt(7))
	var i int
	var f float64
	var bb bool
	var s string
	fmt.Printf("%v %v %v %q\n", i, f, bb, s)
	var x, y int = 3, 4
	var ff float64 = math.Sqrt(float64(x*x + y*y))
	var zz uint = uint(ff)
	fmt.Println(x, y, zz)
	fmt.Print("Go runs on ")
	switch os := runtime.GOOS; os {
	case "darwin":
		fmt.Println("macOS.")
	case "linux":
		fmt.Println("Linux.")
	default:
		fmt.Printf("%s.\n", os)
	}
	today := time.Saturday
	switch time.Saturday {
	case today + 0:
		fmt.Println("Today.")
	case today + 1:
		fmt.Println("Tomorrow.")
	}
	for i := 0; i < 10; i++ {
		defer fmt.Println(i)
	}
	fmt.Println(v1, p, v2, v3)
	primes := [6]int{2, 3, 5, 7, 11, 13}
	fmt.Println(primes[1:4])
	st := []struct {
		i int
		b bool
	}{
		{2, true},
		{3, false},
	}
	fmt.Println(st)
	sl := []int{2, 3, 5, 7, 11, 13}
	pr := func(s []int) { fmt.Printf("len=%d cap=%d %v\n", len(s), cap(s), s) }
	sl = sl[:0]
	pr(sl)
	sl = sl[:4]
	pr(sl)
	sl = sl[2:]
	pr(sl)
	board := [][]string{
		{"_", "_", "_"},
		{"_", "_", "_"},
	}
	board[0][0] = "X"
	fmt.Println(board)
	var apps []int
	for i := range 20 {
		apps = append(apps, i)
		pr(apps)
	}
	m := map[string]Vertex{"Bell Labs": {40, -74}, "Google": {37, -122}}
	fmt.Println(m)
	delete(m, "Google")
	v, ok := m["Google"]
	fmt.Println(v, ok)
	fmt.Println(-5.0/3, 7>>1, -7/2, -7%3, 1<<3|1, 6&^2, ^5)
}
