package main

func main() {
	var f func()
	switch f {
	case nil:
	}
	switch []int{} {
	}
	type S struct{ x []int }
	switch (S{}) {
	case S{}:
	}
	switch x := 5; x.(type) {
	}
	switch nil {
	}
	switch main() {
	}
}
