// Parts of URLs, queries, hosts and ports.
package main

import (
	"fmt"
	"net"
	"net/url"
)

func main() {
	for _, s := range []string{"postgres://user:pass@host.com:5432/path?k=v&k=w#f", "mailto:a@b.c", "http://[::1]:80/x", "/rel/path?q=1", "a/b", "http://h", "http://u@h/%41%20b", "1a:b", ":x", "http://a b/", "//host/p", "?q", "", "http://h/a?x=%zz", "HTTP://H:8/", "http://h/%zz"} {
		u, err := url.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		p, has := u.User.Password()
		fmt.Printf("%q scheme=%q opaque=%q user=%v %q %v host=%q %q %q path=%q query=%q frag=%q abs=%v uri=%q red=%q vals=%v\n",
			u.String(), u.Scheme, u.Opaque, u.User, p, has, u.Host, u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, u.IsAbs(), u.RequestURI(), u.Redacted(), u.Query())
	}
	u := url.URL{Scheme: "https", Host: "example.com", Path: "/a b/c", User: url.UserPassword("me", "p:w")}
	v := url.Values{}
	v.Set("name", "Ava Smith")
	v.Add("friend", "Jess&Co")
	v.Add("friend", "Zoe")
	u.RawQuery = v.Encode()
	fmt.Println(u.String(), v.Get("friend"), v["friend"])
	fmt.Println(url.QueryEscape("a b&c=d/é"), url.PathEscape("a b/c"))
	fmt.Println(url.QueryUnescape("a%20b+c%zz"))
	fmt.Println(net.SplitHostPort("[::1]:80"))
	fmt.Println(net.SplitHostPort("nohost"))
	fmt.Println(net.JoinHostPort("::1", "80"), net.JoinHostPort("h", "8"))
}
