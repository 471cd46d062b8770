// A TestMain of one's own, and a pipe in place of the standard output.
package main

import (
	"fmt"
	"io"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("before")
	code := m.Run()
	fmt.Println("after", code)
	os.Exit(code + 3)
}

func TestPipe(t *testing.T) {
	stdout := os.Stdout
	r, w, _ := os.Pipe()
	os.Stdout = w
	fmt.Println("into the pipe")
	w.Close()
	os.Stdout = stdout
	text, err := io.ReadAll(r)
	t.Logf("%q %v", text, err)
	_, err = w.Write(text)
	t.Log(err)
	r.Close()
	_, err = r.Read(text)
	t.Log(err)
	r, w, _ = os.Pipe()
	r.Close()
	_, err = r.Read(text)
	t.Log(err)
	t.Log(r.Name(), w.Name())
}

func TestFails(t *testing.T) { t.Fail() }
