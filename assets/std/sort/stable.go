package sort

const block = 20 // elements that are sorted by insertion before merging

// stable sorts n elements by insertion in blocks, then by merging in place.
func (o order) stable(n int) {
	size := block
	for a := 0; a < n; a += size {
		o.insertion(a, min(a+size, n))
	}
	for size < n {
		for a := 0; a+size < n; a += 2 * size {
			o.merge(a, a+size, min(a+2*size, n))
		}
		size *= 2
	}
}

// merge merges the sorted [a, m) and [m, b) by rotations (SymMerge of Kim and
// Kutzner).
func (o order) merge(a, m, b int) {
	if m-a == 1 {
		o.insertUp(a, m, b)
		return
	}
	if b-m == 1 {
		o.insertDown(a, m)
		return
	}
	mid := (a + b) / 2
	start, r := a, m
	if m > mid {
		start, r = mid+m-b, mid
	}
	for last := mid + m - 1; start < r; {
		c := (start + r) / 2
		if !o.less(last-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := mid + m - start
	if start < m && m < end {
		o.rotate(start, m, end)
	}
	if a < start && start < mid {
		o.merge(a, start, mid)
	}
	if mid < end && end < b {
		o.merge(mid, end, b)
	}
}

// insertUp moves the single element at a to its place in [m, b).
func (o order) insertUp(a, m, b int) {
	low, high := m, b
	for low < high {
		h := (low + high) / 2
		if o.less(h, a) {
			low = h + 1
		} else {
			high = h
		}
	}
	for k := a; k < low-1; k++ {
		o.swap(k, k+1)
	}
}

// insertDown moves the single element at m to its place in [a, m).
func (o order) insertDown(a, m int) {
	low, high := a, m
	for low < high {
		h := (low + high) / 2
		if !o.less(m, h) {
			low = h + 1
		} else {
			high = h
		}
	}
	for k := m; k > low; k-- {
		o.swap(k, k-1)
	}
}

// rotate exchanges [a, m) and [m, b).
func (o order) rotate(a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			o.swapRange(m-left, m, right)
			left -= right
		} else {
			o.swapRange(m-left, m+right-left, left)
			right -= left
		}
	}
	o.swapRange(m-left, m, left)
}

func (o order) swapRange(a, b, n int) {
	for i := 0; i < n; i++ {
		o.swap(a+i, b+i)
	}
}
