package sort

import "math/bits"

// This file is pattern-defeating quicksort (O. Peters) over indices. Which of
// several equal elements comes first follows from it, so its constants and the
// order of its steps are those of Go.

// order is what a sort needs of the data.
type order struct {
	less func(i, j int) bool
	swap func(i, j int)
}

// shape is what the choice of a pivot tells of the data.
type shape int

const (
	unknownShape shape = iota
	ascending
	descending
)

const (
	shortest    = 12 // at most so many elements are sorted by insertion
	ninther     = 50 // from here on a pivot is a median of medians
	nudges      = 5  // elements that an almost sorted range may have moved
	unsortedMax = 50 // shorter ranges are not nudged
)

func (o order) insertion(a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && o.less(j, j-1); j-- {
			o.swap(j, j-1)
		}
	}
}

// sink restores the heap of the first n elements from base on, below root.
func (o order) sink(root, n, base int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && o.less(base+child, base+child+1) {
			child++
		}
		if !o.less(base+root, base+child) {
			return
		}
		o.swap(base+root, base+child)
		root = child
	}
}

func (o order) heap(a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		o.sink(i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		o.swap(a, a+i)
		o.sink(0, i, a)
	}
}

// sort orders [a, b); after limit bad pivots it turns to the heap.
func (o order) sort(a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= shortest {
			o.insertion(a, b)
			return
		}
		if limit == 0 {
			o.heap(a, b)
			return
		}
		if !balanced {
			o.scatter(a, b)
			limit--
		}
		pivot, hint := o.pivot(a, b)
		if hint == descending {
			o.reverse(a, b)
			pivot = b - 1 - (pivot - a)
			hint = ascending
		}
		if balanced && partitioned && hint == ascending && o.nudge(a, b) {
			return
		}
		// Nothing here is less than what stands before: with a pivot equal to
		// that, all its equals go to the left for good.
		if a > 0 && !o.less(a-1, pivot) {
			a = o.partitionEqual(a, b, pivot)
			continue
		}
		mid, was := o.partition(a, b, pivot)
		partitioned = was
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			o.sort(a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			o.sort(mid+1, b, limit)
			b = mid
		}
	}
}

// partition puts what is less than the pivot before it, the rest behind it. It
// gives the pivot's place, and whether nothing had to move.
func (o order) partition(a, b, pivot int) (mid int, was bool) {
	o.swap(a, pivot)
	i, j := o.advance(a, a+1, b-1)
	if i > j {
		o.swap(j, a)
		return j, true
	}
	for i <= j {
		o.swap(i, j)
		i, j = o.advance(a, i+1, j-1)
	}
	o.swap(j, a)
	return j, false
}

// advance moves i and j towards each other past what is on its right side.
func (o order) advance(pivot, i, j int) (int, int) {
	for i <= j && o.less(i, pivot) {
		i++
	}
	for i <= j && !o.less(j, pivot) {
		j--
	}
	return i, j
}

// partitionEqual puts what equals the pivot first, and gives the end of that.
func (o order) partitionEqual(a, b, pivot int) int {
	o.swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !o.less(a, i) {
			i++
		}
		for i <= j && o.less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		o.swap(i, j)
		i++
		j--
	}
}

// nudge moves a few elements, and tells whether that sorted the range.
func (o order) nudge(a, b int) bool {
	i := a + 1
	for step := 0; step < nudges; step++ {
		for i < b && !o.less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < unsortedMax {
			return false
		}
		o.swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && o.less(j, j-1); j-- {
				o.swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && o.less(j, j-1); j++ {
				o.swap(j, j-1)
			}
		}
	}
	return false
}

// scatter swaps three elements at random, against patterns that make bad
// pivots.
func (o order) scatter(a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	seed := uint64(n)
	mask := uint64(1)<<bits.Len(uint(n)) - 1
	at := a + n/4*2 - 1
	for i := 0; i < 3; i++ {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		other := int(seed & mask)
		if other >= n {
			other -= n
		}
		o.swap(at+i, a+other)
	}
}

func (o order) reverse(a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		o.swap(i, j)
	}
}

// pivot chooses a median, of three or of three medians. The number of swaps
// that finding it would take tells the shape.
func (o order) pivot(a, b int) (pivot int, hint shape) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= ninther {
			i = o.median(i-1, i, i+1, &swaps)
			j = o.median(j-1, j, j+1, &swaps)
			k = o.median(k-1, k, k+1, &swaps)
		}
		j = o.median(i, j, k, &swaps)
	}
	switch swaps {
	case 0:
		return j, ascending
	case 12:
		return j, descending
	}
	return j, unknownShape
}

func (o order) median(a, b, c int, swaps *int) int {
	if o.less(b, a) {
		*swaps++
		a, b = b, a
	}
	if o.less(c, b) {
		*swaps++
		b = c
	}
	if o.less(b, a) {
		*swaps++
		b = a
	}
	return b
}
