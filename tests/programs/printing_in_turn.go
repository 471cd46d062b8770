package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func oddEven() {
	odd, even := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i := 1; i <= 9; i += 2 {
			<-odd
			fmt.Println("odd:", i)
			even <- struct{}{}
		}
	}()
	go func() {
		defer wg.Done()
		for i := 2; i <= 10; i += 2 {
			<-even
			fmt.Println("even:", i)
			if i < 10 {
				odd <- struct{}{}
			}
		}
	}()
	odd <- struct{}{}
	wg.Wait()
}

func abc(n int) {
	chs := [3]chan int{}
	for i := range chs {
		chs[i] = make(chan int, 1)
	}
	var wg sync.WaitGroup
	for i, c := range "ABC" {
		wg.Go(func() {
			for range n {
				<-chs[i]
				fmt.Print(string(c))
				chs[(i+1)%3] <- 1
			}
		})
	}
	chs[0] <- 1
	wg.Wait()
	fmt.Println()
}

func numbersLetters() {
	letter, number := make(chan bool), make(chan bool)
	wait := sync.WaitGroup{}
	go func() {
		i := 1
		for {
			select {
			case <-number:
				fmt.Print(i)
				i++
				fmt.Print(i)
				i++
				letter <- true
			}
		}
	}()
	wait.Add(1)
	go func(wait *sync.WaitGroup) {
		i := 'A'
		for {
			select {
			case <-letter:
				if i >= 'Z' {
					wait.Done()
					return
				}
				fmt.Print(string(i))
				i++
				fmt.Print(string(i))
				i++
				number <- true
			}
		}
	}(&wait)
	number <- true
	wait.Wait()
	fmt.Println()
}

func spin() {
	var turn int32
	var wg sync.WaitGroup
	for id := int32(0); id < 3; id++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 3; {
				if atomic.LoadInt32(&turn)%3 == id {
					fmt.Print(id, k, " ")
					k++
					atomic.AddInt32(&turn, 1)
				} else {
					runtime.Gosched()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println()
}

func condTurn() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	turn := 0
	var wg sync.WaitGroup
	words := []string{"foo", "bar", "baz"}
	for i, w := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 2; j++ {
				mu.Lock()
				for turn%len(words) != i {
					c.Wait()
				}
				fmt.Print(w, ' ')
				turn++
				mu.Unlock()
				c.Broadcast()
			}
		}()
	}
	wg.Wait()
	fmt.Println()
}

func fizzbuzz(n int) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	cur := 1
	run := func(ok func(int) bool, out func(int) string) {
		defer wg.Done()
		for {
			mu.Lock()
			for cur <= n && !ok(cur) {
				cond.Wait()
			}
			if cur > n {
				mu.Unlock()
				return
			}
			fmt.Print(out(cur), ",")
			cur++
			cond.Broadcast()
			mu.Unlock()
		}
	}
	wg.Add(4)
	go run(func(i int) bool { return i%3 == 0 && i%5 != 0 }, func(int) string { return "fizz" })
	go run(func(i int) bool { return i%3 != 0 && i%5 == 0 }, func(int) string { return "buzz" })
	go run(func(i int) bool { return i%15 == 0 }, func(int) string { return "fizzbuzz" })
	go run(func(i int) bool { return i%3 != 0 && i%5 != 0 }, func(i int) string { return fmt.Sprint(i) })
	wg.Wait()
	fmt.Println()
}

func main() {
	oddEven()
	abc(4)
	numbersLetters()
	spin()
	condTurn()
	fizzbuzz(15)
}
