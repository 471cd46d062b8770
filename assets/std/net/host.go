// Package net has addresses; connections there are only by net/http.
package net

import "strings"

// AddrError is what is wrong with an address.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr == "" {
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}

// Timeout is false: nothing was waited for.
func (e *AddrError) Timeout() bool { return false }

// Temporary is false: the address stays wrong.
func (e *AddrError) Temporary() bool { return false }

// Error is a failure of the network.
type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

// SplitHostPort parts host:port, or [host]:port.
func SplitHostPort(hostport string) (host, port string, err error) {
	wrong := func(why string) (string, string, error) { return "", "", &AddrError{why, hostport} }
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return wrong("missing port in address")
	}
	host, port = hostport[:colon], hostport[colon+1:]
	opening, closing := hostport, hostport // where no further bracket may stand
	if strings.HasPrefix(hostport, "[") {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return wrong("missing ']' in address")
		case end+1 == len(hostport):
			return wrong("missing port in address")
		case end+1 != colon && hostport[end+1] == ':':
			return wrong("too many colons in address")
		case end+1 != colon:
			return wrong("missing port in address")
		}
		host = hostport[1:end]
		opening, closing = hostport[1:], hostport[end+1:]
	} else if strings.Contains(host, ":") {
		return wrong("too many colons in address")
	}
	if strings.Contains(opening, "[") {
		return wrong("unexpected '[' in address")
	}
	if strings.Contains(closing, "]") {
		return wrong("unexpected ']' in address")
	}
	return host, port, nil
}

// JoinHostPort is host:port; a host with colons stands in brackets.
func JoinHostPort(host, port string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}
