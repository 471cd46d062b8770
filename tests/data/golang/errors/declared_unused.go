package main

func main() {
	x := 1
	var y, z int
	z = 2
	for i, v := range []int{} {
	}
	func() {
		inner := 1
	}()
	switch t := any(x).(type) {
	}
	if a := 1; true {
	}
}
