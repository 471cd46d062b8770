// Package errors makes, wraps and examines errors.
package errors

import "internal/rt"

// ErrUnsupported says that an operation cannot be done here.
var ErrUnsupported = New("unsupported operation")

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text; each call makes a distinct one.
func New(text string) error { return &errorString{text} }

// Unwrap returns what err's method Unwrap() error gives, or nil.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Is tells whether err, or an error that it wraps, is target.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, rt.Comparable(target))
}

func is(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		if x, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range x.Unwrap() {
				if is(e, target, comparable) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// As finds the first error in err's tree that fits what target points to,
// and stores it there.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	t := rt.TypeOf(target)
	if rt.Kind(t) != rt.KindPointer || rt.IsNil(target) {
		panic("errors: target must be a non-nil pointer")
	}
	want := rt.Elem(t)
	if rt.Kind(want) != rt.KindInterface && !rt.Implements(want, errorType) {
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target, want)
}

var errorType = rt.Elem(rt.TypeOf((*error)(nil)))

func as(err error, target any, want rt.Type) bool {
	for err != nil {
		have := rt.TypeOf(err)
		if have == want || rt.Kind(want) == rt.KindInterface && rt.Implements(have, want) {
			rt.Store(target, err)
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		if x, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range x.Unwrap() {
				if e != nil && as(e, target, want) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// AsType returns the first error in err's tree that is an E.
func AsType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			var e E
			if x.As(&e) {
				return e, true
			}
		}
		if x, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range x.Unwrap() {
				if found, ok := AsType[E](e); ok {
					return found, true
				}
			}
			break
		}
		err = Unwrap(err)
	}
	var none E
	return none, false
}
