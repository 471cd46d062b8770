package io

import "sync"

// pipe hands the slices of writers to readers, and back how much was taken.
type pipe struct {
	writing sync.Mutex // one Write at a time
	data    chan []byte
	taken   chan int

	closing sync.Once
	done    chan struct{}

	ends      sync.Mutex // guards the errors
	readerErr error
	writerErr error
}

// Pipe makes a pipe in memory: each Write waits until Reads have taken it all.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}
	return &PipeReader{p}, &PipeWriter{p}
}

// PipeReader is the end of a pipe that is read.
type PipeReader struct {
	p *pipe
}

// PipeWriter is the end of a pipe that is written.
type PipeWriter struct {
	p *pipe
}

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.p.read(data) }

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.close(&r.p.readerErr, err)
	return nil
}

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.p.write(data) }

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads end with err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.close(&w.p.writerErr, err)
	return nil
}

// close notes why an end was closed, the first time, and wakes all.
func (p *pipe) close(end *error, err error) {
	p.ends.Lock()
	if *end == nil {
		*end = err
	}
	p.ends.Unlock()
	p.closing.Do(func() { close(p.done) })
}

func (p *pipe) errors() (reader, writer error) {
	p.ends.Lock()
	defer p.ends.Unlock()
	return p.readerErr, p.writerErr
}

func (p *pipe) readError() error {
	reader, writer := p.errors()
	if reader == nil && writer != nil {
		return writer
	}
	return ErrClosedPipe
}

func (p *pipe) writeError() error {
	reader, writer := p.errors()
	if writer == nil && reader != nil {
		return reader
	}
	return ErrClosedPipe
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.readError()
	default:
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readError()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeError()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.writeError()
		}
	}
	return n, nil
}
