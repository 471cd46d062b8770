package main

func main() {
	if {
	}
	if x := 1; {
	}
	if var x = 1; x > 0 {
	}
	if x := 1
	{
	}
}
