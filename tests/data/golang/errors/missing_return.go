package main

func a() int {
}

func b(x bool) int {
	if x {
		return 1
	}
}

func c() int {
	for {
		break
	}
}

func d(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func e() int {
L:
	for {
		for {
			break L
		}
	}
}

func f() int { panic(1) }

func main() {
	_ = func() int {}
}
