//! Tests of trees: what belongs to what, where it is, how deep it may be. The messages are tested against those of
//! Go's compiler, in the integration tests.

use std::fmt::Write;
use std::sync::Arc;

use crate::golang::source::{Mistake, SourceMap};
use crate::golang::syntax::ast::{Decl, Expr, ExprKind, Field, File, FuncDecl, MAX_DEPTH, Stmt, StmtKind};
use crate::golang::syntax::{ExprIds, expr_string, parse};

fn read(text: &str) -> (SourceMap, File, Vec<Mistake>) {
    let mut map = SourceMap::default();
    let id = map.add("x.go", text).expect("small");
    let (file, mistakes) = parse(id, map.file(id), &ExprIds::default());
    (map, file, mistakes)
}

fn right(text: &str) -> File {
    let (_, file, mistakes) = read(text);
    assert_eq!(mistakes, [], "in {text}");
    file
}

fn messages(text: &str) -> Vec<String> {
    read(text).2.into_iter().map(|mistake| mistake.message).collect()
}

/// Operators with parentheses around everything.
fn explicit(x: &Expr) -> String {
    match &x.kind {
        ExprKind::Binary(op, x, y) => format!("({} {} {})", explicit(x), op.symbol(), explicit(y)),
        ExprKind::Unary(op, x) => format!("({}{})", op.symbol(), explicit(x)),
        ExprKind::Star(x) => format!("(*{})", explicit(x)),
        ExprKind::Call(call) => format!("{}()", explicit(&call.func)),
        _ => expr_string(x),
    }
}

fn value(text: &str) -> String {
    let file = right(&format!("package p\nvar _ = {text}\n"));
    let [Decl::Var(decl)] = &file.decls[..] else { panic!("{file:?}") };
    explicit(&decl.values[0])
}

/// The type declaration of a text: type parameters, and the right side.
fn declared(text: &str) -> String {
    let file = right(&format!("package p\ntype {text}\n"));
    let [Decl::Type(decl)] = &file.decls[..] else { panic!("{file:?}") };
    let mut out = String::new();
    for Field { name, ty, .. } in &decl.tparams {
        let name = name.as_ref().map_or("-", |name| &name.name);
        let _ = write!(out, "{name} {}, ", explicit(ty));
    }
    let alias = if decl.alias { "= " } else { "" };
    format!("{out}| {alias}{}", expr_string(&decl.ty))
}

fn func(file: &File) -> &FuncDecl {
    match file.decls.last() {
        Some(Decl::Func(func)) => func,
        other => panic!("{other:?}"),
    }
}

/// The statements of a body.
fn with_stmts<T>(body: &str, look: impl FnOnce(&[Stmt]) -> T) -> T {
    let file = right(&format!("package p\nfunc f() {{\n{body}\n}}\n"));
    look(&func(&file).body.as_ref().and_then(crate::golang::syntax::ast::FuncBody::known).expect("there is one").stmts)
}

#[test]
fn operators_bind_as_in_go() {
    assert_eq!(value("a + b*c - d"), "((a + (b * c)) - d)");
    assert_eq!(value("a || b && c == d+e"), "(a || (b && (c == (d + e))))");
    assert_eq!(value("-a*b"), "((-a) * b)");
    assert_eq!(value("a &^ b | c<<d"), "((a &^ b) | (c << d))");
    assert_eq!(value("<-c + *p"), "((<-c) + (*p))");
    assert_eq!(value("*p.x"), "(*p.x)");
    assert_eq!(value("&(x)"), "(&x)");
}

#[test]
fn an_arrow_before_a_channel_type_belongs_to_it() {
    assert_eq!(value("<-chan int(c)"), "(<-chan int())");
    assert_eq!(value("(<-chan int)(c)"), "(<-chan int)()");
    assert_eq!(value("(<-chan<- chan int)(c)"), "(<-chan <-chan int)()");
    assert_eq!(messages("package p\nvar _ = (<-chan<- int)(c)\n"), ["syntax error: unexpected int, expected chan"]);
    assert_eq!(messages("package p\nvar _ = (<-<-chan int)(nil)\n"), ["syntax error: unexpected <-, expected chan"]);
}

#[test]
fn type_parameters_are_told_from_array_lengths() {
    assert_eq!(declared("T[P any] int"), "P any, | int");
    assert_eq!(declared("T[P *C,] int"), "P (*C), | int");
    assert_eq!(declared("T[P *C] int"), "| [P * C]int");
    assert_eq!(declared("T[P *[]int] int"), "P (*[]int), | int");
    assert_eq!(declared("T[P (C),] int"), "P C, | int");
    assert_eq!(declared("T[P (C)] int"), "| [P(C)]int");
    assert_eq!(declared("T[P *A | B | ~C] int"), "P (((*A) | B) | (~C)), | int");
    assert_eq!(declared("T[P *A | B] int"), "| [P * A | B]int");
    assert_eq!(declared("T[N] int"), "| [N]int");
    assert_eq!(declared("T[N * 2] int"), "| [N * 2]int");
    assert_eq!(declared("T[P []E, E any] struct{}"), "P []E, E any, | struct{}");
    assert_eq!(declared("T[P interface{ m() }] int"), "P interface{m()}, | int");
    assert_eq!(declared("T[K, V comparable] map[K]V"), "K comparable, V comparable, | map[K]V");
    assert_eq!(declared("T[P ~int | ~string] []P"), "P ((~int) | (~string)), | []P");
    assert_eq!(declared("T[P any] = []P"), "P any, | = []P");
    assert_eq!(declared("T []int"), "| []int");
    assert_eq!(declared("T [5]int"), "| [5]int");
    assert_eq!(declared("T = int"), "| = int");
}

