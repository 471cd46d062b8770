//! Facts from Go 1.27.

use super::*;
use crate::golang::syntax::ast::{BinaryOp, LiteralKind, UnaryOp};
use crate::golang::types::Basic;

fn int(text: &str) -> Value {
    Value::from_literal(LiteralKind::Int, text)
}

fn float(text: &str) -> Value {
    Value::from_literal(LiteralKind::Float, text)
}

#[test]
fn numbers_as_they_are_written() {
    let cases = [("0", 0), ("1_000", 1000), ("0x1F", 31), ("0b101", 5), ("0o17", 15), ("017", 15), ("0X_ff", 255)];
    for (text, value) in cases {
        assert_eq!(int(text), Value::int(value), "{text}");
    }
    let cases =
        [("1.5", "1.5"), ("1e3", "1000"), (".25", "0.25"), ("0x1p-2", "0.25"), ("0x1.8p1", "3"), ("1e-7", "1e-07")];
    for (text, value) in cases {
        assert_eq!(float(text).text(Basic::UntypedFloat), value, "{text}");
    }
    assert_eq!(float("010.0"), Value::int(10));
    assert_eq!(float("1e1000000000"), Value::Unknown);
    assert_eq!(float("1e99999999999999999999"), Value::Unknown);
    assert_eq!(float("1e-99999999999999999999"), Value::int(0));
    assert_eq!(float("0e99999999999999999999"), Value::int(0));
    assert_eq!(Value::from_literal(LiteralKind::Imag, "012i").to_string(), "(0 + 12i)");
}

