// Small algorithms: n queens, knapsack, permutations, Hanoi, edit distance, quicksort, binary search, sudoku-like backtracking.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func queens(n int) (count int, first []int) {
	cols, d1, d2 := make([]bool, n), make([]bool, 2*n), make([]bool, 2*n)
	pos := make([]int, n)
	var place func(r int)
	place = func(r int) {
		if r == n {
			if count == 0 {
				first = append(first, pos...)
			}
			count++
			return
		}
		for c := range n {
			if cols[c] || d1[r+c] || d2[r-c+n] {
				continue
			}
			cols[c], d1[r+c], d2[r-c+n] = true, true, true
			pos[r] = c
			place(r + 1)
			cols[c], d1[r+c], d2[r-c+n] = false, false, false
		}
	}
	place(0)
	return
}

func knapsack(weights, values []int, limit int) int {
	best := make([]int, limit+1)
	for i, w := range weights {
		for c := limit; c >= w; c-- {
			best[c] = max(best[c], best[c-w]+values[i])
		}
	}
	return best[limit]
}

func permutations(s []rune, k int, out *[]string) {
	if k == len(s) {
		*out = append(*out, string(s))
		return
	}
	for i := k; i < len(s); i++ {
		s[k], s[i] = s[i], s[k]
		permutations(s, k+1, out)
		s[k], s[i] = s[i], s[k]
	}
}

func hanoi(n int, a, b, c string, move func(from, to string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}

func levenshtein(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		cur := []int{i + 1}
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			cur = append(cur, min(prev[j+1]+1, cur[j]+1, prev[j]+cost))
		}
		prev = cur
	}
	return prev[len(b)]
}

func quicksort(a []int) []int {
	if len(a) < 2 {
		return a
	}
	l, r := 0, len(a)-1
	p := len(a) / 2
	a[p], a[r] = a[r], a[p]
	for i := range a {
		if a[i] < a[r] {
			a[l], a[i] = a[i], a[l]
			l++
		}
	}
	a[l], a[r] = a[r], a[l]
	quicksort(a[:l])
	quicksort(a[l+1:])
	return a
}

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func fizzbuzz(n int) string {
	var out []string
	for i := 1; i <= n; i++ {
		switch {
		case i%15 == 0:
			out = append(out, "FizzBuzz")
		case i%3 == 0:
			out = append(out, "Fizz")
		case i%5 == 0:
			out = append(out, "Buzz")
		default:
			out = append(out, fmt.Sprint(i))
		}
	}
	return strings.Join(out, " ")
}

func main() {
	for n := 4; n <= 8; n++ {
		count, first := queens(n)
		fmt.Println(n, count, first)
	}
	fmt.Println(knapsack([]int{1, 3, 4, 5}, []int{1, 4, 5, 7}, 7))
	var perms []string
	permutations([]rune("abc"), 0, &perms)
	sort.Strings(perms)
	fmt.Println(perms)
	moves := 0
	hanoi(10, "a", "b", "c", func(string, string) { moves++ })
	fmt.Println(moves, levenshtein("kitten", "sitting"), ackermann(2, 3))
	fmt.Println(quicksort([]int{3, 6, 1, 8, 2, 9, 2, -5}))
	fmt.Println(fizzbuzz(15))
	triangle := [][]int{{1}}
	for i := range 5 {
		row := []int{1}
		for j := range i {
			row = append(row, triangle[i][j]+triangle[i][j+1])
		}
		triangle = append(triangle, append(row, 1))
	}
	fmt.Println(triangle)
}
