// Sorting: package sort with functions and interfaces, stable sorts, package slices, binary search.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}

type byLength []string

func (s byLength) Len() int           { return len(s) }
func (s byLength) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byLength) Less(i, j int) bool { return len(s[i]) < len(s[j]) }

func main() {
	ints := []int{7, 2, 4, -1, 9}
	sort.Ints(ints)
	fmt.Println(ints, sort.IntsAreSorted(ints), sort.SearchInts(ints, 4))
	fruits := []string{"peach", "banana", "kiwi"}
	sort.Sort(byLength(fruits))
	fmt.Println(fruits)
	sort.Sort(sort.Reverse(sort.StringSlice(fruits)))
	fmt.Println(fruits)
	people := []person{{"Alice", 30}, {"Bob", 25}, {"Carol", 30}, {"Dave", 25}}
	sort.SliceStable(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(people)
	fs := []float64{2.5, -1, 3}
	slices.Sort(fs)
	fmt.Println(fs, slices.Max(fs), slices.Min(ints), slices.Contains(fruits, "kiwi"), slices.Index(fruits, "none"))
	i, found := slices.BinarySearch(ints, 7)
	fmt.Println(i, found, sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(slices.Equal([]int{1}, []int{1}), slices.Compact([]int{1, 1, 2, 2, 1}))
	big := make([]int, 1000)
	x := 12345
	for i := range big {
		x = (x*1103515245 + 12345) % 2147483648
		big[i] = x % 1000
	}
	sort.Slice(big, func(i, j int) bool { return big[i] < big[j] })
	fmt.Println(slices.IsSorted(big), big[0], big[999])
	s := slices.Insert([]int{1, 4}, 1, 2, 3)
	s = slices.Delete(s, 0, 1)
	fmt.Println(s, slices.IndexFunc(s, func(n int) bool { return n > 3 }))
}
