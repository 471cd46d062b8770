// A panic with an error that nobody recovers: deferred calls run, then the program ends with status 2.
package main

import "fmt"

type ConfigError struct {
	Key string
	Err error
}

func (e *ConfigError) Error() string { return fmt.Sprintf("config %q: %v", e.Key, e.Err) }
func (e *ConfigError) Unwrap() error { return e.Err }

func load(key string) {
	defer fmt.Println("deferred in load")
	panic(&ConfigError{key, fmt.Errorf("missing")})
}

func main() {
	defer fmt.Println("deferred in main")
	load("port")
	fmt.Println("never")
}
