package json

import "io"

// Token is a part of a text: a Delim, bool, float64, Number, string or nil.
type Token any

// Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// inner is the sign that is open, 0 outside.
func (d *Decoder) inner() byte {
	if len(d.open) == 0 {
		return 0
	}
	return d.open[len(d.open)-1]
}

// valueDone notes that a value was read.
func (d *Decoder) valueDone() {
	if d.inner() == ':' {
		d.open = d.open[:len(d.open)-1]
	}
	d.filled = true
}

// separator reads the comma or colon that stands before the next element.
func (d *Decoder) separator() error {
	if len(d.open) == 0 {
		return nil
	}
	c, err := d.peek()
	if err != nil {
		return err
	}
	fail := func(context string) error {
		s := scanner{data: d.buffer, at: d.at}
		return s.fail(context)
	}
	switch sign := d.inner(); {
	case sign == ':':
		if c != ':' {
			return fail("after object key")
		}
		d.at++
	case d.filled && c == ',':
		d.at++
	case d.filled && sign == '[':
		return fail("after array element")
	case d.filled:
		return fail("after object key:value pair")
	}
	return nil
}

// More tells whether the open array or object has another element.
func (d *Decoder) More() bool {
	c, err := d.peek()
	return err == nil && c != ']' && c != '}'
}

// Token reads the next part of the text; io.EOF tells its end.
func (d *Decoder) Token() (Token, error) {
	c, err := d.peek()
	if err != nil {
		if err == io.EOF && len(d.open) > 0 {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	if sign := d.inner(); c == ']' && sign == '[' || c == '}' && sign == '{' {
		d.at++
		d.open = d.open[:len(d.open)-1]
		d.valueDone()
		return Delim(c), nil
	}
	if err := d.separator(); err != nil {
		return nil, err
	}
	if c, err = d.peek(); err != nil {
		return nil, err
	}
	if d.inner() == '{' {
		return d.name(c)
	}
	if c == '[' || c == '{' {
		d.at++
		d.open = append(d.open, c)
		d.filled = false
		return Delim(c), nil
	}
	raw, err := d.find()
	if err != nil {
		return nil, err
	}
	d.at += len(raw)
	d.valueDone()
	inner := &decoder{scanner: scanner{data: raw}, useNumber: d.useNumber}
	return inner.any(), nil
}

// name reads the name of a member.
func (d *Decoder) name(c byte) (Token, error) {
	if c != '"' {
		s := scanner{data: d.buffer, at: d.at}
		return nil, s.fail("looking for beginning of object key string")
	}
	raw, err := d.find()
	if err != nil {
		return nil, err
	}
	d.at += len(raw)
	d.open = append(d.open, ':')
	return unquote(raw), nil
}
