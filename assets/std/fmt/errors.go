package fmt

import (
	"errors"
	"slices"

	"internal/rt"
)

// Errorf makes an error with a formatted text. It wraps the operands of %w.
func Errorf(format string, a ...any) error {
	p := &printer{wrap: true}
	wrapped := p.printf(format, a)
	text := rt.StringOf(p.buf)
	switch len(wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		err, _ := a[wrapped[0]].(error)
		return &wrapError{text, err}
	}
	slices.Sort(wrapped)
	var errs []error
	for i, at := range wrapped {
		if i > 0 && wrapped[i-1] == at {
			continue
		}
		if err, ok := a[at].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{text, errs}
}

// wrapError is an error whose text mentions the one that it wraps.
type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

// wrapErrors is wrapError for several.
type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
