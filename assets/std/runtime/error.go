package runtime

// An Error is a run-time error: what the machine panics with.
type Error interface {
	error
	// RuntimeError tells run-time errors from others.
	RuntimeError()
}

// The machine makes these from what they say.
type (
	// errorString is most errors.
	errorString string
	// boundsError is an index or a slice out of range.
	boundsError string
	// plainError is an error whose text does not begin with "runtime error".
	plainError string
)

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return string(e) }

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string { return string(e) }

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// A TypeAssertionError is a type assertion that failed.
type TypeAssertionError struct{ text string }

// RuntimeError tells run-time errors from others.
func (*TypeAssertionError) RuntimeError() {}

// Error says what was asserted, and what was there.
func (e *TypeAssertionError) Error() string { return e.text }

// A PanicNilError is what panic(nil) panics with.
type PanicNilError struct{ _ [0]func() }

// RuntimeError tells run-time errors from others.
func (*PanicNilError) RuntimeError() {}

// Error says so.
func (*PanicNilError) Error() string {
	return "runtime error: panic called with nil argument"
}
