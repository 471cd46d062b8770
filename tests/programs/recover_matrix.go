// Panics of all kinds, in goroutines and in deferred calls.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

type MyErr struct{ Code int }

func (e MyErr) Error() string   { return fmt.Sprint("code ", e.Code) }
func (e MyErr) Is(t error) bool { _, ok := t.(MyErr); return ok }

type Account struct {
	sync.Mutex
	balance int
}

func (a *Account) Withdraw(n int) (err error) {
	a.Lock()
	defer a.Unlock()
	if n > a.balance {
		return &InsufficientFunds{n, a.balance}
	}
	a.balance -= n
	return
}

type InsufficientFunds struct{ want, have int }

func (e *InsufficientFunds) Error() string {
	return fmt.Sprintf("want %d, have %d", e.want, e.have)
}

func safeGo(wg *sync.WaitGroup, errs chan<- error, f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			if r := recover(); r != nil {
				switch x := r.(type) {
				case runtime.Error:
					errs <- fmt.Errorf("runtime: %w", x)
				case error:
					errs <- x
				default:
					errs <- fmt.Errorf("%v", x)
				}
			}
		}()
		f()
	}()
}

func nested() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(err, fmt.Errorf("outer %v", r))
		}
	}()
	defer func() {
		defer func() {
			if r := recover(); r != nil {
				panic(fmt.Sprintf("re-%v", r))
			}
		}()
		panic("second")
	}()
	panic("first")
}

func main() {
	var wg sync.WaitGroup
	errs := make(chan error, 10)
	safeGo(&wg, errs, func() { var p *Account; p.balance = 1 })
	safeGo(&wg, errs, func() { panic(MyErr{7}) })
	safeGo(&wg, errs, func() { panic("text") })
	safeGo(&wg, errs, func() { var a []int; _ = a[3] })
	safeGo(&wg, errs, func() { close((chan int)(nil)) })
	safeGo(&wg, errs, func() { c := make(chan int); close(c); close(c) })
	safeGo(&wg, errs, func() { var e error = MyErr{1}; _ = e.(*MyErr2) })
	wg.Wait()
	close(errs)
	var all []string
	for e := range errs {
		all = append(all, e.Error())
		if errors.Is(e, MyErr{}) {
			all = append(all, "is MyErr")
		}
		var re runtime.Error
		if errors.As(e, &re) {
			all[len(all)-1] += "!"
		}
	}
	fmt.Println(strings.Join(all, "\n"))
	fmt.Println(nested())
	a := &Account{balance: 10}
	err := a.Withdraw(50)
	var inf *InsufficientFunds
	fmt.Println(errors.As(err, &inf), inf, a.Withdraw(5), a.balance)
	st := string(debug.Stack())
	fmt.Println(strings.Contains(st, "main.main"), strings.HasPrefix(st, "goroutine 1 [running]:"))
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(file[strings.LastIndex(file, "/")+1:], line > 0, ok)
	go func() {
		defer fmt.Println("exiting goroutine")
		runtime.Goexit()
	}()
	time.Sleep(time.Millisecond)
	if len(os.Args) > 5 {
		return
	}
	defer fmt.Println("deferred 1")
	defer func() {
		defer func() { panic(fmt.Errorf("third: %w", MyErr{3})) }()
		panic("second")
	}()
	panic(MyErr{1})
}

type MyErr2 struct{ MyErr }

func (e *MyErr2) Error() string { return "2" }
