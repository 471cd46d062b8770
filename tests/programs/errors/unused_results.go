// Expressions whose values are not used.
package main

func f() int { return 1 }

func main() {
	x := 5
	x
	x + 1
	"text"
	f()
	f
	len("abc")
	append([]int{}, 1)
	-x
	x == 5
	struct{}{}
	make([]int, 1)
	new(int)
	<-make(chan int)
	[]int{1}[0]
	defer len("a")
	defer recover()
	defer int(5)
}
