package slices

import (
	"cmp"
	"iter"
	"math/bits"
)

// Sort sorts x; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	from := 0
	for i, v := range x {
		if v != v {
			x[i], x[from] = x[from], v
			from++
		}
	}
	quick(x[from:])
}

// quick sorts x, in which are no NaNs: equal elements cannot be told apart, so
// that the simplest way will do. The larger part is left for the loop.
func quick[E cmp.Ordered](x []E) {
	for depth := 2 * bits.Len(uint(len(x))); len(x) > shortest; depth-- {
		if depth == 0 {
			heapSort(x)
			return
		}
		p := split(x)
		if p < len(x)-p {
			quick(x[:p])
			x = x[p:]
		} else {
			quick(x[p:])
			x = x[:p]
		}
	}
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && v < x[j-1]; j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

// split puts what is at most the median of three before what is at least that,
// and gives where the second part begins; neither is empty.
func split[E cmp.Ordered](x []E) int {
	last := len(x) - 1
	a, b, c := x[0], x[last/2], x[last]
	pivot := max(min(a, b), min(max(a, b), c))
	i, j := 0, last
	for {
		for x[i] < pivot {
			i++
		}
		for pivot < x[j] {
			j--
		}
		if i >= j {
			break
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
	if i == 0 {
		return 1
	}
	return i
}

func heapSort[E cmp.Ordered](x []E) {
	o := sorter[E]{x, cmp.Compare[E]}
	o.heap(0, len(x))
}

// SortFunc sorts x by cmp; the order of equal elements may change.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	o := sorter[E]{x, cmp}
	o.sort(0, len(x), bits.Len(uint(len(x))))
}

// SortStableFunc sorts x by cmp and keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	mergeSort(x, make([]E, len(x)), cmp)
}

// mergeSort sorts x by way of the buffer, which is as long.
func mergeSort[E any](x, buffer []E, cmp func(a, b E) int) {
	if len(x) <= shortest {
		for i := 1; i < len(x); i++ {
			v := x[i]
			j := i
			for ; j > 0 && cmp(v, x[j-1]) < 0; j-- {
				x[j] = x[j-1]
			}
			x[j] = v
		}
		return
	}
	mid := len(x) / 2
	mergeSort(x[:mid], buffer[:mid], cmp)
	mergeSort(x[mid:], buffer[mid:], cmp)
	if cmp(x[mid], x[mid-1]) >= 0 {
		return
	}
	left := buffer[:copy(buffer, x[:mid])]
	to, right := 0, mid
	for len(left) > 0 && right < len(x) {
		if cmp(x[right], left[0]) < 0 {
			x[to] = x[right]
			right++
		} else {
			x[to] = left[0]
			left = left[1:]
		}
		to++
	}
	copy(x[to:], left)
}

// IsSorted tells whether x is sorted.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc tells whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min is the least element of x, NaN if there is one; it panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = min(m, v)
	}
	return m
}

// MinFunc is the first least element of x by cmp; it panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) < 0 {
			m = v
		}
	}
	return m
}

// Max is the greatest element of x, NaN if there is one; it panics if x is
// empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = max(m, v)
	}
	return m
}

// MaxFunc is the first greatest element of x by cmp; it panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) > 0 {
			m = v
		}
	}
	return m
}

// BinarySearch gives where target is in the sorted x, or would be, and whether
// it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if cmp.Less(x[mid], target) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < len(x) && (x[low] == target || x[low] != x[low] && target != target)
}

// BinarySearchFunc is BinarySearch by cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if cmp(x[mid], target) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}

// Sorted collects seq and sorts it.
func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	s := Collect(seq)
	Sort(s)
	return s
}

// SortedFunc collects seq and sorts it by cmp.
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortFunc(s, cmp)
	return s
}

// SortedStableFunc collects seq and sorts it by cmp, keeping the order of equal
// elements.
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortStableFunc(s, cmp)
	return s
}
