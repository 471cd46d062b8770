// Large integers: factorials by goroutines, digits of pi by a channel, Fibonacci, primes.
package main

import (
	"fmt"
	"math/big"
	"sync"
)

// factorial multiplies ranges in goroutines and joins the products.
func factorial(n int64, workers int) *big.Int {
	parts := make([]*big.Int, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			product := big.NewInt(1)
			for i := int64(w) + 1; i <= n; i += int64(workers) {
				product.Mul(product, big.NewInt(i))
			}
			parts[w] = product
		}()
	}
	wg.Wait()
	result := big.NewInt(1)
	for _, part := range parts {
		result.Mul(result, part)
	}
	return result
}

// digits of pi, by the spigot of Gibbons.
func digits(n int, out chan<- int64) {
	defer close(out)
	q, r, t, k, m, x := big.NewInt(1), big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(3), big.NewInt(3)
	for sent := 0; sent < n; {
		left := new(big.Int).Add(new(big.Int).Mul(big.NewInt(4), q), new(big.Int).Sub(r, t))
		if left.Cmp(new(big.Int).Mul(m, t)) < 0 {
			out <- m.Int64()
			sent++
			nr := new(big.Int).Mul(big.NewInt(10), new(big.Int).Sub(r, new(big.Int).Mul(m, t)))
			nm := new(big.Int).Mul(big.NewInt(3), q)
			nm.Add(nm, r).Mul(nm, big.NewInt(10)).Quo(nm, t)
			nm.Sub(nm, new(big.Int).Mul(big.NewInt(10), m))
			q.Mul(q, big.NewInt(10))
			r, m = nr, nm
			continue
		}
		nr := new(big.Int).Mul(big.NewInt(2), q)
		nr.Add(nr, r).Mul(nr, x)
		nm := new(big.Int).Mul(q, new(big.Int).Add(new(big.Int).Mul(big.NewInt(7), k), big.NewInt(2)))
		nm.Add(nm, new(big.Int).Mul(r, x)).Quo(nm, new(big.Int).Mul(t, x))
		q.Mul(q, k)
		t.Mul(t, x)
		x.Add(x, big.NewInt(2))
		k.Add(k, big.NewInt(1))
		r, m = nr, nm
	}
}

func main() {
	fmt.Println(factorial(60, 4))
	fmt.Println(factorial(500, 3).BitLen())
	out := make(chan int64)
	go digits(40, out)
	for d := range out {
		fmt.Print(d)
	}
	fmt.Println()
	a, b := big.NewInt(0), big.NewInt(1)
	for range 300 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	p, ok := new(big.Int).SetString("170141183460469231731687303715884105727", 10)
	fmt.Println(p.ProbablyPrime(10), ok, new(big.Int).Exp(big.NewInt(3), new(big.Int).Sub(p, big.NewInt(1)), p))
	n, _ := new(big.Int).SetString("-0xdeadbeefcafebabe1234567890", 0)
	fmt.Printf("%d %x %#x %40d|%s\n", n, n, n, n, n)
	q, m := new(big.Int).DivMod(n, big.NewInt(1000007), new(big.Int))
	fmt.Println(q, m, new(big.Int).Sqrt(p), new(big.Int).GCD(nil, nil, big.NewInt(84), big.NewInt(36)))
	fmt.Println(n.Sign(), n.Cmp(p), n.IsInt64(), big.NewInt(-5).Int64(), new(big.Int).Lsh(big.NewInt(1), 100), new(big.Int).Rsh(p, 100))
	fmt.Println(new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)), new(big.Int).Binomial(50, 25), new(big.Int).Neg(n).Text(36))
	defer func() { fmt.Println("recovered:", recover()) }()
	new(big.Int).Div(n, big.NewInt(0))
}
