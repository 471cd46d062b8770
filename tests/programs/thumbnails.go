package main

import (
	"fmt"
	"log"
	"os"
	"sync"
	"time"
)

func spinner(delay time.Duration) {
	for {
		for _, r := range `-\|/` {
			fmt.Printf("\r%c", r)
			time.Sleep(delay)
		}
	}
}

func fib(x int) int {
	if x < 2 {
		return x
	}
	return fib(x-1) + fib(x-2)
}

func ImageFile(infile string) (string, error) {
	if infile == "bad" {
		return "", fmt.Errorf("decoding %s: unknown", infile)
	}
	return infile + ".thumb", nil
}

func makeThumbnails5(filenames []string) (thumbfiles []string, err error) {
	type item struct {
		thumbfile string
		err       error
	}
	ch := make(chan item, len(filenames))
	for _, f := range filenames {
		go func(f string) {
			var it item
			it.thumbfile, it.err = ImageFile(f)
			ch <- it
		}(f)
	}
	for range filenames {
		it := <-ch
		if it.err != nil {
			return nil, it.err
		}
		thumbfiles = append(thumbfiles, it.thumbfile)
	}
	return thumbfiles, nil
}

func makeThumbnails6(filenames <-chan string) int64 {
	sizes := make(chan int64)
	var wg sync.WaitGroup
	for f := range filenames {
		wg.Add(1)
		go func(f string) {
			defer wg.Done()
			thumb, err := ImageFile(f)
			if err != nil {
				log.Println(err)
				return
			}
			sizes <- int64(len(thumb))
		}(f)
	}
	go func() {
		wg.Wait()
		close(sizes)
	}()
	var total int64
	for size := range sizes {
		total += size
	}
	return total
}

func counter(out chan<- int) {
	for x := 0; x < 10; x++ {
		out <- x
	}
	close(out)
}

func squarer(out chan<- int, in <-chan int) {
	for v := range in {
		out <- v * v
	}
	close(out)
}

func printer(in <-chan int) {
	for v := range in {
		fmt.Println(v)
	}
}

func mirroredQuery() string {
	responses := make(chan string, 3)
	go func() { responses <- request("asia.gopl.io", 30) }()
	go func() { responses <- request("europe.gopl.io", 10) }()
	go func() { responses <- request("americas.gopl.io", 20) }()
	return <-responses
}
func request(hostname string, ms int) (response string) {
	time.Sleep(time.Duration(ms) * time.Millisecond)
	return hostname
}

type Cake struct{ state string }

func baker(cooked chan<- *Cake) {
	for range 3 {
		cake := new(Cake)
		cake.state = "cooked"
		cooked <- cake
	}
	close(cooked)
}
func icer(iced chan<- *Cake, cooked <-chan *Cake) {
	for cake := range cooked {
		cake.state = "iced"
		iced <- cake
	}
	close(iced)
}

func main() {
	log.SetFlags(0)
	go spinner(10000 * time.Millisecond)
	const n = 15
	fibN := fib(n)
	fmt.Printf("\rFibonacci(%d) = %d\n", n, fibN)
	time.Sleep(time.Millisecond)
	fmt.Println()
	fmt.Println(makeThumbnails5([]string{"a", "b", "c"}))
	fmt.Println(makeThumbnails5([]string{"a", "bad", "c"}))
	files := make(chan string)
	go func() {
		for _, f := range []string{"x", "bad", "yy"} {
			files <- f
		}
		close(files)
	}()
	fmt.Println(makeThumbnails6(files))
	naturals := make(chan int)
	sq := make(chan int)
	go counter(naturals)
	go squarer(sq, naturals)
	printer(sq)
	fmt.Println(mirroredQuery())
	cooked, iced := make(chan *Cake), make(chan *Cake)
	go baker(cooked)
	go icer(iced, cooked)
	for c := range iced {
		fmt.Println(*c)
	}
	ch := make(chan string, 3)
	ch <- "A"
	ch <- "B"
	ch <- "C"
	fmt.Println(<-ch, cap(ch), len(ch))
	fmt.Println("Commencing countdown.  Press return to abort.")
	abort := make(chan struct{})
	go func() {
		b := make([]byte, 1)
		if n, _ := os.Stdin.Read(b); n > 0 {
			abort <- struct{}{}
		}
	}()
	tick := time.Tick(10 * time.Millisecond)
	for countdown := 5; countdown > 0; countdown-- {
		fmt.Println(countdown)
		select {
		case <-tick:
		case <-abort:
			fmt.Println("Launch aborted!")
			return
		}
	}
	fmt.Println("Lift off!")
	c2 := make(chan int, 1)
	for i := 0; i < 10; i++ {
		select {
		case x := <-c2:
			fmt.Println(x)
		case c2 <- i:
		}
	}
}
