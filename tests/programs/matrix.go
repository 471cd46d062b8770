// Matrix multiplication, row by row in goroutines, against the plain loops.
package main

import (
	"fmt"
	"sync"
)

type Matrix [][]float64

func New(n, m int, f func(i, j int) float64) Matrix {
	a := make(Matrix, n)
	for i := range a {
		a[i] = make([]float64, m)
		for j := range a[i] {
			a[i][j] = f(i, j)
		}
	}
	return a
}

func (a Matrix) Mul(b Matrix) Matrix {
	return New(len(a), len(b[0]), func(i, j int) (sum float64) {
		for k := range b {
			sum += a[i][k] * b[k][j]
		}
		return
	})
}

func (a Matrix) ParallelMul(b Matrix) Matrix {
	c := make(Matrix, len(a))
	var wg sync.WaitGroup
	for i := range a {
		wg.Go(func() {
			row := make([]float64, len(b[0]))
			for j := range row {
				for k := range b {
					row[j] += a[i][k] * b[k][j]
				}
			}
			c[i] = row
		})
	}
	wg.Wait()
	return c
}

func main() {
	a := New(2, 3, func(i, j int) float64 { return float64(i + j) })
	b := New(3, 2, func(i, j int) float64 { return float64(i*j) + 0.5 })
	fmt.Println(a, b, a.Mul(b))
	big := New(40, 40, func(i, j int) float64 { return float64((i*7+j*3)%11) / 4 })
	x, y := big.Mul(big), big.ParallelMul(big)
	same := true
	for i := range x {
		for j := range x[i] {
			same = same && x[i][j] == y[i][j]
		}
	}
	fmt.Println(same, x[39][39], x[0][7])
}
