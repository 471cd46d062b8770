// A state machine of functions that return the next state, and one of a table.
package main

import "fmt"

type State int

const (
	Idle State = iota
	Running
	Paused
	Stopped
)

var names = map[State]string{Idle: "idle", Running: "running", Paused: "paused", Stopped: "stopped"}

func (s State) String() string { return names[s] }

type transition struct {
	from State
	on   string
}

var table = map[transition]State{
	{Idle, "start"}: Running, {Running, "pause"}: Paused, {Paused, "resume"}: Running,
	{Running, "stop"}: Stopped, {Paused, "stop"}: Stopped,
}

type stateFn func(*machine) stateFn

type machine struct {
	input []rune
	pos   int
	words []string
	cur   []rune
}

func outside(m *machine) stateFn {
	if m.pos == len(m.input) {
		return nil
	}
	if m.input[m.pos] != ' ' {
		return inside
	}
	m.pos++
	return outside
}

func inside(m *machine) stateFn {
	if m.pos == len(m.input) || m.input[m.pos] == ' ' {
		m.words = append(m.words, string(m.cur))
		m.cur = nil
		return outside
	}
	m.cur = append(m.cur, m.input[m.pos])
	m.pos++
	return inside
}

func main() {
	s := Idle
	for _, event := range []string{"pause", "start", "pause", "resume", "stop", "start"} {
		next, ok := table[transition{s, event}]
		if !ok {
			fmt.Printf("%v: cannot %s\n", s, event)
			continue
		}
		fmt.Printf("%v --%s--> %v\n", s, event, next)
		s = next
	}
	m := &machine{input: []rune("  the  state máchine  runs ")}
	for state := stateFn(outside); state != nil; {
		state = state(m)
	}
	fmt.Printf("%q\n", m.words)
}
