package main

func main() {
	a := 1
	b := 2
	c := 3
	d := 4
	e := 5
	undefined1()
	undefined2()
	undefined3()
	undefined4()
	undefined5()
	undefined6()
	undefined7()
}

func other() int { undefined8() }
