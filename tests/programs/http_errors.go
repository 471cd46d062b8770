// What an HTTP client says without asking anybody: bad addresses, contexts that are done, names of status codes.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

func main() {
	_, err := http.Get("gopher://example.com/")
	fmt.Println(err)
	_, err = http.Get("http://")
	fmt.Println(err)
	_, err = http.NewRequest("BAD METHOD", "http://example.com", nil)
	fmt.Println(err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	req, _ := http.NewRequestWithContext(ctx, "", "http://example.com/path?q=1", nil)
	fmt.Println(req.Method, req.URL.Host, req.URL.Path, req.URL.Query().Get("q"))
	_, err = http.DefaultClient.Do(req)
	var ue *url.Error
	fmt.Println(err, errors.Is(err, context.Canceled), errors.As(err, &ue), ue.Op)
	fmt.Println(http.StatusText(404), http.StatusOK, http.StatusText(http.StatusTeapot), http.StatusText(999) == "")
	h := http.Header{}
	h.Set("content-type", "text/plain")
	h.Add("X-multi", "a")
	h.Add("x-Multi", "b")
	fmt.Println(h.Get("Content-Type"), h.Values("x-multi"), len(h))
	q := url.Values{"b": {"2"}, "a": {"1", "x y&"}}
	fmt.Println(q.Encode(), url.QueryEscape("ü/?"))
	u, err := url.Parse("https://user.example:8080/a%20b?x=1#frag")
	fmt.Println(u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, u, err)
}
