// The log package writes to standard error; Fatal exits with status 1.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("app: ")
	log.Println("starting", 1)
	l := log.New(os.Stdout, "out ", log.Lmsgprefix)
	l.Printf("%d items", 3)
	l.Print("plain", "text")
	fmt.Println(l.Prefix(), log.Flags())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		log.Panicln("panic", "here")
	}()
	defer fmt.Println("never")
	log.Fatalf("fatal: %v", errors.New("out of luck"))
}
