package main

func main() {
	c := complex(1, 2)
	var c64 complex64 = c
	_ = c < c
	_ = c % c
	_ = complex(float32(1), 2.5)
	_ = complex(float32(1), float64(1))
	_ = complex(1i, 2)
	var f float64 = c
	_ = int(1 + 2i)
	f = 2i
	_, _ = c64, f
}
