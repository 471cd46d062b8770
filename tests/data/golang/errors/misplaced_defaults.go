package main

func main() {
	switch 1 {
	default:
	case 1:
	default:
	}
	select {
	default:
	default:
	}
	switch any(1).(type) {
	default:
	default:
	}
}
