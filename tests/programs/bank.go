// A bank: transfers in many goroutines leave the total as it was; errors of several kinds.
package main

import (
	"errors"
	"fmt"
	"sync"
)

var ErrNoAccount = errors.New("no such account")

type InsufficientFunds struct {
	Account       string
	Need, Balance int
}

func (e InsufficientFunds) Error() string {
	return fmt.Sprintf("account %s: need %d, have %d", e.Account, e.Need, e.Balance)
}

type Bank struct {
	mu       sync.Mutex
	accounts map[string]int
	failed   int
}

func (b *Bank) Transfer(from, to string, n int) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer func() {
		if err != nil {
			b.failed++
			err = fmt.Errorf("transfer %s->%s: %w", from, to, err)
		}
	}()
	have, ok := b.accounts[from]
	if !ok {
		return ErrNoAccount
	}
	if _, ok := b.accounts[to]; !ok {
		return ErrNoAccount
	}
	if have < n {
		return InsufficientFunds{from, n, have}
	}
	b.accounts[from] -= n
	b.accounts[to] += n
	return nil
}

func main() {
	b := &Bank{accounts: map[string]int{"a": 100, "b": 100, "c": 100}}
	names := []string{"a", "b", "c"}
	var wg sync.WaitGroup
	for i := range 300 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_ = b.Transfer(names[i%3], names[(i+1+i/3%2)%3], i%40)
		}()
	}
	wg.Wait()
	total := 0
	for _, n := range names {
		total += b.accounts[n]
	}
	fmt.Println("total:", total)

	err := b.Transfer("a", "x", 1)
	fmt.Println(err, errors.Is(err, ErrNoAccount))
	err = b.Transfer("a", "b", 1000000)
	var poor InsufficientFunds
	fmt.Println(errors.As(err, &poor), poor.Account, poor.Need)
	joined := errors.Join(ErrNoAccount, nil, errors.New("other"))
	fmt.Println(joined)
	fmt.Println(errors.Is(joined, ErrNoAccount), errors.Join(nil, nil) == nil)
}
