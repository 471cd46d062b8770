package main

func main() {
	break
	continue
L:
	for {
		func() { break L }()
		break M
	}
	if true {
		continue L
	}
}
