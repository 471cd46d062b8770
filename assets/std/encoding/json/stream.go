package json

import (
	"bytes"
	"errors"
	"io"
)

// Encoder writes values to a stream, one on a line.
type Encoder struct {
	w              io.Writer
	err            error
	escapeHTML     bool
	prefix, indent string
}

// NewEncoder writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, escapeHTML: true} }

// Encode writes v and a newline.
func (e *Encoder) Encode(v any) error {
	if e.err != nil {
		return e.err
	}
	b, err := marshal(v, e.escapeHTML)
	if err != nil {
		return err
	}
	if e.prefix != "" || e.indent != "" {
		b = indented(nil, b, e.prefix, e.indent)
	}
	_, e.err = e.w.Write(append(b, '\n'))
	return e.err
}

// SetIndent puts each element on a line of its own from now on.
func (e *Encoder) SetIndent(prefix, indent string) { e.prefix, e.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & are escaped.
func (e *Encoder) SetEscapeHTML(on bool) { e.escapeHTML = on }

// Decoder reads values from a stream.
type Decoder struct {
	r         io.Reader
	buffer    []byte // what was read; the part up to at is done with
	at        int
	done      int64 // what was read before the buffer
	readErr   error
	err       error
	useNumber bool
	strict    bool
	open      []byte // the signs '[', '{' that are open, ':' for a value that has to follow
	filled    bool   // the innermost array or object has an element
}

// NewDecoder reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in an any be of type Number.
func (d *Decoder) UseNumber() { d.useNumber = true }

// DisallowUnknownFields makes names that a struct does not have errors.
func (d *Decoder) DisallowUnknownFields() { d.strict = true }

// Buffered is what was read from the stream but not used.
func (d *Decoder) Buffered() io.Reader { return bytes.NewReader(d.buffer[d.at:]) }

// InputOffset is how much of the stream was used.
func (d *Decoder) InputOffset() int64 { return d.done + int64(d.at) }

// fill reads more; it tells whether there was more.
func (d *Decoder) fill() bool {
	if d.readErr != nil {
		return false
	}
	if d.at > 0 {
		d.done += int64(d.at)
		d.buffer = append(d.buffer[:0], d.buffer[d.at:]...)
		d.at = 0
	}
	piece := make([]byte, 512)
	n, err := d.r.Read(piece)
	d.buffer = append(d.buffer, piece[:n]...)
	d.readErr = err
	return n > 0 || err == nil
}

// peek is the next character that is no space.
func (d *Decoder) peek() (byte, error) {
	for {
		for ; d.at < len(d.buffer); d.at++ {
			switch c := d.buffer[d.at]; c {
			case ' ', '\t', '\n', '\r':
			default:
				return c, nil
			}
		}
		if !d.fill() {
			return 0, d.readErr
		}
	}
}

// find is the next value, which is complete.
func (d *Decoder) find() ([]byte, error) {
	if _, err := d.peek(); err != nil {
		return nil, err
	}
	for {
		s := scanner{data: d.buffer, at: d.at}
		err := s.value(0)
		more := err == nil && s.at == len(d.buffer) && s.data[s.at-1] >= '0' && s.data[s.at-1] <= '9'
		if err != nil {
			var syntax *SyntaxError
			more = errors.As(err, &syntax) && syntax.msg == endOfInput
		}
		if more && d.fill() {
			continue
		}
		if err == nil {
			return d.buffer[d.at:s.at], nil
		}
		if more && d.readErr == io.EOF {
			return nil, io.ErrUnexpectedEOF
		}
		if more {
			return nil, d.readErr
		}
		return nil, err
	}
}

// Decode reads the next value into the variable that v points to.
func (d *Decoder) Decode(v any) error {
	if d.err != nil {
		return d.err
	}
	if err := d.separator(); err != nil {
		return err
	}
	raw, err := d.find()
	if err != nil {
		d.err = err
		return err
	}
	d.at += len(raw)
	d.valueDone()
	inner := &decoder{scanner: scanner{data: raw}, useNumber: d.useNumber, strict: d.strict}
	return inner.run(v)
}
