// Timers and tickers: what is pending, what stopping and resetting answer, who is woken in which order.
package main

import (
	"fmt"
	"sync"
	"time"
)

const ms = time.Millisecond

var out []int

func log(n int) { out = append(out, n) }

func yes(n int, is bool) {
	if is {
		n += 1000
	}
	log(n)
}

func busy(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}

func main() {
	ticker := time.NewTicker(10 * ms)
	busy(55 * ms)
	log(len(ticker.C))
	log(cap(ticker.C))
	pending := 0
	for more := true; more; {
		select {
		case <-ticker.C:
			pending++
		default:
			more = false
		}
	}
	log(pending)
	ticker.Stop()

	t := time.NewTimer(1 * ms)
	busy(3 * ms)
	yes(10, t.Stop())
	select {
	case <-t.C:
		log(11)
	default:
		log(12)
	}
	yes(13, t.Reset(1*ms))
	<-t.C
	yes(14, t.Stop())
	yes(15, t.Reset(1*ms))
	busy(2 * ms)
	yes(16, t.Reset(50*ms))
	yes(17, t.Stop())
	yes(18, t.Stop())

	var wg sync.WaitGroup
	wg.Add(5)
	for i := range 5 {
		timer := time.NewTimer(2 * ms)
		go func() {
			<-timer.C
			log(20 + i)
			wg.Done()
		}()
	}
	time.Sleep(time.Microsecond)
	busy(8 * ms)
	wg.Wait()

	f := time.AfterFunc(1*ms, func() { log(30) })
	busy(3 * ms)
	yes(31, f.Stop())
	f.Reset(1 * ms)
	time.Sleep(4 * ms)
	yes(32, f.Stop())
	wg.Add(1)
	z := time.AfterFunc(-ms, func() { log(33); wg.Done() })
	log(34)
	wg.Wait()
	yes(35, z.Stop())

	quit := time.After(27 * ms)
	tick := time.NewTicker(10 * ms)
	for done := false; !done; {
		select {
		case <-tick.C:
			log(40)
		case <-quit:
			log(41)
			done = true
		}
	}
	for _, n := range out {
		fmt.Println(n)
	}
}
