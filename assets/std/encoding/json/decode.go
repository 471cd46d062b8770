package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// Unmarshaler reads itself from JSON.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// Unmarshal reads data into the variable that v points to. A value that does
// not fit is left out, and told when all is read.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := &decoder{scanner: scanner{data: data}}
	return d.run(v)
}

type decoder struct {
	scanner
	useNumber bool
	strict    bool
	root      string
	path      []string
	saved     error // the first that did not fit
}

// run reads a value that was checked.
func (d *decoder) run(v any) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.root = p.Type().Elem().Name()
	if err := d.into(p.Elem(), false); err != nil {
		return err
	}
	return d.saved
}

// raw reads a value without making anything of it.
func (d *decoder) raw() []byte {
	d.space()
	start := d.at
	d.value(0)
	return d.data[start:d.at]
}

// misfit notes that a value does not fit.
func (d *decoder) misfit(what string, t reflect.Type, err error) {
	if d.saved != nil {
		return
	}
	e := &UnmarshalTypeError{Value: what, Type: t, Offset: int64(d.at), Err: err}
	if len(d.path) > 0 {
		e.Struct, e.Field = d.root, strings.Join(d.path, ".")
	}
	d.saved = e
}

// what is the kind of the next value.
func (d *decoder) what() string {
	d.space()
	switch d.next() {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	}
	return "number"
}

// skip notes that the next value does not fit.
func (d *decoder) skip(t reflect.Type) {
	what := d.what()
	offset := d.at
	d.raw()
	end := d.at
	d.at = offset
	d.misfit(what, t, nil)
	d.at = end
}

// into reads a value into a variable; a quoted one stands in quotes.
func (d *decoder) into(v reflect.Value, quoted bool) error {
	what := d.what()
	for v.Kind() == reflect.Pointer {
		if what == "null" {
			d.raw()
			v.SetZero()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if done, err := d.byMethod(v, what); done {
			return err
		}
		v = v.Elem()
	}
	if v.CanAddr() {
		if done, err := d.byMethod(v.Addr(), what); done {
			return err
		}
	}
	if v.Kind() == reflect.Interface {
		return d.intoInterface(v, what)
	}
	switch what {
	case "null":
		d.raw()
		switch v.Kind() {
		case reflect.Map, reflect.Slice:
			v.SetZero()
		}
		return nil
	case "object":
		return d.object(v)
	case "array":
		return d.array(v)
	}
	d.scalar(v, what, quoted)
	return nil
}

// byMethod lets the variable that p points to read itself, if it can.
func (d *decoder) byMethod(p reflect.Value, what string) (done bool, err error) {
	if !p.CanInterface() {
		return false, nil
	}
	switch m := p.Interface().(type) {
	case Unmarshaler:
		return true, m.UnmarshalJSON(d.raw())
	case encoding.TextUnmarshaler:
		switch what {
		case "string":
			return true, m.UnmarshalText([]byte(unquote(d.raw())))
		case "null":
			d.raw()
		default:
			d.skip(p.Type().Elem())
		}
		return true, nil
	}
	return false, nil
}

func (d *decoder) intoInterface(v reflect.Value, what string) error {
	if inner := v.Elem(); what != "null" && inner.IsValid() && inner.Kind() == reflect.Pointer && !inner.IsNil() {
		return d.into(inner, false)
	}
	if what == "null" {
		d.raw()
		v.SetZero()
		return nil
	}
	if v.NumMethod() > 0 {
		d.skip(v.Type())
		return nil
	}
	v.Set(reflect.ValueOf(d.any()))
	return nil
}

// scalar reads a string, a number or a truth value.
func (d *decoder) scalar(v reflect.Value, what string, quoted bool) {
	start := d.at
	raw := d.raw()
	text := string(raw)
	if what == "string" {
		text = unquote(raw)
	}
	number := v.Kind() >= reflect.Int && v.Kind() <= reflect.Float64
	switch k := v.Kind(); {
	case quoted && what != "string":
		d.misfitAt(start, what, v.Type(), nil)
	case quoted && number:
		d.number(v, text, start)
	case quoted && k == reflect.Bool && (text == "true" || text == "false"):
		v.SetBool(text == "true")
	case quoted && k == reflect.String && Valid([]byte(text)) && text[0] == '"':
		v.SetString(unquote([]byte(text)))
	case quoted:
		d.misfitAt(start, what, v.Type(), nil)
	case what == "bool" && k == reflect.Bool:
		v.SetBool(text == "true")
	case what == "number" && number:
		d.number(v, text, start)
	case k == reflect.String && v.Type() == reflect.TypeFor[Number]():
		if what == "string" && (&scanner{data: []byte(text)}).number() != nil {
			d.saveRoot("string "+string(raw), v.Type(), strconv.ErrSyntax)
		} else if what == "bool" {
			d.misfitAt(start, what, v.Type(), nil)
		} else {
			v.SetString(text)
		}
	case what == "string" && k == reflect.String:
		v.SetString(text)
	case what == "string" && k == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			d.misfitAt(start, what, v.Type(), err)
			return
		}
		v.SetBytes(b)
	default:
		d.misfitAt(start, what, v.Type(), nil)
	}
}

