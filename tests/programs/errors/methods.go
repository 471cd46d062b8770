// Method declarations that are not allowed.
package main

import "time"

func (i int) Double() int { return i * 2 }

func (t time.Duration) Foo() {}

type P *int

func (p P) M() {}

type I interface{ M() }

func (i I) N() {}

func (x Undefined) M() {}

type T struct{}

func (t **T) PP() {}

func (T) main() {}

func init() int { return 1 }

func main(args []string) {}
