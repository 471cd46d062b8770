// Reading standard input with bufio.Reader and a Scanner of other splits, in one program.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	r := bufio.NewReader(os.Stdin)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	b, err := r.ReadByte()
	fmt.Printf("%q %v\n", b, err)
	ru, size, err := r.ReadRune()
	fmt.Println(string(ru), size, err)
	rest, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", rest, err)
	_, err = r.ReadString('\n')
	fmt.Println(err == io.EOF)
	s := bufio.NewScanner(strings.NewReader("héy"))
	s.Split(bufio.ScanRunes)
	for s.Scan() {
		fmt.Print(s.Text(), "|")
	}
	fmt.Println()
}
