package http

import (
	"context"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"
)

// answer is what the network says to a request, after latency.
type answer struct {
	status  int
	body    string
	latency time.Duration
	err     string
}

// lookup asks the scenario what an address answers. Where err is not "", nothing does.
func lookup(method, address string) (status int, body string, latency int64, err string)

// wait waits for the network: the goroutine parks in the poller.
func wait(d int64)

// A RoundTripper carries one request to its answer.
type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

// A Transport carries requests through the simulated network. It takes the settings of the real one; only those of
// time matter.
type Transport struct {
	MaxIdleConns          int
	MaxIdleConnsPerHost   int
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration
	TLSHandshakeTimeout   time.Duration
	DisableKeepAlives     bool
}

// DefaultTransport is what clients use that name none.
var DefaultTransport RoundTripper = &Transport{}

// RoundTrip waits for the answer in the poller. A request that others can cancel waits there with a goroutine of
// its own, and looks out for both.
func (t *Transport) RoundTrip(r *Request) (*Response, error) {
	ctx := r.Context()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
		return nil, errors.New("unsupported protocol scheme " + quoted(r.URL.Scheme))
	}
	if r.URL.Host == "" {
		return nil, errors.New("http: no Host in request URL")
	}
	var a answer
	var latency int64
	a.status, a.body, latency, a.err = lookup(r.Method, r.URL.String())
	a.latency = time.Duration(latency)
	if limit := t.ResponseHeaderTimeout; limit > 0 && a.latency > limit {
		a = answer{latency: limit, err: "net/http: timeout awaiting response headers"}
	}
	if err := await(ctx, a.latency); err != nil {
		return nil, err
	}
	if a.err != "" {
		return nil, errors.New(a.err)
	}
	return newResponse(r, a), nil
}

func quoted(s string) string { return "\"" + s + "\"" }

// await waits for an answer, or until ctx is done. Where only the deadline of [Client.Timeout] can end the waiting,
// the poller waits for that.
func await(ctx context.Context, latency time.Duration) error {
	if own, ok := ctx.(deadline); ok {
		if left := time.Until(own.at); left < latency {
			wait(int64(max(left, 0)))
			return context.DeadlineExceeded
		}
		ctx = own.Context
	}
	done := ctx.Done()
	if done == nil {
		wait(int64(latency))
		return nil
	}
	answered := make(chan struct{})
	go func() {
		wait(int64(latency))
		close(answered)
	}()
	select {
	case <-answered:
		return nil
	case <-done:
		return context.Cause(ctx)
	}
}

// deadline is a context with a time until which a request may take.
type deadline struct {
	context.Context
	at time.Time
}

// A Client sends requests; the zero value has no limit of time.
type Client struct {
	Transport RoundTripper
	Timeout   time.Duration
}

// DefaultClient is what the functions of this package use.
var DefaultClient = &Client{}

// Get asks for address.
func Get(address string) (*Response, error) { return DefaultClient.Get(address) }

// Head asks for the headers of address.
func Head(address string) (*Response, error) { return DefaultClient.Head(address) }

// Post sends body to address.
func Post(address, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(address, contentType, body)
}

// PostForm sends data to address.
func PostForm(address string, data url.Values) (*Response, error) {
	return DefaultClient.PostForm(address, data)
}

// Get asks for address.
func (c *Client) Get(address string) (*Response, error) { return c.send(MethodGet, address, "", nil) }

// Head asks for the headers of address.
func (c *Client) Head(address string) (*Response, error) { return c.send(MethodHead, address, "", nil) }

// Post sends body to address.
func (c *Client) Post(address, contentType string, body io.Reader) (*Response, error) {
	return c.send(MethodPost, address, contentType, body)
}

// PostForm sends data to address.
func (c *Client) PostForm(address string, data url.Values) (*Response, error) {
	return c.Post(address, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

// CloseIdleConnections does nothing: the simulated network keeps none.
func (c *Client) CloseIdleConnections() {}

func (c *Client) send(method, address, contentType string, body io.Reader) (*Response, error) {
	r, err := NewRequest(method, address, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return c.Do(r)
}

// Do sends a request and waits for the answer.
func (c *Client) Do(r *Request) (*Response, error) {
	if r.URL == nil {
		return nil, &url.Error{Op: verb(r.Method), Err: errors.New("http: nil Request.URL")}
	}
	sent := r
	if c.Timeout > 0 {
		sent = r.WithContext(deadline{r.Context(), time.Now().Add(c.Timeout)})
	}
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	response, err := transport.RoundTrip(sent)
	if r.Body != nil {
		r.Body.Close()
	}
	if err == nil {
		response.Request = r
		return response, nil
	}
	if sent != r && r.Context().Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		err = &timeoutError{err.Error() + " (Client.Timeout exceeded while awaiting headers)"}
	}
	return nil, &url.Error{Op: verb(r.Method), URL: r.URL.String(), Err: err}
}

// verb is the method as errors name it: Get.
func verb(method string) string {
	if method == "" {
		return "Get"
	}
	return method[:1] + strings.ToLower(method[1:])
}

// timeoutError is the error of a client whose time was up.
type timeoutError struct{ text string }

func (e *timeoutError) Error() string   { return e.text }
func (e *timeoutError) Timeout() bool   { return true }
func (e *timeoutError) Temporary() bool { return true }

// Is says that it is the error of a deadline.
func (e *timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }
