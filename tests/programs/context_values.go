// Values travel down with the context, under keys of a type of their own.
package main

import (
	"context"
	"fmt"
)

type ctxKey int

const (
	userKey ctxKey = iota
	traceKey
)

type favContextKey string

func handle(ctx context.Context) {
	user, ok := ctx.Value(userKey).(string)
	fmt.Println("user:", user, ok)
	if id, ok := ctx.Value(traceKey).(int); ok {
		fmt.Println("trace:", id)
	} else {
		fmt.Println("no trace")
	}
}

func main() {
	ctx := context.WithValue(context.Background(), userKey, "ada")
	handle(ctx)
	handle(context.WithValue(ctx, traceKey, 7))
	shadow := context.WithValue(ctx, userKey, "grace")
	handle(shadow)
	handle(context.Background())
	fmt.Println(ctx.Value("userKey") == nil, ctx.Value(0) == nil)
	lang := context.WithValue(context.Background(), favContextKey("language"), "Go")
	fmt.Println(lang)
	c, cancel := context.WithCancel(lang)
	defer cancel()
	fmt.Println(c, c.Value(favContextKey("language")))
	defer func() { fmt.Println("recovered:", recover()) }()
	context.WithValue(ctx, []int{1}, 2)
}
