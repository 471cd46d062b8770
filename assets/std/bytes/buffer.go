package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// ErrTooLarge is the panic of a buffer that there is no memory for.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// lastRead is what can be taken back: nothing, bytes, or a rune of so many.
type lastRead int8

const (
	invalidRead lastRead = 0
	byteRead    lastRead = -1
)

// Buffer is written at its end and read from its beginning; its zero value is
// empty.
type Buffer struct {
	buf  []byte
	at   int
	last lastRead
}

// NewBuffer begins with the content buf, which it takes over.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString begins with the content s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes is what has not been read, until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.at:] }

// AvailableBuffer is an empty slice that can be appended to and then written.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String is what has not been read.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.at:])
}

// Len is the number of bytes that have not been read.
func (b *Buffer) Len() int { return len(b.buf) - b.at }

// Cap is the length of the buffer's memory.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available is how much can be written before the buffer grows.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate forgets all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = invalidRead
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.at+n]
}

// Reset makes b empty.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.at = 0
	b.last = invalidRead
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.room(n)
}

// room makes room for n bytes, by moving what is unread to the front if that
// will do.
func (b *Buffer) room(n int) {
	b.last = invalidRead
	if cap(b.buf)-len(b.buf) >= n {
		return
	}
	unread := b.Len()
	if unread == 0 {
		b.Reset()
	}
	switch {
	case cap(b.buf)-len(b.buf) >= n:
		return
	case b.buf == nil && n <= 64:
		b.buf = make([]byte, 0, 64)
		return
	case n <= cap(b.buf)/2-unread:
		copy(b.buf, b.buf[b.at:])
		b.buf = b.buf[:unread]
	default:
		longer := append([]byte(nil), make([]byte, max(unread+n, 2*cap(b.buf)-b.at))...)
		b.buf = longer[:copy(longer, b.buf[b.at:])]
	}
	b.at = 0
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.room(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.room(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.room(1)
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends the encoding of r.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	b.room(utf8.UTFMax)
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// ReadFrom appends all that r has.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	for {
		b.room(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errNegativeRead)
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")

// WriteTo writes what is unread to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = invalidRead
	if unread := b.Len(); unread > 0 {
		m, err := w.Write(b.buf[b.at:])
		if m > unread {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.at += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != unread {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// atEnd tells whether all is read; if so nothing can be taken back.
func (b *Buffer) atEnd() bool {
	b.last = invalidRead
	if b.at < len(b.buf) {
		return false
	}
	b.Reset()
	return true
}

// Read reads the next bytes.
func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.atEnd() {
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.at:])
	b.at += n
	if n > 0 {
		b.last = byteRead
	}
	return n, nil
}

// Next reads up to n bytes, without a copy.
func (b *Buffer) Next(n int) []byte {
	b.last = invalidRead
	n = min(n, b.Len())
	data := b.buf[b.at : b.at+n]
	b.at += n
	if n > 0 {
		b.last = byteRead
	}
	return data
}

// Peek gives the next n bytes without reading them.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.at:], io.EOF
	}
	return b.buf[b.at : b.at+n], nil
}

// ReadByte reads one byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.atEnd() {
		return 0, io.EOF
	}
	c := b.buf[b.at]
	b.at++
	b.last = byteRead
	return c, nil
}

// ReadRune reads one rune.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.atEnd() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.at:])
	b.at += size
	b.last = lastRead(size)
	return r, size, nil
}

// UnreadRune takes the rune of the last ReadRune back.
func (b *Buffer) UnreadRune() error {
	if b.last <= invalidRead {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.at -= int(b.last)
	b.last = invalidRead
	return nil
}

// UnreadByte takes the last byte read back.
func (b *Buffer) UnreadByte() error {
	if b.last == invalidRead {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = invalidRead
	if b.at > 0 {
		b.at--
	}
	return nil
}

// ReadBytes reads up to and with delim, or all with io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.until(delim)
	return append(line, part...), err
}

// ReadString is ReadBytes as a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.until(delim)
	return string(part), err
}

func (b *Buffer) until(delim byte) (part []byte, err error) {
	end := len(b.buf)
	if i := IndexByte(b.buf[b.at:], delim); i >= 0 {
		end = b.at + i + 1
	} else {
		err = io.EOF
	}
	part = b.buf[b.at:end]
	b.at = end
	b.last = byteRead
	return part, err
}
