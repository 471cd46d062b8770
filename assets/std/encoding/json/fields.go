package json

import (
	"reflect"
	"sort"
	"strings"
)

// field is a member of an object, and where in a struct it is kept.
type field struct {
	name      string
	tagged    bool
	index     []int
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	quoted    bool
}

// known is the fields of types that were seen.
var known = map[reflect.Type][]field{}

// fieldsOf is the fields of a struct, with those of embedded structs.
func fieldsOf(t reflect.Type) []field {
	if fields, ok := known[t]; ok {
		return fields
	}
	all := collect(t, nil, map[reflect.Type]bool{})
	fields := dominant(all)
	known[t] = fields
	return fields
}

// collect is all fields below a struct.
func collect(t reflect.Type, index []int, inside map[reflect.Type]bool) []field {
	if inside[t] {
		return nil
	}
	inside[t] = true
	defer delete(inside, t)
	var all []field
	for i := 0; i < t.NumField(); i++ {
		sf := t.Field(i)
		tag := sf.Tag.Get("json")
		if tag == "-" {
			continue
		}
		at := append(append([]int(nil), index...), i)
		name, options, _ := strings.Cut(tag, ",")
		if sf.Anonymous && name == "" {
			inner := sf.Type
			if inner.Kind() == reflect.Pointer && inner.Name() == "" {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct {
				all = append(all, collect(inner, at, inside)...)
				continue
			}
		}
		if !sf.IsExported() {
			continue
		}
		f := field{name: name, tagged: name != "", index: at, typ: sf.Type}
		if name == "" {
			f.name = sf.Name
		}
		for option := range strings.SplitSeq(options, ",") {
			f.omitEmpty = f.omitEmpty || option == "omitempty"
			f.omitZero = f.omitZero || option == "omitzero"
			f.quoted = f.quoted || option == "string" && isScalar(sf.Type)
		}
		all = append(all, f)
	}
	return all
}

// isScalar tells whether a value can stand in quotes.
func isScalar(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch k := t.Kind(); {
	case k == reflect.Bool || k == reflect.String:
		return true
	default:
		return reflect.Int <= k && k <= reflect.Float64
	}
}

// dominant keeps, of fields with one name, the least deep one, among those the
// one with a tag, and none if there are several. The order stays.
func dominant(all []field) []field {
	byName := make([]field, len(all))
	copy(byName, all)
	sort.SliceStable(byName, func(i, j int) bool {
		a, b := byName[i], byName[j]
		switch {
		case a.name != b.name:
			return a.name < b.name
		case len(a.index) != len(b.index):
			return len(a.index) < len(b.index)
		}
		return a.tagged && !b.tagged
	})
	var kept []field
	for i, f := range byName {
		if i > 0 && byName[i-1].name == f.name {
			continue
		}
		if i+1 < len(byName) {
			other := byName[i+1]
			if other.name == f.name && len(other.index) == len(f.index) && other.tagged == f.tagged {
				continue
			}
		}
		kept = append(kept, f)
	}
	sort.Slice(kept, func(i, j int) bool { return before(kept[i].index, kept[j].index) })
	return kept
}

func before(a, b []int) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}
