// A few everyday mistakes together.
package main

import (
	"fmt"
	"os"
	"time"
)

type Server struct {
	port int
	name string
}

func (s *Server) Start() error {
	fmt.Printf("%s on %d\n", s.name, s.prot)
	return
}

func NewServer(name string, port int) *Server {
	return Server{port, name}
}

func main() {
	s := NewServer("a", "8080")
	if err := s.Start(); err != nil {
		fmt.Println("failed: " + err)
	}
	timeout := 5
	time.Sleep(timeout * time.Second)
	var count int
	count := len(os.Args)
	for i := 0; i < count; i++ {
		fmt.Println(os.Args[i].Name)
	}
	names := []string{"a", 'b', "c"}
	names.append("d")
}
