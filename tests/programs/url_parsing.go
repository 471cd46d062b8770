package main

import (
	"fmt"
	"net/url"
)

func main() {
	for _, s := range []string{"http://[::1", "http://[::1]:80/x", "http://a:b/", "http://h:80x/", "http://x[y/", "//h/p", "/a?b#c", "a#%zz", "", "*", "nope", "x:y", "http://h:8080/p?q=1#f%20g", "mailto:a@b", "///x", "http://[::1]x/", "http://a:1:2/", "pg://a:1,b:2/", "http://%zz/", "http:///x", "?q", "http://h?x", "a b", "http://a b/", "http://h?", "http://u:p@h/%41?#", "http://é/é", "file:/x"} {
		for _, f := range []func(string) (*url.URL, error){url.Parse, url.ParseRequestURI} {
			u, err := f(s)
			if err != nil {
				fmt.Println(s, "!", err)
				continue
			}
			fmt.Printf("%s %q %q %q %q %q %v %q\n", s, u.Scheme, u.Opaque, u.Host, u.Path, u.Fragment, u.RawQuery, u.String())
		}
	}
}
