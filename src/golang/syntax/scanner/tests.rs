//! Tests of the scanner.

use super::*;
use crate::golang::source::SourceMap;

/// All words of a text, and the mistakes in it.
fn scan(text: &str) -> (Vec<String>, Vec<String>) {
    let mut map = SourceMap::default();
    let id = map.add("x.go", text).expect("small");
    let mut scanner = Scanner::new(map.file(id));
    let mut words = Vec::new();
    loop {
        scanner.next();
        let word = match scanner.token {
            Token::Eof => break,
            Token::Name => scanner.lit.to_owned(),
            Token::Semi => format!(";{}", scanner.lit),
            Token::Literal => format!("{:?} {}", scanner.kind, scanner.lit),
            Token::Operator => scanner.op.symbol().to_owned(),
            Token::AssignOp => format!("{}=", scanner.op.symbol()),
            Token::IncOp => scanner.op.symbol().repeat(2),
            token => token.text().to_owned(),
        };
        words.push(word);
    }
    let describe = |mistake: &Mistake| {
        let position = map.position(mistake.pos).expect("somewhere");
        format!("{}:{} {}", position.line, position.column, mistake.message)
    };
    (words, scanner.mistakes.iter().map(describe).collect())
}

fn words(text: &str) -> String {
    let (words, mistakes) = scan(text);
    assert_eq!(mistakes, Vec::<String>::new(), "in {text}");
    words.join(" ")
}

fn mistakes(text: &str) -> String {
    scan(text).1.join(", ")
}

#[test]
fn operators_are_as_long_as_possible() {
    assert_eq!(words("a&&b&^c&^=d&e&=f"), "a && b &^ c &^= d & e &= f ;EOF");
    assert_eq!(words("<-a<<b<=c<d<<=e"), "<- a << b <= c < d <<= e ;EOF");
    assert_eq!(words("a+++b-- -c"), "a ++ + b -- - c ;EOF");
    assert_eq!(words("...a.b .. :=:= = == != ! ~"), "... a . b . . := := = == != ! ~");
    assert_eq!(words("*p *= x / y /= z % | || |="), "* p *= x / y /= z % | || |=");
}

#[test]
fn lines_end_statements() {
    assert_eq!(words("x\n\ny +\nz\n"), "x ;newline y + z ;newline");
    assert_eq!(words("return\nbreak\nif\n"), "return ;newline break ;newline if");
    assert_eq!(
        words("f()\n}\n]\n1\n\"s\"\nx++\n"),
        "f ( ) ;newline } ;newline ] ;newline Int 1 ;newline String \"s\" ;newline x ++ ;newline"
    );
    assert_eq!(words("x // end\ny /* a */ z /* b\n */ w"), "x ;newline y z ;newline w ;EOF");
    assert_eq!(words("; x;"), ";semicolon x ;semicolon");
    assert_eq!(words("\u{feff}x\r\n"), "x ;newline");
}

#[test]
fn numbers_have_many_forms() {
    assert_eq!(
        words("0 12 0x1F 0o17 0b11 017 1_000"),
        "Int 0 Int 12 Int 0x1F Int 0o17 Int 0b11 Int 017 Int 1_000 ;EOF"
    );
    assert_eq!(
        words("1. .5 1.5e-3 0x1p4 09.5 1e9"),
        "Float 1. Float .5 Float 1.5e-3 Float 0x1p4 Float 09.5 Float 1e9 ;EOF"
    );
    assert_eq!(words("2i 0129i 1.5i"), "Imag 2i Imag 0129i Imag 1.5i ;EOF");
    assert_eq!(words("x.0 1.x"), "x Float .0 Float 1. x ;EOF");
}

