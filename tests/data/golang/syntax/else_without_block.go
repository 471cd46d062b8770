package main

func main() {
	if true {
	} else println(1)
	if true {
	} else for {
	}
}
