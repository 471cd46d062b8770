package os

import (
	"io"
	"sync"
	"syscall"
)

// pipeSize is how many bytes a pipe holds.
const pipeSize = 64 << 10

// A pipe is what two files have between them.
type pipe struct {
	mu       sync.Mutex
	changed  sync.Cond
	data     []byte
	noReader bool
	noWriter bool
}

// Pipe is a pair of files: what is written to w can be read from r.
func Pipe() (r *File, w *File, err error) {
	p := &pipe{}
	p.changed.L = &p.mu
	return &File{fd: -1, name: "|0", from: p}, &File{fd: -1, name: "|1", to: p}, nil
}

func (p *pipe) read(b []byte) (n int, err error) {
	enterRead()
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.data) == 0 {
		if p.noReader {
			return 0, ErrClosed
		}
		if p.noWriter {
			return 0, io.EOF
		}
		p.changed.Wait()
	}
	n = copy(b, p.data)
	p.data = p.data[n:]
	p.changed.Broadcast()
	return n, nil
}

func (p *pipe) write(b []byte) (n int, err error) {
	enterRead()
	p.mu.Lock()
	defer p.mu.Unlock()
	for n < len(b) {
		for len(p.data) >= pipeSize && !p.noReader && !p.noWriter {
			p.changed.Wait()
		}
		if p.noWriter {
			return n, ErrClosed
		}
		if p.noReader {
			return n, syscall.EPIPE
		}
		more := min(len(b)-n, pipeSize-len(p.data))
		p.data = append(p.data, b[n:n+more]...)
		n += more
		p.changed.Broadcast()
	}
	return n, nil
}

// end closes one side.
func (p *pipe) end(side *bool) {
	p.mu.Lock()
	*side = true
	p.changed.Broadcast()
	p.mu.Unlock()
}
