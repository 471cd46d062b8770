package fmt

import (
	"io"
	"math"
	"strconv"

	"internal/rt"
)

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
	floatVerbs    = "beEfFgGv"
)

// operand reads what arg points to.
func (s *scan) operand(verb rune, arg any) {
	s.token = s.token[:0]
	if v, ok := arg.(Scanner); ok {
		err := v.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		s.must(err)
		return
	}
	switch v := arg.(type) {
	case *int:
		*v = int(s.signed(verb, 64))
	case *string:
		*v = s.word(verb)
	case *float64:
		*v = s.float(verb, 64, "float64")
	case *bool:
		*v = s.bool(verb)
	case *[]byte:
		*v = []byte(s.word(verb))
	default:
		s.other(verb, arg)
	}
}

// other reads what a pointer of any type points to.
func (s *scan) other(verb rune, arg any) {
	t := rt.TypeOf(arg)
	if t == 0 || rt.Kind(t) != rt.KindPointer {
		s.fail("type not a pointer: " + typeOf(arg))
	}
	t = rt.Elem(t)
	bits := 8 * int(rt.Size(t))
	var v any
	switch rt.Kind(t) {
	case rt.KindBool:
		v = s.bool(verb)
	case rt.KindInt, rt.KindInt8, rt.KindInt16, rt.KindInt32, rt.KindInt64:
		v = s.signed(verb, bits)
	case rt.KindUint, rt.KindUint8, rt.KindUint16, rt.KindUint32, rt.KindUint64, rt.KindUintptr:
		v = s.unsigned(verb, bits)
	case rt.KindFloat32:
		v = s.float(verb, 32, "float32")
	case rt.KindFloat64:
		v = s.float(verb, 64, "float64")
	case rt.KindComplex64, rt.KindComplex128:
		v = s.complex(verb, bits)
	case rt.KindString:
		v = s.word(verb)
	case rt.KindSlice:
		if rt.Kind(rt.Elem(t)) != rt.KindUint8 {
			s.fail("can't scan type: " + typeOf(arg))
		}
		v = []byte(s.word(verb))
	default:
		s.fail("can't scan type: " + typeOf(arg))
	}
	rt.Store(arg, rt.Convert(v, t))
}

// allow ends the scan unless verb is one of verbs.
func (s *scan) allow(verb rune, verbs, what string) {
	if !contains(verbs, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *scan) bool(verb rune) bool {
	s.begin()
	s.allow(verb, "tv", "boolean")
	right := true
	value := false
	switch s.next() {
	case '1':
		value = true
	case 't', 'T':
		value = true
		right = !s.accept("rR") || s.accept("uU") && s.accept("eE")
	case 'f', 'F':
		right = !s.accept("aA") || s.accept("lL") && s.accept("sS") && s.accept("eE")
	}
	if !right {
		s.fail("syntax error scanning boolean")
	}
	return value
}

// integerToken reads the digits of an integer; base 0 is for those with a
// prefix.
func (s *scan) integerToken(verb rune, sign bool) (token string, base int) {
	s.begin()
	s.allow(verb, "bdoUxXv", "integer")
	base, digits, have := 10, decimalDigits, false
	switch verb {
	case 'b':
		base, digits = 2, binaryDigits
	case 'o':
		base, digits = 8, octalDigits
	case 'x', 'X', 'U':
		base, digits = 16, hexDigits
	}
	if verb == 'U' {
		if !s.accept("U") || !s.accept("+") {
			s.fail("bad unicode format ")
		}
		s.token = s.token[:0]
	} else if sign {
		s.accept("+-")
	}
	if verb == 'v' {
		base = 0
		digits, have = s.basePrefix()
	}
	if !have {
		s.notEnd()
		if !s.accept(digits) {
			s.fail("expected integer")
		}
	}
	s.acceptAll(digits)
	return string(s.token), base
}

// basePrefix reads 0, 0b, 0o or 0x, and gives the digits that may follow.
func (s *scan) basePrefix() (digits string, have bool) {
	switch {
	case !s.accept("0"):
		return decimalDigits + "_", false
	case s.accept("bB"):
		return binaryDigits + "_", true
	case s.accept("oO"):
		return octalDigits + "_", true
	case s.accept("xX"):
		return hexDigits + "_", true
	}
	return octalDigits + "_", true
}

func (s *scan) signed(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.char(bits)
	}
	token, base := s.integerToken(verb, true)
	i, err := strconv.ParseInt(token, base, 64)
	s.must(err)
	if i<<(64-bits)>>(64-bits) != i {
		s.fail("integer overflow on token " + token)
	}
	return i
}

