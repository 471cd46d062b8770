package main

func main() {
L:
	if true {
		for {
			break L
		}
	}
S:
	switch {
	default:
		for {
			continue S
		}
	}
B:
	{
		break B
	}
}
