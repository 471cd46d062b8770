package fmt

import (
	"strconv"

	"internal/rt"
)

// flags is what stands between the % and the verb of a directive.
type flags struct {
	hasWidth bool
	hasPrec  bool
	minus    bool
	plus     bool
	sharp    bool
	space    bool
	zero     bool

	plusV  bool // %+v
	sharpV bool // %#v

	width int
	prec  int
}

// printer appends formatted operands to buf.
type printer struct {
	buf []byte
	flags

	arg       any  // the operand, or the part of it that is being formatted
	wrap      bool // Errorf: %w is a verb
	erroring  bool // inside %!verb(...): methods are not called
	panicking bool // inside the report of a method's panic
}

// Write appends b; for Formatters.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString appends s; for Formatters.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Width is the directive's width.
func (p *printer) Width() (wid int, ok bool) { return p.width, p.hasWidth }

// Precision is the directive's precision.
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.hasPrec }

// Flag tells whether the directive has the flag c.
func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

func appendInt(b []byte, i int64) []byte { return strconv.AppendInt(b, i, 10) }

// appendLine is what Println writes.
func appendLine(b []byte, a []any) []byte {
	for i, arg := range a {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendPlain(b, arg)
	}
	return append(b, '\n')
}

// appendAll is what Print writes.
func appendAll(b []byte, a []any) []byte {
	afterString := true
	for i, arg := range a {
		isString := arg != nil && rt.Kind(rt.TypeOf(arg)) == rt.KindString
		if i > 0 && !isString && !afterString {
			b = append(b, ' ')
		}
		b = appendPlain(b, arg)
		afterString = isString
	}
	return b
}

// appendPlain is %v; the commonest types do without a printer.
func appendPlain(b []byte, arg any) []byte {
	switch v := arg.(type) {
	case string:
		return append(b, v...)
	case int:
		return appendInt(b, int64(v))
	}
	p := printer{buf: b}
	p.operand(arg, 'v')
	return p.buf
}

// operand formats arg with verb.
func (p *printer) operand(arg any, verb rune) {
	p.arg = arg
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.pad("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.text(rt.TypeString(rt.TypeOf(arg)))
		return
	case 'p':
		p.pointer(arg, 'p')
		return
	}
	switch v := arg.(type) {
	case string:
		p.string(v, verb)
	case int:
		p.signed(int64(v), verb)
	case bool:
		p.bool(v, verb)
	case float64:
		p.float(v, 64, verb)
	case []byte:
		p.bytes(v, verb, "[]byte")
	case int64:
		p.signed(v, verb)
	case int32:
		p.signed(int64(v), verb)
	case uint8:
		p.unsigned(uint64(v), verb)
	case uint64:
		p.unsigned(v, verb)
	default:
		if rt.Kind(rt.TypeOf(arg)) == rt.KindStruct && rt.PkgPath(rt.TypeOf(arg)) == "reflect" && p.reflected(arg, verb) {
			return
		}
		if !p.byMethod(arg, verb) {
			p.value(arg, rt.TypeOf(arg), verb, 0, true)
		}
	}
}

// reflected formats what a reflect.Value holds.
func (p *printer) reflected(arg any, verb rune) bool {
	if rt.DeclaredName(rt.TypeOf(arg)) != "Value" {
		return false
	}
	v, t := rt.Field(arg, 0), rt.Type(rt.Uint(rt.Field(arg, 1)))
	if addr := uintptr(rt.Uint(rt.Field(arg, 2))); addr != 0 {
		v = rt.Load(addr, t)
	}
	readOnly := rt.Bool(rt.Field(arg, 3))
	switch {
	case t == 0:
		p.buf = append(p.buf, "<invalid reflect.Value>"...)
	case v == nil || readOnly || !p.byMethod(v, verb):
		p.value(v, t, verb, 0, !readOnly)
	}
	return true
}

// badVerb reports a verb that p.arg cannot be formatted with, and formats it
// with %v.
func (p *printer) badVerb(verb rune) {
	arg := p.arg
	p.erroring = true
	p.buf = append(p.buf, "%!"...)
	p.buf = append(p.buf, string(verb)...)
	p.buf = append(p.buf, '(')
	if arg == nil {
		p.buf = append(p.buf, "<nil>"...)
	} else {
		p.buf = append(p.buf, rt.TypeString(rt.TypeOf(arg))...)
		p.buf = append(p.buf, '=')
		p.operand(arg, 'v')
	}
	p.buf = append(p.buf, ')')
	p.erroring = false
}

// byMethod formats arg with its own method, if it has one for verb.
func (p *printer) byMethod(arg any, verb rune) bool {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := arg.(error); !ok || !p.wrap {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := arg.(Formatter); ok {
		p.byFormat(f, verb)
		return true
	}
	if p.sharpV {
		if g, ok := arg.(GoStringer); ok {
			p.byGoString(g, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := arg.(type) {
		case error:
			p.byError(v, verb)
			return true
		case Stringer:
			p.byString(v, verb)
			return true
		}
	}
	return false
}

func (p *printer) byFormat(f Formatter, verb rune) {
	defer p.caught(f, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) byGoString(g GoStringer, verb rune) {
	defer p.caught(g, verb, "GoString")
	p.text(g.GoString())
}

func (p *printer) byError(e error, verb rune) {
	defer p.caught(e, verb, "Error")
	p.string(e.Error(), verb)
}

func (p *printer) byString(s Stringer, verb rune) {
	defer p.caught(s, verb, "String")
	p.string(s.String(), verb)
}

// caught, deferred, reports the panic of a method. That of a nil receiver is
// printed as nil.
func (p *printer) caught(arg any, verb rune, method string) {
	failure := recover()
	if failure == nil {
		return
	}
	if rt.Kind(rt.TypeOf(arg)) == rt.KindPointer && rt.IsNil(arg) {
		p.buf = append(p.buf, "<nil>"...)
		return
	}
	if p.panicking {
		panic(failure)
	}
	before := p.flags
	p.flags = flags{}
	p.buf = append(p.buf, "%!"...)
	p.buf = append(p.buf, string(verb)...)
	p.buf = append(p.buf, "(PANIC="...)
	p.buf = append(p.buf, method...)
	p.buf = append(p.buf, " method: "...)
	p.panicking = true
	p.operand(failure, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.flags = before
}
