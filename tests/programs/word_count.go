// Word counts of standard input: a Scanner of words, maps, sorting, a buffered writer.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

func main() {
	counts := map[string]int{}
	lines := 0
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		lines++
		words := bufio.NewScanner(strings.NewReader(in.Text()))
		words.Split(bufio.ScanWords)
		for words.Scan() {
			counts[strings.ToLower(strings.Trim(words.Text(), ".,;!?"))]++
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	type wc struct {
		word string
		n    int
	}
	var all []wc
	for w, n := range counts {
		all = append(all, wc{w, n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].word < all[j].word
	})
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "%d lines, %d words\n", lines, len(all))
	for _, w := range all[:min(6, len(all))] {
		fmt.Fprintf(out, "%-10s %s\n", w.word, strings.Repeat("#", w.n))
	}
}
