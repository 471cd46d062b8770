// Functions whose end can be reached without a return.
package main

func a(n int) int {
	if n > 0 {
		return 1
	}
}

func b(n int) int {
	for n < 10 {
		return n
	}
}

func c(n int) int {
	switch n {
	case 1:
		return 1
	}
}

func d(n int) int {
	for {
		if n > 5 {
			break
		}
	}
}

func ok(n int) int {
	switch {
	case n > 0:
		return 1
	default:
		panic("x")
	}
}

func ok2() int {
	for {
	}
}

func main() {
	f := func() string {
	}
	_, _, _, _, _, _, _ = a, b, c, d, ok, ok2, f
}
