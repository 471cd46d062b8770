package main

type T struct{ s []int }

func main() {
	x, s := 1, "a"
	switch x {
	case "a", 1.5, 2:
	case s:
	}
	switch s {
	case 'a':
	}
	switch (T{}) {
	}
	switch x := s.(type) {
	}
	switch nil {
	}
	switch {
	case 1, x > 0, s:
	}
}