#[test]
fn runes_and_strings() {
    let rune = |text| Value::from_literal(LiteralKind::Rune, text);
    for (text, code) in
        [("'a'", 97), (r"'\n'", 10), (r"'\''", 39), (r"'\x41'", 65), (r"'\377'", 255), (r"'\u4e16'", 0x4e16)]
    {
        assert_eq!(rune(text), Value::int(code), "{text}");
    }
    assert_eq!(rune("'世'"), Value::int(0x4e16));
    assert_eq!(rune(r"'\ud800'"), Value::Unknown);
    assert_eq!(rune(r"'\400'"), Value::Unknown);
    let string = |text| Value::from_literal(LiteralKind::String, text);
    assert_eq!(string(r#""a\tb\"\xff\u00e9""#).as_bytes(), Some(&b"a\tb\"\xff\xc3\xa9"[..]));
    assert_eq!(string("`a\\n\r\nb`").as_bytes(), Some(&b"a\\n\nb"[..]));
    assert_eq!(string(r#""\xe4\xb8""#).to_string(), r#""\xe4\xb8""#);
    assert_eq!(Value::string(&"x".repeat(70)).to_string().len(), 72);
    assert_eq!(Value::string(&"x".repeat(71)).to_string(), format!("\"{}...", "x".repeat(68)));
}

#[test]
fn floats_in_messages() {
    let cases = [
        ("0.1", "0.1"),
        ("1e100", "1e+100"),
        ("1000000.0", "1e+06"),
        ("100000.0", "100000"),
        ("123456789.0", "1.23457e+08"),
        ("3.14159265358979", "3.14159"),
        ("1000000.5", "1.0000005e+06"),
        ("0.00001", "1e-05"),
        ("1e400", "1e+400"),
        ("-1.5e-400", "-1.5e-400"),
    ];
    for (text, shown) in cases {
        let value = match text.strip_prefix('-') {
            Some(text) => Value::unary(UnaryOp::Neg, &float(text), None),
            None => float(text),
        };
        assert_eq!(value.text(Basic::UntypedFloat), shown, "{text}");
    }
    assert_eq!(int("1000000000").text(Basic::Float64), "1e+09");
    assert_eq!(int("1").text(Basic::UntypedComplex), "(1 + 0i)");
}

#[test]
fn arithmetic_is_exact() {
    let binary = |op, x: &str, y: &str, integer| Value::binary(op, &int(x), &int(y), integer);
    assert_eq!(binary(BinaryOp::Div, "7", "2", true), Value::int(3));
    assert_eq!(binary(BinaryOp::Div, "7", "2", false), float("3.5"));
    assert_eq!(binary(BinaryOp::Rem, "7", "0", true), Value::Unknown);
    assert_eq!(binary(BinaryOp::AndNot, "7", "2", true), Value::int(5));
    let negative = Value::unary(UnaryOp::Neg, &int("7"), None);
    assert_eq!(Value::binary(BinaryOp::Div, &negative, &int("2"), true), Value::int(-3));
    assert_eq!(Value::binary(BinaryOp::Rem, &negative, &int("2"), true), Value::int(-1));
    assert_eq!(Value::unary(UnaryOp::Complement, &int("1"), Some(8)), Value::int(254));
    assert_eq!(Value::unary(UnaryOp::Complement, &int("1"), None), Value::int(-2));
    let third = Value::binary(BinaryOp::Div, &int("1"), &int("3"), false);
    assert_eq!(Value::binary(BinaryOp::Mul, &third, &int("3"), false), Value::int(1));
    let sum = Value::binary(BinaryOp::Add, &float("0.1"), &float("0.2"), false);
    assert!(Value::compare(BinaryOp::Eq, &sum, &float("0.3")));
    let i = Value::from_literal(LiteralKind::Imag, "1i");
    assert_eq!(Value::binary(BinaryOp::Mul, &i, &i, false), Value::int(-1));
    assert_eq!(Value::binary(BinaryOp::Div, &int("1"), &i, false).to_string(), "(0 + -1i)");
    assert_eq!(Value::shift(BinaryOp::Shl, &int("1"), 100).bits(), 101);
    assert_eq!(Value::shift(BinaryOp::Shl, &int("1"), 5000), Value::Unknown);
    assert_eq!(Value::shift(BinaryOp::Shr, &negative, u64::MAX), Value::int(-1));
}

#[test]
fn numbers_do_not_grow_without_bounds() {
    let mut value = float("1.1");
    for _ in 0..64 {
        value = Value::binary(BinaryOp::Mul, &value, &value, false);
    }
    assert_eq!(value, Value::Unknown);
    let mut value = float("0.7");
    for _ in 0..64 {
        value = Value::binary(BinaryOp::Mul, &value, &value, false);
    }
    assert_eq!(value, Value::int(0));
}

#[test]
fn what_types_can_hold() {
    use NotRepresentable::{Kind, Overflows, Truncated};
    let neg = |text| Value::unary(UnaryOp::Neg, &int(text), None);
    assert_eq!(int("127").representable(Basic::Int8), Ok(int("127")));
    assert_eq!(int("128").representable(Basic::Int8), Err(Overflows));
    assert_eq!(neg("128").representable(Basic::Int8), Ok(neg("128")));
    assert_eq!(neg("129").representable(Basic::Int8), Err(Overflows));
    assert_eq!(neg("1").representable(Basic::Uint), Err(Overflows));
    assert_eq!(int("18446744073709551615").representable(Basic::Uint64), Ok(int("18446744073709551615")));
    assert_eq!(int("9223372036854775808").representable(Basic::Int), Err(Overflows));
    assert_eq!(float("1.5").representable(Basic::Int), Err(Truncated));
    assert_eq!(float("2.0").representable(Basic::Byte), Ok(int("2")));
    assert_eq!(Value::string("x").representable(Basic::Int), Err(Kind));
    assert_eq!(Value::Bool(true).representable(Basic::UntypedBool), Ok(Value::Bool(true)));
    assert_eq!(int("1").representable(Basic::String), Err(Kind));
    assert_eq!(float("1e39").representable(Basic::Float32), Err(Overflows));
    assert_eq!(float("1e309").representable(Basic::Float64), Err(Overflows));
    assert_eq!(float("1e-400").representable(Basic::Float64), Ok(int("0")));
    assert_eq!(int("16777217").representable(Basic::Float32), Ok(int("16777216")));
}

#[test]
fn rounding_is_to_the_nearest_even() {
    let texts = [
        "0.1",
        "5e-324",
        "2e-324",
        "3e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "9007199254740993.0",
    ];
    for text in texts {
        let parsed: f64 = text.parse().expect("a number");
        assert_eq!(float(text).as_f64().map(f64::to_bits), Some(parsed.to_bits()), "{text}");
        let single: f32 = text.parse().expect("a number");
        let ours = float(text).representable(Basic::Float32).ok().and_then(|value| value.as_f64());
        assert_eq!(ours, single.is_finite().then_some(f64::from(single)), "{text}");
    }
}
