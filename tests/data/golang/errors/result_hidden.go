package main

func f() (err error, n int) {
	if true {
		err := error(nil)
		_ = err
		return
	}
	for n := range 3 {
		_ = n
		return
	}
	return
}

func main() {}
