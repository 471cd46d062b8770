// Package html writes text so that it is no markup.
package html

import "strings"

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString writes <, >, &, ' and " as entities.
func EscapeString(s string) string { return escaper.Replace(s) }
