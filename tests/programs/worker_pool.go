// A worker pool: three workers take jobs from one channel and put results on another.
package main

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

type job struct{ id, n int }

type result struct {
	job
	sum    int
	worker int
}

func digits(n int) (sum int) {
	for ; n > 0; n /= 10 {
		sum += n % 10
	}
	return
}

func worker(id int, jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		time.Sleep(time.Millisecond)
		results <- result{j, digits(j.n), id}
	}
}

func main() {
	const workers = 3
	jobs := make(chan job, 10)
	results := make(chan result, 10)
	var wg sync.WaitGroup
	for w := 1; w <= workers; w++ {
		wg.Add(1)
		go worker(w, jobs, results, &wg)
	}
	go func() {
		for i := range 20 {
			jobs <- job{i, i * 997}
		}
		close(jobs)
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	var all []result
	seen := map[int]bool{}
	for r := range results {
		all = append(all, r)
		seen[r.worker] = true
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	for _, r := range all {
		fmt.Printf("job %2d: %5d -> %d\n", r.id, r.n, r.sum)
	}
	fmt.Println(len(seen), "workers had work")
}
