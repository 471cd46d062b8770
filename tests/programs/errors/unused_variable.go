// Variables that are never used.
package main

func f() (int, error) { return 1, nil }

func main() {
	x := 1
	var y, z int
	z = 5
	a, err := f()
	for i, v := range []int{1} {
	}
	if q := 3; true {
	}
	func() {
		inner := 1
	}()
	switch t := any(1).(type) {
	}
}
