package main

func main() {
	fallthrough
	switch {
	case true:
		if true {
			fallthrough
		}
	case false:
		fallthrough
	}
	switch any(1).(type) {
	case int:
		fallthrough
	case string:
	}
	select {
	default:
		fallthrough
	}
}