#[test]
fn wrong_numbers_are_named() {
    assert_eq!(mistakes("08"), "1:2 invalid digit '8' in octal literal");
    assert_eq!(mistakes("0b102"), "1:5 invalid digit '2' in binary literal");
    assert_eq!(mistakes("0x"), "1:3 hexadecimal literal has no digits");
    assert_eq!(mistakes("0b"), "1:3 binary literal has no digits");
    assert_eq!(mistakes("1__0"), "1:3 '_' must separate successive digits");
    assert_eq!(mistakes("1_"), "1:2 '_' must separate successive digits");
    assert_eq!(mistakes("0_x1"), "1:2 '_' must separate successive digits");
    assert_eq!(mistakes("1_.5"), "1:2 '_' must separate successive digits");
    assert_eq!(mistakes("0x_1 0_7 0b_1 1_0.0_1e0_1"), "");
    assert_eq!(mistakes("1e"), "1:3 exponent has no digits");
    assert_eq!(mistakes("1e+"), "1:4 exponent has no digits");
    assert_eq!(mistakes("0x1.8"), "1:6 hexadecimal mantissa requires a 'p' exponent");
    assert_eq!(mistakes("1p3"), "1:2 'p' exponent requires hexadecimal mantissa");
    assert_eq!(mistakes("0b1e3"), "1:4 'e' exponent requires decimal mantissa");
    assert_eq!(mistakes("0o1.5"), "1:4 invalid radix point in octal literal");
}

#[test]
fn strings_and_runes_may_be_wrong() {
    assert_eq!(words("\"a\\\"b\" `c\nd` '\\''"), "String \"a\\\"b\" String `c\nd` Rune '\\'' ;EOF");
    assert_eq!(mistakes("\"abc\n"), "1:5 newline in string");
    assert_eq!(mistakes("\"abc"), "1:1 string not terminated");
    assert_eq!(mistakes("x `abc"), "1:3 string not terminated");
    assert_eq!(mistakes("''"), "1:2 empty rune literal or unescaped '");
    assert_eq!(mistakes("'ab'"), "1:1 more than one character in rune literal");
    assert_eq!(mistakes("'a\n"), "1:3 newline in rune literal");
    assert_eq!(mistakes("'a"), "1:1 rune literal not terminated");
    assert_eq!(mistakes(r#""\q""#), "1:3 unknown escape");
    assert_eq!(mistakes(r#""\xg0""#), "1:4 invalid character 'g' in hexadecimal escape");
    assert_eq!(mistakes(r#""\08""#), "1:4 invalid character '8' in octal escape");
    assert_eq!(mistakes(r"'\400'"), "1:6 octal escape value 256 > 255");
    assert_eq!(mistakes(r"'\ud800'"), "1:8 escape is invalid Unicode code point U+D800");
    assert_eq!(mistakes(r"'\U00110000'"), "1:12 escape is invalid Unicode code point U+110000");
}

#[test]
fn strange_characters_are_named() {
    assert_eq!(mistakes("x @ y"), "1:3 invalid character U+0040 '@'");
    assert_eq!(
        mistakes("“x”"),
        "1:1 invalid character U+201C '“' in identifier, 1:5 invalid character U+201D '”' in identifier"
    );
    assert_eq!(mistakes("٣x"), "1:1 identifier cannot begin with digit U+0663 '٣'");
    assert_eq!(mistakes("x\0y"), "1:2 invalid NUL character");
    assert_eq!(mistakes("x \u{feff}y"), "1:3 invalid BOM in the middle of the file");
    assert_eq!(mistakes("x /* y"), "1:3 comment not terminated");
    assert_eq!(mistakes("größe 世界 x٣ _"), "");
}

#[test]
fn build_lines_count_only_at_the_top() {
    let version = |text: &str| {
        let mut map = SourceMap::default();
        let id = map.add("x.go", text).expect("small");
        let mut scanner = Scanner::new(map.file(id));
        scanner.next();
        scanner.top = false;
        scanner.next();
        scanner.go_version
    };
    assert_eq!(version("// x\n//go:build go1.21\n\npackage main\n"), Some(21));
    assert_eq!(version("package main\n//go:build go1.21\n"), None);
    assert_eq!(version("/*\n//go:build go1.21\n*/\npackage main\n"), None);
}
