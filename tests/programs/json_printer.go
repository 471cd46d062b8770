// A printer of JSON-like text for nested values, by recursion and type switches.
package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type Object map[string]any
type Array []any

func write(b *strings.Builder, v any, depth int) error {
	pad := strings.Repeat("  ", depth)
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'g', -1, 64))
	case string:
		b.WriteString(strconv.Quote(v))
	case Array:
		if len(v) == 0 {
			b.WriteString("[]")
			return nil
		}
		b.WriteString("[\n")
		for i, e := range v {
			b.WriteString(pad + "  ")
			if err := write(b, e, depth+1); err != nil {
				return fmt.Errorf("[%d]%w", i, err)
			}
			if i < len(v)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		b.WriteString(pad + "]")
	case Object:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		b.WriteString("{\n")
		for i, k := range keys {
			fmt.Fprintf(b, "%s  %q: ", pad, k)
			if err := write(b, v[k], depth+1); err != nil {
				return fmt.Errorf(".%s%w", k, err)
			}
			if i < len(keys)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		b.WriteString(pad + "}")
	default:
		return fmt.Errorf(": cannot print %T", v)
	}
	return nil
}

func main() {
	doc := Object{"name": "gopher", "tags": Array{"a", 1, 2.5, nil, true, Array{}}, "nested": Object{"x": Object{}, "y\n": "\"q\""}}
	var b strings.Builder
	fmt.Println(write(&b, doc, 0))
	fmt.Println(b.String())
	b.Reset()
	fmt.Println(write(&b, Object{"a": Array{1, Object{"c": make(chan int)}}}, 0))
}
