// Package tabwriter aligns columns of text that tabs separate.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

// How a Writer formats.
const (
	FilterHTML          uint = 1 << iota // tags and entities count as one or no character
	StripEscape                          // escape characters are not written
	AlignRight                           // padding stands before the text
	DiscardEmptyColumns                  // empty columns take no room
	TabIndent                            // empty cells at the beginning are padded with tabs
	Debug                                // columns are separated by |
)

// Escape stands at the beginning and end of text that is taken as it is.
const Escape = '\xff'

// cell is the text up to a tab.
type cell struct {
	text  []byte
	width int
	tab   bool // ended by a \t, not a \v
}

// Writer aligns what is written to it, and writes it on.
type Writer struct {
	out      io.Writer
	minWidth int
	tabWidth int
	padding  int
	padChar  byte
	flags    uint

	lines  [][]cell
	text   []byte // of the cell that is being written
	width  int    // that of text without what is below
	counts int    // up to here text has been counted
	until  byte   // what ends escaped text, a tag or an entity; or 0
	widths []int  // of the columns that are being formatted
	result []byte
}

// NewWriter is a Writer with these settings.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets what a Writer does: cells are at least minwidth wide and padding
// wider than their text; padchar '\t' pads with tabs of tabwidth.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	*b = Writer{
		out: output, minWidth: minwidth, tabWidth: tabwidth, padding: padding, padChar: padchar, flags: flags,
	}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines = [][]cell{nil}
	b.text, b.widths = nil, b.widths[:0]
	b.width, b.counts, b.until = 0, 0, 0
}

// Write adds text; it is formatted as soon as nothing that follows can change
// it.
func (b *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if b.until != 0 {
			b.text = append(b.text, c)
			if c == b.until {
				b.endEscape()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			cells := b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				break
			}
			b.lines = append(b.lines, nil)
			if c == '\f' || cells == 1 {
				if err := b.flush(c == '\f'); err != nil {
					return i, err
				}
			}
		case Escape:
			b.beginEscape(c, Escape)
		case '<', '&':
			end := byte('>')
			if c == '&' {
				end = ';'
			}
			if b.flags&FilterHTML != 0 {
				b.beginEscape(c, end)
			} else {
				b.text = append(b.text, c)
			}
		default:
			b.text = append(b.text, c)
		}
	}
	return len(buf), nil
}

// count adds the text since the last count to the width.
func (b *Writer) count() {
	b.width += utf8.RuneCount(b.text[b.counts:])
	b.counts = len(b.text)
}

func (b *Writer) beginEscape(c, until byte) {
	b.count()
	b.until = until
	if c != Escape || b.flags&StripEscape == 0 {
		b.text = append(b.text, c)
	}
}

func (b *Writer) endEscape() {
	switch b.until {
	case Escape:
		if b.flags&StripEscape != 0 {
			b.text = b.text[:len(b.text)-1]
		} else {
			b.width -= 2
		}
		b.count()
	case ';':
		b.width++
	}
	b.counts = len(b.text)
	b.until = 0
}

// endCell ends a cell and gives the number of cells in its line.
func (b *Writer) endCell(tab bool) int {
	b.count()
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], cell{b.text, b.width, tab})
	b.text, b.width, b.counts = nil, 0, 0
	return len(b.lines[last])
}

// Flush formats all that was written.
func (b *Writer) Flush() error { return b.flush(false) }

func (b *Writer) flush(rule bool) error {
	if len(b.text) > 0 {
		if b.until != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.format(0, len(b.lines))
	if rule && b.flags&Debug != 0 {
		b.result = append(b.result, "---\n"...)
	}
	b.reset()
	result := b.result
	b.result = nil
	if len(result) == 0 {
		return nil
	}
	n, err := b.out.Write(result)
	if n != len(result) && err == nil {
		err = io.ErrShortWrite
	}
	return err
}

// format formats lines, whose columns up to len(b.widths) have their width.
// Neighbouring lines with a cell in the next column share its width.
func (b *Writer) format(from, to int) {
	column := len(b.widths)
	inColumn := func(line int) bool { return column < len(b.lines[line])-1 }
	for at := from; at < to; at++ {
		if !inColumn(at) {
			continue
		}
		b.writeLines(from, at)
		from = at
		width, empty := b.minWidth, true
		for ; at < to && inColumn(at); at++ {
			c := b.lines[at][column]
			width = max(width, c.width+b.padding)
			empty = empty && c.width == 0 && !c.tab
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(from, at)
		b.widths = b.widths[:column]
		from = at
	}
	b.writeLines(from, to)
}

func (b *Writer) writeLines(from, to int) {
	for i := from; i < to; i++ {
		indent := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.result = append(b.result, '|')
			}
			indent = indent && len(c.text) == 0
			padded := j < len(b.widths)
			if padded && b.flags&AlignRight != 0 && len(c.text) > 0 {
				b.pad(c.width, b.widths[j], indent)
				padded = false
			}
			b.result = append(b.result, c.text...)
			if padded {
				b.pad(c.width, b.widths[j], indent)
			}
		}
		if i+1 < len(b.lines) {
			b.result = append(b.result, '\n')
		}
	}
}

// pad fills a cell whose text has a width.
func (b *Writer) pad(text, width int, tabs bool) {
	fill, n := b.padChar, width-text
	if b.padChar == '\t' || tabs {
		if b.tabWidth == 0 {
			return
		}
		width = (width + b.tabWidth - 1) / b.tabWidth * b.tabWidth
		fill, n = '\t', (width-text+b.tabWidth-1)/b.tabWidth
	}
	for ; n > 0; n-- {
		b.result = append(b.result, fill)
	}
}
