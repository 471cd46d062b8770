// Chance: only properties are printed that hold for every seed; math/rand/v2's generators with a seed are determined.
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
	"sort"
)

func main() {
	counts := make([]int, 6)
	for range 6000 {
		counts[rand.Intn(6)]++
	}
	fair := true
	for _, c := range counts {
		fair = fair && c > 800 && c < 1200
	}
	fmt.Println("fair dice:", fair)
	p := rand.Perm(10)
	sort.Ints(p)
	fmt.Println(p)
	f := rand.Float64()
	fmt.Println(f >= 0 && f < 1, v2.IntN(1), v2.N(10) < 10)
	s := []int{1, 2, 3, 4, 5}
	rand.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	sort.Ints(s)
	fmt.Println(s)
	a, b := rand.New(rand.NewSource(42)), rand.New(rand.NewSource(42))
	fmt.Println(a.Intn(1000) == b.Intn(1000), a.Int63() == b.Int63())
	r := v2.New(v2.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.IntN(100), r.Uint64(), r.Float64(), r.Perm(5))
}
