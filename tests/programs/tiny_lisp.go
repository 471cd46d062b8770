package main

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
)

type sexpr interface{}
type list []sexpr
type sym string
type qString string

func tokenize(s string) (toks []string) {
	for i := 0; i < len(s); {
		c := rune(s[i])
		switch {
		case unicode.IsSpace(c):
			i++
		case c == '(' || c == ')':
			toks = append(toks, string(c))
			i++
		case c == '"':
			j := i + 1
			for s[j] != '"' {
				j++
			}
			toks = append(toks, s[i:j+1])
			i = j + 1
		default:
			j := strings.IndexFunc(s[i:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()", r) })
			if j < 0 {
				j = len(s) - i
			}
			toks = append(toks, s[i:i+j])
			i += j
		}
	}
	return
}

var errEOF = errors.New("unexpected EOF")

func parse(toks []string) (e sexpr, rest []string, err error) {
	if len(toks) == 0 {
		return nil, nil, errEOF
	}
	switch t := toks[0]; t[0] {
	case '(':
		l := list{}
		rest = toks[1:]
		for len(rest) > 0 && rest[0] != ")" {
			var x sexpr
			if x, rest, err = parse(rest); err != nil {
				return
			}
			l = append(l, x)
		}
		if len(rest) == 0 {
			return nil, nil, fmt.Errorf("list: %w", errEOF)
		}
		return l, rest[1:], nil
	case ')':
		return nil, nil, fmt.Errorf("unexpected %q", t)
	case '"':
		return qString(t[1 : len(t)-1]), toks[1:], nil
	default:
		if i, err := strconv.Atoi(t); err == nil {
			return i, toks[1:], nil
		}
		if f, err := strconv.ParseFloat(t, 64); err == nil {
			return f, toks[1:], nil
		}
		return sym(t), toks[1:], nil
	}
}

type env struct {
	vars  map[sym]sexpr
	outer *env
}

func (e *env) find(s sym) (*env, bool) {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[s]; ok {
			return e, true
		}
	}
	return nil, false
}

type proc struct {
	params []sym
	body   sexpr
	e      *env
}
type prim func(args ...sexpr) (sexpr, error)

func num(f func(a, b int) int) prim {
	return func(args ...sexpr) (sexpr, error) {
		acc, ok := args[0].(int)
		if !ok {
			return nil, fmt.Errorf("not a number: %v (%T)", args[0], args[0])
		}
		for _, a := range args[1:] {
			acc = f(acc, a.(int))
		}
		return acc, nil
	}
}

func eval(x sexpr, e *env) (r sexpr, err error) {
tail:
	switch v := x.(type) {
	case sym:
		if f, ok := e.find(v); ok {
			return f.vars[v], nil
		}
		return nil, fmt.Errorf("undefined: %s", v)
	case list:
		if len(v) == 0 {
			return nil, nil
		}
		switch head, _ := v[0].(sym); head {
		case "quote":
			return v[1], nil
		case "if":
			c, err := eval(v[1], e)
			if err != nil {
				return nil, err
			}
			if c == true {
				x = v[2]
			} else {
				x = v[3]
			}
			goto tail
		case "define":
			e.vars[v[1].(sym)], err = eval(v[2], e)
			return nil, err
		case "lambda":
			p := &proc{body: v[2], e: e}
			for _, s := range v[1].(list) {
				p.params = append(p.params, s.(sym))
			}
			return p, nil
		}
		f, err := eval(v[0], e)
		if err != nil {
			return nil, err
		}
		args := make([]sexpr, len(v)-1)
		for i := range args {
			if args[i], err = eval(v[i+1], e); err != nil {
				return nil, err
			}
		}
		switch f := f.(type) {
		case prim:
			return f(args...)
		case *proc:
			ne := &env{map[sym]sexpr{}, f.e}
			for i, p := range f.params {
				ne.vars[p] = args[i]
			}
			x, e = f.body, ne
			goto tail
		default:
			return nil, fmt.Errorf("not a function: %v", f)
		}
	default:
		return x, nil
	}
}

func main() {
	g := &env{vars: map[sym]sexpr{
		"+": num(func(a, b int) int { return a + b }),
		"*": num(func(a, b int) int { return a * b }),
		"-": num(func(a, b int) int { return a - b }),
		"=": prim(func(a ...sexpr) (sexpr, error) { return reflect.DeepEqual(a[0], a[1]), nil }),
		"<": prim(func(a ...sexpr) (sexpr, error) { return a[0].(int) < a[1].(int), nil }),
	}}
	for _, src := range []string{
		`((data "quoted data" 123 4.5) (data (!@# (4.5) "(more" "data)")))`,
		`(define fact (lambda (n) (if (= n 0) 1 (* n (fact (- n 1))))))`,
		`(fact 10)`,
		`(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))`,
		`(fib 10)`,
		`(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))))`,
		`(loop 2000 0)`,
		`(quote (a "b" 1.5 (c)))`,
		`(+ 1 (undefined))`,
		`(1 2)`,
		`(+ 1`,
		`)`,
		`(+ "x" 1)`,
	} {
		x, _, err := parse(tokenize(src))
		if err != nil {
			fmt.Println("parse error:", err, errors.Is(err, errEOF))
			continue
		}
		r, err := eval(x, g)
		fmt.Printf("%v => %v %T %v\n", x, r, r, err)
		if p, ok := r.(*proc); ok {
			fmt.Println(p.params)
		}
	}
}
