package regexp

import "unicode/utf8"

// op is what an instruction does.
type op int

const (
	opClass  op = iota // takes a character of a class
	opAssert           // goes on only at a place
	opSplit            // goes on at out, and with less right at other
	opSave             // notes the place
	opMatch
)

type inst struct {
	op     op
	out    int
	other  int
	ranges []rune
	place  place
	slot   int
}

// maxProgram is the largest number of instructions.
const maxProgram = 200_000

// compiler turns an expression into instructions, from its end to its start.
type compiler struct {
	prog     []inst
	tooLarge bool
}

func (c *compiler) add(i inst) int {
	if len(c.prog) >= maxProgram {
		c.tooLarge = true
		return 0
	}
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

// emit adds a part that goes on at next, and gives where it begins.
func (c *compiler) emit(n *node, next int) int {
	switch n.kind {
	case class:
		return c.add(inst{op: opClass, ranges: n.ranges, out: next})
	case assertion:
		return c.add(inst{op: opAssert, place: n.place, out: next})
	case sequence:
		for i := len(n.subs) - 1; i >= 0; i-- {
			next = c.emit(n.subs[i], next)
		}
	case choice:
		entry := c.emit(n.subs[len(n.subs)-1], next)
		for i := len(n.subs) - 2; i >= 0; i-- {
			entry = c.add(inst{op: opSplit, out: c.emit(n.subs[i], next), other: entry})
		}
		return entry
	case capture:
		next = c.add(inst{op: opSave, slot: 2*n.group + 1, out: next})
		for _, sub := range n.subs {
			next = c.emit(sub, next)
		}
		return c.add(inst{op: opSave, slot: 2 * n.group, out: next})
	case repeat:
		return c.repeat(n, next)
	}
	return next
}

func (c *compiler) repeat(n *node, next int) int {
	sub := n.subs[0]
	if n.max < 0 {
		loop := c.add(inst{op: opSplit})
		body := c.emit(sub, loop)
		c.split(loop, body, next, n.lazy)
		next = loop
		if n.min > 0 && body != loop {
			next = body
		}
	} else {
		after := next
		for i := n.min; i < n.max && !c.tooLarge; i++ {
			skip := c.add(inst{op: opSplit})
			c.split(skip, c.emit(sub, next), after, n.lazy)
			next = skip
		}
	}
	copies := n.min
	if n.max < 0 {
		copies--
	}
	for i := 0; i < copies && !c.tooLarge; i++ {
		next = c.emit(sub, next)
	}
	return next
}

func (c *compiler) split(at, body, after int, lazy bool) {
	c.prog[at].out, c.prog[at].other = body, after
	if lazy {
		c.prog[at].out, c.prog[at].other = after, body
	}
}

func inClass(ranges []rune, r rune) bool {
	low, high := 0, len(ranges)/2
	for low < high {
		mid := (low + high) / 2
		switch {
		case r < ranges[2*mid]:
			high = mid
		case r > ranges[2*mid+1]:
			low = mid + 1
		default:
			return true
		}
	}
	return false
}

// thread is a way through the program: where it is, and what it noted.
type thread struct {
	pc    int
	saved []int
}

// machine follows all ways through a program at the same time; those that come
// first have the right of way.
type machine struct {
	re    *Regexp
	text  string
	seen  []int // for each instruction, the step in which it was reached
	step  int
	ready []thread
}

// runeAt is the character at a place, -1 at the end.
func runeAt(text string, at int) (r rune, width int) {
	if at >= len(text) {
		return -1, 0
	}
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// holds tells whether a place is what an assertion asks for.
func (m *machine) holds(p place, at int) bool {
	switch p {
	case textStart:
		return at == 0
	case textEnd:
		return at == len(m.text)
	case lineStart:
		return at == 0 || m.text[at-1] == '\n'
	case lineEnd:
		return at == len(m.text) || m.text[at] == '\n'
	}
	before := at > 0 && isWord(rune(m.text[at-1]))
	after := at < len(m.text) && isWord(rune(m.text[at]))
	return (before != after) == (p == wordBoundary)
}

// follow adds the instructions that take a character and can be reached from pc.
func (m *machine) follow(pc, at int, saved []int) {
	for m.seen[pc] != m.step {
		m.seen[pc] = m.step
		i := &m.re.prog[pc]
		switch i.op {
		case opAssert:
			if !m.holds(i.place, at) {
				return
			}
		case opSplit:
			m.follow(i.out, at, saved)
			pc = i.other
			continue
		case opSave:
			if i.slot < len(saved) {
				saved = append([]int(nil), saved...)
				saved[i.slot] = at
			}
		default:
			m.ready = append(m.ready, thread{pc, saved})
			return
		}
		pc = i.out
	}
}

// run finds the first match from a place on: the places that it noted, of the
// groups that are asked for.
func (m *machine) run(from, slots int) []int {
	var best []int
	var current []thread
	for at := from; ; {
		m.step++
		m.ready = nil
		r, width := runeAt(m.text, at)
		for _, t := range current {
			m.follow(t.pc, at, t.saved)
		}
		if best == nil && (!m.re.anchored || at == 0) {
			unset := make([]int, slots)
			for i := range unset {
				unset[i] = -1
			}
			m.follow(m.re.start, at, unset)
		}
		if len(m.ready) == 0 && (best != nil || m.re.anchored) {
			return best
		}
		var alive []thread
		for _, t := range m.ready {
			i := &m.re.prog[t.pc]
			if i.op == opMatch {
				if !m.re.longest {
					best = t.saved
					break
				}
				if best == nil || t.saved[0] < best[0] || t.saved[0] == best[0] && t.saved[1] > best[1] {
					best = t.saved
				}
			} else if r >= 0 && inClass(i.ranges, r) {
				alive = append(alive, thread{i.out, t.saved})
			}
		}
		current = alive
		if width == 0 {
			return best
		}
		at += width
	}
}
