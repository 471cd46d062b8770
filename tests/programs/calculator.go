// A tokenizer, a recursive-descent parser and an evaluator for expressions read from standard input.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"unicode"
)

type kind int

const (
	number kind = iota
	operator
	lparen
	rparen
	end
)

type token struct {
	kind kind
	text string
	num  float64
}

type expr interface{ eval() (float64, error) }
type num float64
type unary struct{ x expr }
type binary struct {
	op   byte
	l, r expr
}

var errDivide = errors.New("division by zero")

func (n num) eval() (float64, error) { return float64(n), nil }

func (u unary) eval() (float64, error) {
	v, err := u.x.eval()
	return -v, err
}

func (b binary) eval() (float64, error) {
	l, err := b.l.eval()
	if err != nil {
		return 0, err
	}
	r, err := b.r.eval()
	if err != nil {
		return 0, err
	}
	switch b.op {
	case '+':
		return l + r, nil
	case '-':
		return l - r, nil
	case '*':
		return l * r, nil
	case '/':
		if r == 0 {
			return 0, errDivide
		}
		return l / r, nil
	}
	return 0, fmt.Errorf("operator %q", b.op)
}

func tokenize(s string) (tokens []token, err error) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case unicode.IsSpace(r):
			i++
		case unicode.IsDigit(r) || r == '.':
			start := i
			for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == '.') {
				i++
			}
			f, err := strconv.ParseFloat(string(rs[start:i]), 64)
			if err != nil {
				return nil, err
			}
			tokens = append(tokens, token{number, string(rs[start:i]), f})
		case r == '(':
			tokens = append(tokens, token{kind: lparen, text: "("})
			i++
		case r == ')':
			tokens = append(tokens, token{kind: rparen, text: ")"})
			i++
		case r == '+', r == '-', r == '*', r == '/':
			tokens = append(tokens, token{kind: operator, text: string(r)})
			i++
		default:
			return nil, fmt.Errorf("unexpected %q at %d", r, i)
		}
	}
	return append(tokens, token{kind: end, text: "end"}), nil
}

type parser struct {
	tokens []token
	pos    int
}

type syntaxError struct{ token }

func (e syntaxError) Error() string { return "unexpected " + e.text }

func (p *parser) peek() token { return p.tokens[p.pos] }
func (p *parser) next() token {
	t := p.tokens[p.pos]
	p.pos++
	return t
}

func (p *parser) binary(ops string, operand func() expr) expr {
	l := operand()
	for {
		t := p.peek()
		if t.kind != operator || (t.text[0] != ops[0] && t.text[0] != ops[1]) {
			return l
		}
		p.next()
		l = binary{t.text[0], l, operand()}
	}
}

func (p *parser) sum() expr     { return p.binary("+-", p.product) }
func (p *parser) product() expr { return p.binary("*/", p.factor) }

func (p *parser) factor() expr {
	switch t := p.next(); {
	case t.kind == number:
		return num(t.num)
	case t.kind == operator && t.text == "-":
		return unary{p.factor()}
	case t.kind == lparen:
		e := p.sum()
		if c := p.next(); c.kind != rparen {
			panic(syntaxError{c})
		}
		return e
	default:
		panic(syntaxError{t})
	}
}

func parse(s string) (e expr, err error) {
	tokens, err := tokenize(s)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			se, ok := r.(syntaxError)
			if !ok {
				panic(r)
			}
			err = se
		}
	}()
	p := parser{tokens: tokens}
	e = p.sum()
	if t := p.next(); t.kind != end {
		return nil, syntaxError{t}
	}
	return e, nil
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		e, err := parse(in.Text())
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		v, err := e.eval()
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Printf("%s = %g\n", in.Text(), v)
	}
}
