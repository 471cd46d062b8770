// Package url takes URLs apart.
package url

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// An Error is what was done with which URL, and why it failed.
type Error struct {
	Op  string
	URL string
	Err error
}

// Unwrap is the reason.
func (e *Error) Unwrap() error { return e.Err }

// Error describes it.
func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Timeout says whether the time was up.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary says whether it may go better later.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL is [Scheme:][//[User@]Host][Path][?RawQuery][#Fragment], or
// Scheme:Opaque[?RawQuery][#Fragment].
type URL struct {
	Scheme   string
	Opaque   string
	User     *Userinfo
	Host     string
	Path     string
	RawPath  string
	RawQuery string
	Fragment string
	// OmitHost is set for an empty host without "//".
	OmitHost bool
	// ForceQuery is set for a "?" with nothing behind it.
	ForceQuery bool
}

// Parse takes a URL apart.
func Parse(raw string) (*URL, error) {
	rest, fragment, _ := strings.Cut(raw, "#")
	u, err := parse(rest, false)
	if err != nil {
		return nil, &Error{"parse", rest, err}
	}
	u.Fragment, err = PathUnescape(fragment)
	if err != nil {
		return nil, &Error{"parse", raw, err}
	}
	return u, nil
}

// ParseRequestURI takes apart what stands in a request: a whole URL or an
// absolute path, without a fragment.
func ParseRequestURI(raw string) (*URL, error) {
	u, err := parse(raw, true)
	if err != nil {
		return nil, &Error{"parse", raw, err}
	}
	return u, nil
}

func parse(raw string, request bool) (*URL, error) {
	for i := 0; i < len(raw); i++ {
		if raw[i] < ' ' || raw[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if raw == "" && request {
		return nil, errors.New("empty url")
	}
	u := &URL{}
	if raw == "*" {
		u.Path = raw
		return u, nil
	}
	scheme, rest, err := cutScheme(raw)
	if err != nil {
		return nil, err
	}
	u.Scheme = strings.ToLower(scheme)
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
	}
	rest, u.RawQuery, _ = strings.Cut(rest, "?")
	if scheme != "" && !strings.HasPrefix(rest, "/") && rest != "" {
		u.Opaque = rest
		return u, nil
	}
	if request && !strings.HasPrefix(rest, "/") {
		return nil, errors.New("invalid URI for request")
	}
	if first, _, _ := strings.Cut(rest, "/"); scheme == "" && strings.Contains(first, ":") {
		return nil, errors.New("first path segment in URL cannot contain colon")
	}
	if after, ok := strings.CutPrefix(rest, "//"); ok && (scheme != "" || !request && !strings.HasPrefix(after, "/")) {
		slash := strings.IndexByte(after, '/')
		if slash < 0 {
			slash = len(after)
		}
		u.Host, rest = after[:slash], after[slash:]
		if u.User, u.Host, err = cutUser(u.Host); err != nil {
			return nil, err
		}
		if err = checkHost(u.Scheme, u.Host); err != nil {
			return nil, err
		}
		if strings.ContainsAny(u.Host, " <>\"") {
			return nil, fmt.Errorf("invalid character %q in host name", u.Host[strings.IndexAny(u.Host, " <>\""):][:1])
		}
		if u.Host, err = PathUnescape(u.Host); err != nil {
			return nil, err
		}
	} else if scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	path, err := PathUnescape(rest)
	if err != nil {
		return nil, err
	}
	u.Path = path
	if path != rest {
		u.RawPath = rest
	}
	return u, nil
}

// checkHost finds what is wrong with the brackets and the port of a host.
func checkHost(scheme, host string) error {
	port := ""
	if open := strings.LastIndex(host, "["); open > 0 {
		return errors.New("invalid IP-literal")
	} else if open == 0 {
		end := strings.LastIndex(host, "]")
		if end < 0 {
			return errors.New("missing ']' in host")
		}
		port = host[end+1:]
	} else if i := strings.Index(host, ":"); i >= 0 {
		if scheme != "http" && scheme != "https" {
			i = strings.LastIndex(host, ":")
		}
		port = host[i:]
	}
	if port != "" && (port[0] != ':' || strings.Trim(port[1:], "0123456789") != "") {
		return fmt.Errorf("invalid port %q after host", port)
	}
	return nil
}

func cutScheme(raw string) (scheme, rest string, err error) {
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", raw, nil
			}
		case c == ':':
			if i == 0 {
				return "", raw, errors.New("missing protocol scheme")
			}
			return raw[:i], raw[i+1:], nil
		default:
			return "", raw, nil
		}
	}
	return "", raw, nil
}

// String puts the URL together again.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		if u.Host != "" || u.User != nil || u.Scheme != "" && u.Path != "" && !u.OmitHost {
			b.WriteString("//")
		}
		if u.User != nil {
			b.WriteString(u.User.String() + "@")
		}
		b.WriteString(escape(u.Host, "-_.~!$&'()*+,;=:[]<>\"", false))
		path := u.EscapedPath()
		if u.Host != "" && path != "" && path[0] != '/' {
			b.WriteString("/")
		}
		b.WriteString(path)
	}
	if u.RawQuery != "" || u.ForceQuery {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + escape(u.Fragment, "-_.~$&+,/:;=?@!()*", false))
	}
	return b.String()
}

// EscapedPath is the path as it stands in the URL.
func (u *URL) EscapedPath() string {
	if u.RawPath != "" {
		return u.RawPath
	}
	if u.Path == "*" {
		return u.Path
	}
	return escape(u.Path, "-_.~$&+,/:;=@", false)
}

// IsAbs tells whether the URL has a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// RequestURI is what a request to the host names: path and query.
func (u *URL) RequestURI() string {
	target := u.Opaque
	if target == "" {
		target = u.EscapedPath()
	}
	if target == "" {
		target = "/"
	}
	if u.RawQuery != "" {
		target += "?" + u.RawQuery
	}
	return target
}

// Redacted is String without the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	hidden := *u
	if _, has := u.User.Password(); has {
		hidden.User = UserPassword(u.User.Username(), "xxxxx")
	}
	return hidden.String()
}

// Hostname is the host without its port, and without brackets.
func (u *URL) Hostname() string {
	host, _ := u.hostPort()
	return host
}

// Port is the host's port, or "".
func (u *URL) Port() string {
	_, port := u.hostPort()
	return port
}

func (u *URL) hostPort() (host, port string) {
	if inside, ok := strings.CutPrefix(u.Host, "["); ok {
		host, port, _ = strings.Cut(inside, "]")
		return host, strings.TrimPrefix(port, ":")
	}
	host, port, _ = strings.Cut(u.Host, ":")
	return host, port
}

// Query is the query's values.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// Values are named values, several for one name.
type Values map[string][]string

// Get is the first value of key, or "".
func (v Values) Get(key string) string {
	if all := v[key]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// Set makes value the only one of key.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del deletes the values of key.
func (v Values) Del(key string) { delete(v, key) }

// Has says whether key has values.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode is the values as a query, in order of their keys.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, key := range keys {
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(key) + "=" + QueryEscape(value))
		}
	}
	return b.String()
}

// ParseQuery takes a query apart.
func ParseQuery(query string) (Values, error) {
	v := Values{}
	var first error
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err == nil {
			v.Add(key, value)
		} else if first == nil {
			first = err
		}
	}
	return v, first
}
