package main

import (
	"errors"
	"fmt"
	"log"
	"math"
	"math/cmplx"
	"os"
)

type testCase struct {
	a [][]float64
	b []float64
	x []float64
}

const ε = 1e-13

func GaussPartial(a0 [][]float64, b0 []float64) ([]float64, error) {
	m := len(b0)
	a := make([][]float64, m)
	for i, ai := range a0 {
		row := make([]float64, m+1)
		copy(row, ai)
		row[m] = b0[i]
		a[i] = row
	}
	for k := range a {
		iMax := 0
		max := -1.
		for i := k; i < m; i++ {
			row := a[i]
			s := -1.
			for j := k; j < m; j++ {
				x := math.Abs(row[j])
				if x > s {
					s = x
				}
			}
			if abs := math.Abs(row[k]) / s; abs > max {
				iMax = i
				max = abs
			}
		}
		if a[iMax][k] == 0 {
			return nil, errors.New("singular")
		}
		a[k], a[iMax] = a[iMax], a[k]
		for i := k + 1; i < m; i++ {
			for j := k + 1; j <= m; j++ {
				a[i][j] -= a[k][j] * (a[i][k] / a[k][k])
			}
			a[i][k] = 0
		}
	}
	x := make([]float64, m)
	for i := m - 1; i >= 0; i-- {
		x[i] = a[i][m]
		for j := i + 1; j < m; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x, nil
}

func ditfft2(x []float64, y []complex128, n, s int) {
	if n == 1 {
		y[0] = complex(x[0], 0)
		return
	}
	ditfft2(x, y, n/2, 2*s)
	ditfft2(x[s:], y[n/2:], n/2, 2*s)
	for k := 0; k < n/2; k++ {
		tf := cmplx.Rect(1, -2*math.Pi*float64(k)/float64(n)) * y[k+n/2]
		y[k], y[k+n/2] = y[k]+tf, y[k]-tf
	}
}

type vector []float64
type matrix []vector

func (m1 matrix) mul(m2 matrix) (m3 matrix) {
	rows, cols := len(m1), len(m2[0])
	m3 = make(matrix, rows)
	for i := 0; i < rows; i++ {
		m3[i] = make(vector, cols)
		for j := 0; j < cols; j++ {
			for k := 0; k < len(m2); k++ {
				m3[i][j] += m1[i][k] * m2[k][j]
			}
		}
	}
	return m3
}

type sq [2][2]int

func (a sq) Mul(b sq) (c sq) {
	for i := range a {
		for j := range b[0] {
			for k := range b {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return
}

func (m sq) Pow(n int) sq {
	if n == 1 {
		return m
	}
	r := m.Pow(n / 2)
	if r = r.Mul(r); n&1 == 1 {
		r = r.Mul(m)
	}
	return r
}

func main() {
	x, err := GaussPartial([][]float64{
		{1.00, 0.00, 0.00},
		{1.00, 0.63, 0.39},
		{1.00, 1.26, 1.58}}, []float64{-0.01, 0.61, 0.91})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(x)
	_, err = GaussPartial([][]float64{{0, 0}, {0, 0}}, []float64{1, 2})
	fmt.Println(err)
	in := []float64{1, 1, 1, 1, 0, 0, 0, 0}
	y := make([]complex128, len(in))
	ditfft2(in, y, len(y), 1)
	for _, c := range y {
		fmt.Printf("%8.4f\n", c)
	}
	fmt.Println(matrix{{1, 2}, {3, 4}}.mul(matrix{{-3, -8, 3}, {-2, 1, 4}}))
	fmt.Println(sq{{1, 1}, {1, 0}}.Pow(40))
	fmt.Fprintf(os.Stdout, "%v %.3g %6.2f|%-10v|%+d\n", cmplx.Sqrt(-1), math.E*1e10, []float64{1, 2.5}, []string{"a"}, []int{1, -1})
	for i := range 3 {
		defer func() { fmt.Println(i, ε) }()
	}
}
