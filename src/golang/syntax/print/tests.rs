//! Tests of printed expressions.

use super::*;
use crate::golang::source::SourceMap;
use crate::golang::syntax::ast::Decl;
use crate::golang::syntax::{ExprIds, parse};

/// An expression read and printed again.
fn printed(text: &str) -> String {
    let mut map = SourceMap::default();
    let id = map.add("x.go", format!("package p\nvar _ = {text}\n")).expect("small");
    let (file, mistakes) = parse(id, map.file(id), &ExprIds::default());
    assert_eq!(mistakes, [], "in {text}");
    match &file.decls[..] {
        [Decl::Var(decl)] => expr_string(&decl.values[0]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn most_is_printed_as_it_is_written() {
    for text in [
        "a + b*c - (d << 2)",
        "x.y.z[i][j](k, l...)",
        "x[1:2]",
        "x[:]",
        "x[:2:3]",
        "x.(T)",
        "-a",
        "!a",
        "&x",
        "<-c",
        "*p",
        "[]int{}",
        "map[string][]int{}",
        "[...]int{}",
        "[3]T{}",
        "F[int, string]",
        "(x)",
        "'a'",
        "\"s\"",
        "1_000",
        "(chan int)(nil)",
        "(<-chan int)(nil)",
        "(chan<- int)(nil)",
        "(chan (<-chan int))(nil)",
        "(func(a, b int, c string) (x, y error))(nil)",
        "(func(int, ...string) error)(nil)",
        "struct{a, b int; c string}{}",
        "struct{T; *U}{}",
        "interface{m(int) error; T; ~int | string}(nil)",
        "(interface{})(nil)",
        "(func())(nil)",
    ] {
        assert_eq!(printed(text), text.replace("b*c", "b * c"));
    }
}

#[test]
fn the_inside_of_functions_and_literals_is_left_out() {
    assert_eq!(printed("func(x int) bool { return true }"), "func(x int) bool {…}");
    assert_eq!(printed("func() {}"), "func() {}");
    assert_eq!(printed("T{1, 2}"), "T{…}");
    assert_eq!(printed("map[string]int{\"a\": 1}"), "map[string]int{…}");
    assert_eq!(printed("a +\n\tb"), "a + b");
}