// misfitAt is misfit for a value that begins there.
func (d *decoder) misfitAt(start int, what string, t reflect.Type, err error) {
	end := d.at
	d.at = start
	d.misfit(what, t, err)
	d.at = end
}

// saveRoot is misfit that does not tell the way.
func (d *decoder) saveRoot(what string, t reflect.Type, err error) {
	path := d.path
	d.path = nil
	d.misfit(what, t, err)
	d.path = path
}

// number sets a variable to a number, if it has room for it.
func (d *decoder) number(v reflect.Value, text string, start int) {
	var err error
	switch bits := v.Type().Bits(); {
	case v.CanInt():
		var n int64
		if n, err = strconv.ParseInt(text, 10, bits); err == nil {
			v.SetInt(n)
		}
	case v.CanUint():
		var n uint64
		if n, err = strconv.ParseUint(text, 10, bits); err == nil {
			v.SetUint(n)
		}
	default:
		var f float64
		if f, err = strconv.ParseFloat(text, bits); err == nil {
			v.SetFloat(f)
		}
	}
	if err != nil {
		d.misfitAt(start, "number "+text, v.Type(), nil)
	}
}

// any reads a value as whatever it is.
func (d *decoder) any() any {
	switch d.what() {
	case "object":
		m := map[string]any{}
		d.members(func(key string) error {
			m[key] = d.any()
			return nil
		})
		return m
	case "array":
		list := []any{}
		d.items(func(int) error {
			list = append(list, d.any())
			return nil
		})
		return list
	case "string":
		return unquote(d.raw())
	case "null":
		d.raw()
		return nil
	case "bool":
		return string(d.raw()) == "true"
	}
	text := string(d.raw())
	if d.useNumber {
		return Number(text)
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		d.misfit("number "+text, reflect.TypeFor[float64](), nil)
	}
	return f
}

// members calls f at each value of an object.
func (d *decoder) members(f func(key string) error) error {
	d.at++
	for d.space(); d.next() != '}'; d.space() {
		key := unquote(d.raw())
		d.space()
		d.at++
		if err := f(key); err != nil {
			return err
		}
		if d.space(); d.next() == ',' {
			d.at++
		}
	}
	d.at++
	return nil
}

// items calls f at each value of an array.
func (d *decoder) items(f func(i int) error) error {
	d.at++
	i := 0
	for d.space(); d.next() != ']'; d.space() {
		if err := f(i); err != nil {
			return err
		}
		i++
		if d.space(); d.next() == ',' {
			d.at++
		}
	}
	d.at++
	return nil
}

// within reads a value below another one.
func (d *decoder) within(name string, f func() error) error {
	d.path = append(d.path, name)
	err := f()
	d.path = d.path[:len(d.path)-1]
	return err
}

func (d *decoder) array(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Array:
		n := 0
		err := d.items(func(i int) error {
			n++
			if i >= v.Len() {
				d.raw()
				return nil
			}
			return d.within(strconv.Itoa(i), func() error { return d.into(v.Index(i), false) })
		})
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
		return err
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 0, 4)
		err := d.items(func(i int) error {
			list = reflect.Append(list, reflect.Zero(v.Type().Elem()))
			return d.within(strconv.Itoa(i), func() error { return d.into(list.Index(i), false) })
		})
		v.Set(list)
		return err
	}
	d.skip(v.Type())
	return nil
}

func (d *decoder) object(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Map:
		return d.intoMap(v)
	case reflect.Struct:
		return d.members(func(key string) error { return d.member(v, key) })
	}
	d.skip(v.Type())
	return nil
}

// member reads a value into the field of that name.
func (d *decoder) member(v reflect.Value, key string) error {
	f, ok := lookUp(fieldsOf(v.Type()), key)
	if !ok {
		if d.strict && d.saved == nil {
			d.saved = errors.New("json: unknown field " + strconv.Quote(key))
		}
		d.raw()
		return nil
	}
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return d.within(key, func() error { return d.into(v, f.quoted && d.what() != "null") })
}

// lookUp is the field of a name; capitals do not matter if no name is the same.
func lookUp(fields []field, key string) (field, bool) {
	for _, f := range fields {
		if f.name == key {
			return f, true
		}
	}
	for _, f := range fields {
		if strings.EqualFold(f.name, key) {
			return f, true
		}
	}
	return field{}, false
}

func (d *decoder) intoMap(v reflect.Value) error {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	return d.members(func(name string) error {
		return d.within(name, func() error {
			key := reflect.New(t.Key()).Elem()
			start := d.at
			if !d.key(key, name, start) {
				d.raw()
				return nil
			}
			value := reflect.New(t.Elem()).Elem()
			err := d.into(value, false)
			v.SetMapIndex(key, value)
			return err
		})
	})
}

// key sets a key of a map to a name, if it fits.
func (d *decoder) key(key reflect.Value, name string, start int) bool {
	before := d.saved
	if m, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := m.UnmarshalText([]byte(name)); err != nil && d.saved == nil {
			d.saved = err
		}
		return true
	}
	switch k := key.Kind(); {
	case k == reflect.String:
		key.SetString(name)
	case k >= reflect.Int && k <= reflect.Float64:
		d.number(key, name, start)
	default:
		d.misfitAt(start, "string", key.Type(), nil)
		return false
	}
	return d.saved == before
}
