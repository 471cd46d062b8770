package main

func two(a int, b string)       {}
func more(a int, rest ...string) {}
func none()                      {}
func pair() (int, string)        { return 1, "" }

func main() {
	two()
	two(1)
	two(1, "a", 2)
	more()
	more("a")
	none(1, "a", nil)
	two(pair())
	two(pair(), 1)
	none(pair())
}
