// Package http is a client in a simulated network: what answers, and after how long, is the scenario's to say. A
// request waits in the network poller like a real one.
package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// A Header has values by name.
type Header map[string][]string

// Get is the first value of key, or "".
func (h Header) Get(key string) string {
	if all := h[CanonicalHeaderKey(key)]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// Values are the values of key.
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

// Set makes value the only one of key.
func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }

// Add adds a value to key.
func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

// Del deletes the values of key.
func (h Header) Del(key string) { delete(h, CanonicalHeaderKey(key)) }

// CanonicalHeaderKey begins each word of a header's name with a capital.
func CanonicalHeaderKey(s string) string {
	b := []byte(s)
	first := true
	for i, c := range b {
		switch {
		case first && 'a' <= c && c <= 'z':
			b[i] = c - 0x20
		case !first && 'A' <= c && c <= 'Z':
			b[i] = c + 0x20
		}
		first = c == '-'
	}
	return string(b)
}

// A Request is what a client asks.
type Request struct {
	Method        string
	URL           *url.URL
	Header        Header
	Body          io.ReadCloser
	ContentLength int64
	Host          string
	ctx           context.Context
}

// Context is the request's context.
func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

// WithContext is a copy of the request with another context.
func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	copied := *r
	copied.ctx = ctx
	return &copied
}

// UserAgent is the header of that name.
func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }

// NewRequest is a request without a context of its own.
func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

// NewRequestWithContext is a request that ends when ctx is done.
func NewRequestWithContext(ctx context.Context, method, address string, body io.Reader) (*Request, error) {
	if method == "" {
		method = MethodGet
	}
	if strings.ContainsAny(method, " \t\r\n()<>@,;:\\\"/[]?={}") {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	r := &Request{Method: method, URL: u, Header: Header{}, Host: u.Host, ctx: ctx}
	if body != nil {
		closer, ok := body.(io.ReadCloser)
		if !ok {
			closer = io.NopCloser(body)
		}
		r.Body = closer
	}
	return r, nil
}

// A Response is what came back.
type Response struct {
	Status        string
	StatusCode    int
	Proto         string
	ProtoMajor    int
	ProtoMinor    int
	Header        Header
	Body          io.ReadCloser
	ContentLength int64
	Request       *Request
}

// NoBody is a body without bytes.
var NoBody = noBody{}

type noBody struct{}

func (noBody) Read([]byte) (int, error) { return 0, io.EOF }
func (noBody) Close() error             { return nil }

// body is an answer's text, which is all there when the answer is.
type body struct {
	rest   *strings.Reader
	closed bool
}

var errClosedBody = errors.New("http: read on closed response body")

func (b *body) Read(p []byte) (int, error) {
	if b.closed {
		return 0, errClosedBody
	}
	return b.rest.Read(p)
}

func (b *body) Close() error {
	b.closed = true
	return nil
}

func newResponse(r *Request, a answer) *Response {
	text := a.body
	if r.Method == MethodHead {
		text = ""
	}
	return &Response{
		Status: strings.TrimSuffix(fmt.Sprintf("%d %s", a.status, StatusText(a.status)), " "), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: Header{
			"Content-Length": {fmt.Sprint(len(a.body))},
			"Content-Type":   {"text/plain; charset=utf-8"},
		},
		Body: &body{rest: strings.NewReader(text)}, ContentLength: int64(len(a.body)), Request: r,
	}
}
