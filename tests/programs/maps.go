// Maps: comma ok, delete, keys of structs and arrays and interfaces, nil maps, maps of maps and functions, printing in order.
package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

type key struct {
	name string
	n    int
}

func main() {
	m := make(map[string]int)
	m["k1"] = 7
	m["k2"] = 13
	fmt.Println(m, len(m), m["none"])
	v, ok := m["k3"]
	fmt.Println(v, ok)
	delete(m, "k2")
	delete(m, "k2")
	_, prs := m["k2"]
	fmt.Println(prs, m)
	m["count"]++
	m["count"] += 5
	n := map[string]int{"foo": 1, "bar": 2}
	fmt.Println(m, n)
	var nilMap map[string]bool
	fmt.Println(nilMap["x"], len(nilMap), nilMap == nil)
	for range nilMap {
		fmt.Println("never")
	}
	sm := map[key][]string{{"a", 1}: {"x"}}
	sm[key{"a", 1}] = append(sm[key{"a", 1}], "y")
	sm[key{"b", 2}] = append(sm[key{"b", 2}], "z")
	fmt.Println(sm)
	am := map[[2]int]bool{{1, 2}: true}
	fmt.Println(am[[2]int{1, 2}], am[[2]int{2, 1}])
	im := map[any]string{1: "int", "1": "string", 1.0: "float", true: "bool", [1]int{1}: "array"}
	fmt.Println(im[1], im["1"], im[1.0], im[true], im[[1]int{1}], len(im))
	nested := map[string]map[string]int{}
	for _, pair := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}, {"a", "x"}} {
		if nested[pair[0]] == nil {
			nested[pair[0]] = map[string]int{}
		}
		nested[pair[0]][pair[1]]++
	}
	fmt.Println(nested)
	keys := make([]string, 0)
	for k := range n {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys, slices.Sorted(maps.Keys(m)), maps.Equal(n, maps.Clone(n)))
	big := map[int]int{}
	for i := range 1000 {
		big[i*7%1000] = i
	}
	sum := 0
	for k, v := range big {
		sum += k * v
		delete(big, k)
	}
	fmt.Println(sum, len(big))
	type pt struct{ x, y int }
	pm := map[string]*pt{"p": {1, 2}}
	pm["p"].x = 10
	fmt.Println(*pm["p"])
	fm := map[float64]int{0.5: 1}
	fm[0.5]++
	fmt.Println(fm)
	funcs := map[rune]func(int, int) int{'+': func(a, b int) int { return a + b }}
	fmt.Println(funcs['+'](1, 2))
	a := m
	a["shared"] = 1
	fmt.Println(m["shared"])
	clear(m)
	fmt.Println(len(a))
}