func (s *scan) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	token, base := s.integerToken(verb, false)
	u, err := strconv.ParseUint(token, base, 64)
	s.must(err)
	if u<<(64-bits)>>(64-bits) != u {
		s.fail("unsigned integer overflow on token " + token)
	}
	return u
}

// char reads one rune, a space too.
func (s *scan) char(bits int) int64 {
	s.notEnd()
	r := s.next()
	i := int64(r)
	if i<<(64-bits)>>(64-bits) != i {
		s.fail("overflow on character value " + string(r))
	}
	return i
}

func (s *scan) float(verb rune, bits int, what string) float64 {
	s.allow(verb, floatVerbs, what)
	s.begin()
	return s.toFloat(s.floatToken(), bits)
}

// floatToken reads what may be a number.
func (s *scan) floatToken() string {
	s.token = s.token[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.token)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.token)
	}
	digits, exponent := decimalDigits+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexDigits+"_", "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimalDigits + "_")
	}
	return string(s.token)
}

// toFloat reads a number, which may have a decimal mantissa and an exponent of
// two, as %b writes it.
func (s *scan) toFloat(token string, bits int) float64 {
	split := -1
	for i := 0; i < len(token); i++ {
		switch token[i] {
		case 'p':
			if split < 0 {
				split = i
			}
		case 'x', 'X':
			split = len(token)
		}
	}
	if split < 0 || split == len(token) {
		f, err := strconv.ParseFloat(token, bits)
		s.must(err)
		return f
	}
	mantissa, err := strconv.ParseFloat(token[:split], bits)
	s.must(about(err, token))
	exponent, err := strconv.Atoi(token[split+1:])
	s.must(about(err, token))
	return math.Ldexp(mantissa, exponent)
}

// about makes a number's error speak of the whole token.
func about(err error, token string) error {
	if e, ok := err.(*strconv.NumError); ok {
		e.Num = token
	}
	return err
}

func (s *scan) complex(verb rune, bits int) complex128 {
	s.allow(verb, floatVerbs, "complex")
	s.begin()
	const wrong = "syntax error scanning complex number"
	parentheses := s.accept("(")
	re := s.floatToken()
	s.token = s.token[:0]
	if !s.accept("+-") {
		s.fail(wrong)
	}
	sign := string(s.token)
	im := sign + s.floatToken()
	if !s.accept("i") || parentheses && !s.accept(")") {
		s.fail(wrong)
	}
	return complex(s.toFloat(re, bits/2), s.toFloat(im, bits/2))
}

// word reads a string: a word, a literal or hexadecimal digits.
func (s *scan) word(verb rune) string {
	s.allow(verb, "svqxX", "string")
	s.begin()
	switch verb {
	case 'q':
		return s.literal()
	case 'x', 'X':
		return s.hexWord()
	}
	s.take(true, notSpace)
	return string(s.token)
}

func (s *scan) literal() string {
	quote := s.next()
	if quote != '`' && quote != '"' {
		s.fail("expected quoted string")
	}
	b := []byte(string(quote))
	for {
		r := s.needed()
		b = append(b, string(r)...)
		if r == quote {
			break
		}
		if quote == '"' && r == '\\' {
			b = append(b, string(s.needed())...)
		}
	}
	if quote == '`' {
		return string(b[1 : len(b)-1])
	}
	text, err := strconv.Unquote(string(b))
	s.must(err)
	return text
}

func (s *scan) hexWord() string {
	var b []byte
	for s.sees(hexDigits) {
		high := hexValue(s.next())
		low := s.needed()
		if !contains(hexDigits, low) {
			s.fail("illegal hex digit")
		}
		b = append(b, high<<4|hexValue(low))
	}
	if len(b) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(b)
}

func hexValue(r rune) byte {
	if r <= '9' {
		return byte(r - '0')
	}
	return byte(r|0x20-'a') + 10
}