#[test]
fn braces_begin_a_block_in_headers() {
    let kind = |body: &str| {
        with_stmts(body, |stmts| match &stmts[0].kind {
            StmtKind::If(stmt) => expr_string(&stmt.cond),
            StmtKind::For(stmt) => stmt.cond.as_ref().map_or("-".to_owned(), expr_string),
            StmtKind::Range(stmt) => expr_string(&stmt.x),
            StmtKind::Switch(stmt) => stmt.tag.as_ref().map_or("-".to_owned(), expr_string),
            StmtKind::TypeSwitch(stmt) => format!("type of {}", expr_string(&stmt.x)),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(kind("if x == T { }"), "x == T");
    assert_eq!(kind("if x == (T{}) { }"), "x == (T{})");
    assert_eq!(kind("if f(T{}) { }"), "f(T{})");
    assert_eq!(kind("for range []int{1} { }"), "[]int{…}");
    assert_eq!(kind("for range x { }"), "x");
    assert_eq!(kind("for i := range 10 { }"), "10");
    assert_eq!(kind("for x := f; x(T{}); x++ { }"), "x(T{})");
    assert_eq!(kind("for { }"), "-");
    assert_eq!(kind("switch x := y; x { }"), "x");
    assert_eq!(kind("switch x := y; { }"), "-");
    assert_eq!(kind("switch x := y.(type) { }"), "type of y");
    assert_eq!(kind("switch y.(type) { }"), "type of y");
    assert_eq!(kind("switch func() T { return T{} }() { }"), "func() T {…}()");
}

#[test]
fn a_guard_out_of_place_stays_an_expression() {
    let guard = |body| with_stmts(body, |stmts| format!("{:?}", stmts[0].kind).contains("TypeGuard"));
    assert!(guard("x := y.(type)"));
    assert!(guard("switch x := y.(type); x { }"));
    assert!(guard("switch (y.(type)) { }"));
    assert!(!guard("switch x := y.(type) { }"));
}

#[test]
fn a_third_range_variable_is_kept() {
    with_stmts("for a, b, c := range x { }", |stmts| match &stmts[0].kind {
        StmtKind::Range(range) => {
            assert!(range.define && range.key.is_some() && range.value.is_some());
            assert_eq!(range.extra.as_ref().map(expr_string).as_deref(), Some("c"));
        }
        other => panic!("{other:?}"),
    });
}

#[test]
fn parameters_are_names_or_types() {
    let params = |list: &str| {
        let file = right(&format!("package p\nfunc f({list})\n"));
        let one = |field: &Field| match &field.name {
            Some(name) => format!("{} {}", name.name, expr_string(&field.ty)),
            None => expr_string(&field.ty),
        };
        func(&file).sig.params.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(params("a, b"), "a, b");
    assert_eq!(params("a, b int"), "a int, b int");
    assert_eq!(params("a int, b ...string,"), "a int, b ...string");
    assert_eq!(params("a.T, []b, *c"), "a.T, []b, *c");
    assert_eq!(params("a []T, b [2]T"), "a []T, b [2]T");
    assert_eq!(params("a[T], b[T, U]"), "a[T], b[T, U]");
}

#[test]
fn names_with_one_type_share_it() {
    let file = right("package p\nfunc f(a, b int, c int) { var s struct { x, y, z string `t` } }\n");
    let params = &func(&file).sig.params;
    assert!(Arc::ptr_eq(&params[0].ty, &params[1].ty));
    assert!(!Arc::ptr_eq(&params[1].ty, &params[2].ty));
    let fields = declared("T struct { a, b int; T; *U; x.V; G[int]; c [2]int; d []G[int] `tag` }");
    assert_eq!(fields, "| struct{a, b int; T; *U; x.V; G[int]; c [2]int; d []G[int] \"tag\"}");
}

#[test]
fn lines_of_a_group_are_numbered() {
    let file = right("package p\nconst (\n\ta = iota\n\tb\n\n\tc\n)\nconst d = 1\n");
    let lines: Vec<_> = file
        .decls
        .iter()
        .filter_map(|decl| match decl {
            Decl::Const(line) => Some((line.group, line.iota, line.values.len())),
            _ => None,
        })
        .collect();
    let group = lines[0].0;
    assert_eq!(lines[..3], [(group, 0, 1), (group, 1, 0), (group, 2, 0)]);
    assert!(lines[3].0 != group && lines[3].1 == 0);
}

#[test]
fn places_are_those_of_the_compiler() {
    let (map, file, _) = read("package p\nvar _ = a.b(c)[1:2] + d\n");
    let [Decl::Var(decl)] = &file.decls[..] else { panic!("{file:?}") };
    let sum = &decl.values[0];
    let column = |pos| map.position(pos).expect("somewhere").column;
    assert_eq!((column(sum.pos), column(sum.start())), (21, 15));
    let ExprKind::Binary(_, slice, _) = &sum.kind else { panic!("{sum:?}") };
    let ExprKind::Slice(slice) = &slice.kind else { panic!("{slice:?}") };
    assert_eq!(column(slice.x.start()), 9);
    assert_eq!(column(file.end), 1);
}

#[test]
fn every_expression_has_a_number_of_its_own() {
    let mut map = SourceMap::default();
    let ids = ExprIds::default();
    let mut last = 0;
    for name in ["a.go", "b.go"] {
        let id = map.add(name, "package p\nvar x, y = a + b, f(c)\n").expect("small");
        let (file, _) = parse(id, map.file(id), &ids);
        let [Decl::Var(decl)] = &file.decls[..] else { panic!("{file:?}") };
        assert!(decl.names[0].id.0 >= last && decl.names[0].id != decl.names[1].id);
        assert!(decl.values.iter().all(|x| x.id.0 < ids.count()));
        last = ids.count();
    }
}

/// Texts in which something is nested so often: before, in the middle, and behind.
const NESTED: [(&str, &str, &str); 22] = [
    ("var _ = ", "(", "x"),
    ("var _ = ", "!", "x"),
    ("var _ = ", "<-", "x"),
    ("var _ = x", ".x", ""),
    ("var _ = x", "[0]", ""),
    ("var _ = x", "()", ""),
    ("var _ = x", ".(T)", ""),
    ("var _ = ", "f(", "x"),
    ("var _ = ", "[]T{", "x"),
    ("var _ = T", "{", "x"),
    ("var _ = ", "x[", "x"),
    ("var _ = ", "func() { _ = ", "x"),
    ("var _ = ", "x + (", "x"),
    ("var _ ", "[]", "int"),
    ("var _ ", "*", "int"),
    ("var _ ", "func(", "int"),
    ("var _ ", "func() ", "int"),
    ("var _ ", "struct { x ", "int"),
    ("var _ ", "map[int]", "int"),
    ("type T[P ", "interface { ", "int"),
    ("func f() { ", "{ ", ""),
    ("func f() { ", "if x { } else ", "{ }"),
];

#[test]
fn what_is_nested_too_deeply_is_refused() {
    let too_deep = format!("syntax error: nested too deeply (gopark allows {MAX_DEPTH} levels)");
    for (before, middle, behind) in NESTED {
        for count in [MAX_DEPTH + 1, 200_000] {
            let text = format!("package p\n{before}{}{behind}\n", middle.repeat(count));
            assert_eq!(messages(&text), [too_deep.as_str()], "{middle}");
        }
    }
    let labels = "L: ".repeat(10_000);
    assert_eq!(messages(&format!("package p\nfunc f() {{ {labels} }}\n")), [too_deep.as_str()]);
}

#[test]
fn chains_in_parentheses_add_up() {
    let chain = ".x".repeat(MAX_DEPTH / 2);
    let text = format!("package p\nvar _ = {}x{}\n", "(".repeat(100), format!("{chain})").repeat(100));
    assert_eq!(messages(&text).len(), 1);
    let calls = format!("package p\nvar _ = {}x{}\n", "f(".repeat(100), format!("{chain})").repeat(100));
    assert_eq!(messages(&calls).len(), 1);
}

#[test]
fn what_is_nested_deeply_can_be_used() {
    let depth = MAX_DEPTH - 10;
    let text = format!("package p\nvar _ = {}x{}\n", "f(".repeat(depth), ")".repeat(depth));
    let file = right(&text);
    let [Decl::Var(decl)] = &file.decls[..] else { panic!("{file:?}") };
    assert_eq!(expr_string(&decl.values[0]).len(), depth * 3 + 1);
    drop(decl.values[0].clone());
}

#[test]
fn sums_may_be_of_any_length() {
    let file = right(&format!("package p\nvar _ = x{}\n", " + x".repeat(200_000)));
    let [Decl::Var(decl)] = &file.decls[..] else { panic!("{file:?}") };
    assert_eq!(decl.values[0].chain().len(), 200_000);
    assert_eq!(expr_string(&decl.values[0]).len(), 4 * 200_000 + 1);
    assert!(decl.values[0].start().is_known());
    let union = right(&format!("package p\ntype T[P *A{}] int\n", " | ~B".repeat(200_000)));
    let [Decl::Type(decl)] = &union.decls[..] else { panic!("another declaration") };
    assert_eq!(decl.tparams[0].ty.chain().len(), 200_000);
}
