package main

func main() {
	if true
	{
	}
	for i := 0; i < 10; i++
	{
	}
	switch 1
	{
	}
}
