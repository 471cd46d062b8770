// An HTTP client: pages fetched at the same time, timeouts, errors.
// nondeterministic: it needs a network
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

func main() {
	client := &http.Client{Timeout: 5 * time.Second}
	urls := []string{"http://example.com/", "http://example.org/", "http://example.net/"}
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			resp, err := client.Get(u)
			if err != nil {
				fmt.Println(err)
				return
			}
			defer resp.Body.Close()
			body, _ := io.ReadAll(resp.Body)
			fmt.Println(u, resp.StatusCode, resp.Status, len(body) > 0)
		})
	}
	wg.Wait()
	impatient := http.Client{Timeout: time.Microsecond}
	_, err := impatient.Get(urls[0])
	fmt.Println(err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Microsecond)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, urls[0], nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = http.DefaultClient.Do(req)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
}
