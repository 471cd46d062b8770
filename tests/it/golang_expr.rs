//! Expressions against Go's compiler: wrong programs with what the compiler says about them
//! (`tests/data/golang/record-expr` records that), right ones, and very long ones.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gopark::golang::check::info::{ExprInfo, Info};
use gopark::golang::check::{Options, check};
use gopark::golang::constant::Value;
use gopark::golang::load::{Loaded, load};
use gopark::golang::source::{Mistake, SourceMap};
use gopark::golang::syntax::ast::{Decl, Expr};

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/golang").join(folder);
    let mut found: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "go"));
    found.sort();
    found
}

fn loaded(name: &str, text: &str) -> Loaded {
    load(&[(format!("./{name}"), text.to_owned())]).unwrap_or_else(|(_, mistakes)| panic!("{name}: {mistakes:?}"))
}

/// All mistakes in a program of one file, in the order of the source, each once.
fn mistakes(name: &str, text: &str) -> Vec<String> {
    let loaded = loaded(name, text);
    let mut found = check(&loaded, Options::default()).err().unwrap_or_default();
    found.extend(loaded.mistakes.clone());
    found.sort_by_key(|mistake| mistake.pos);
    let mut lines: Vec<_> = found.iter().map(|mistake| shown(&loaded.map, mistake)).collect();
    lines.dedup();
    lines
}

fn shown(map: &SourceMap, mistake: &Mistake) -> String {
    let at = map.position(mistake.pos).unwrap();
    format!("{}:{}:{}: {}", at.file.trim_start_matches("./"), at.line, at.column, mistake.message)
}

#[test]
fn wrong_programs_get_the_compilers_messages() {
    let files = files("expr");
    assert!(files.len() >= 80);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let wanted = fs::read_to_string(path.with_extension("out")).unwrap();
        assert!(!wanted.is_empty(), "{} is not wrong", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(mistakes(&name, &text).join("\n"), wanted.trim_end(), "{name}");
    }
}

#[test]
fn right_programs_have_no_mistakes() {
    for path in files("right") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(mistakes(&name, &text), Vec::<String>::new());
    }
}

/// What is known of the value of each package variable of a right program.
fn values(declarations: &str) -> Vec<(ExprInfo, String)> {
    let loaded = loaded("x.go", &format!("package main\n{declarations}\nfunc main() {{}}\n"));
    let info = check(&loaded, Options::default()).unwrap();
    let decls = loaded.program().files.iter().flat_map(|file| &file.decls);
    let values = decls.filter_map(|decl| match decl {
        Decl::Var(var) => var.values.first(),
        _ => None,
    });
    values.map(|value| known(&info, value)).collect()
}

fn known(info: &Info, e: &Expr) -> (ExprInfo, String) {
    let known = info.expr(e.id).unwrap().clone();
    let ty = info.type_string(known.ty, None);
    (known, ty)
}

#[test]
fn constants_have_the_type_and_value_that_are_wanted() {
    let all = values(
        "var a float32 = 0.1\nvar b any = 'x'\nvar c byte = 2.0\nvar d = 1 << 3.0\nvar e complex64 = 1\nvar f = 1e3",
    );
    let types: Vec<_> = all.iter().map(|(_, ty)| ty.as_str()).collect();
    assert_eq!(types, ["float32", "rune", "byte", "int", "complex64", "float64"]);
    let value = |at: usize| all[at].0.value.clone().unwrap();
    assert_eq!(value(0).as_f64(), Some(f64::from(0.1_f32)));
    assert_eq!(value(1), Value::int('x' as u32));
    assert_eq!(value(2), Value::int(2));
    assert_eq!(value(3), Value::int(8));
    assert_eq!(value(5), Value::int(1000));
}

#[test]
fn untyped_values_get_their_type_from_what_surrounds_them() {
    let types = |declarations| values(declarations).into_iter().map(|(_, ty)| ty).collect::<Vec<_>>();
    assert_eq!(types("var s = uint(1)\nvar a int64 = 1 << s\nvar b = uint8(1) + 1<<s"), ["uint", "int64", "uint8"]);
    assert_eq!(types("type flag bool\nvar x = 1\nvar y flag = x == 2 && x < 3"), ["int", "main.flag"]);
    assert_eq!(types("var p *int = nil\nvar e error = nil"), ["*int", "error"]);
}

#[test]
fn chains_of_operators_may_be_of_any_length() {
    let mut chain = String::from("1");
    for _ in 0..10_000 {
        chain += " + x";
    }
    assert_eq!(mistakes("x.go", &format!("package main\nvar x = 1\nvar y = {chain}\nfunc main() {{}}\n")), [""; 0]);
    let found = mistakes("x.go", &format!("package main\nvar x = 1\nvar y string = {chain}\nfunc main() {{}}\n"));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("x.go:3:16: cannot use 1 + x + x"), "{}", &found[0][..60]);
}

#[test]
fn untyped_shifts_in_long_chains_get_their_type() {
    let mut chain = String::from("1<<s");
    for _ in 0..10_000 {
        chain += " | 1<<s";
    }
    let text = format!("package main\nvar s uint\nvar y int64 = {chain}\nvar z float64 = {chain}\nfunc main() {{}}\n");
    // On one line, the same is said only once.
    let wanted = ["x.go:4:17: invalid operation: shifted operand 1 (type float64) must be integer"];
    assert_eq!(mistakes("x.go", &text), wanted);
}

#[test]
fn constants_cannot_grow_without_bounds() {
    let mut text = String::from("package main\nconst s0 = \"0123456789abcdef\"\nconst n0 = 1 << 500\n");
    for i in 1..60 {
        let _ = writeln!(text, "const s{i} = s{0} + s{0}\nconst n{i} = n{0} * n{0}", i - 1);
    }
    text += "func main() {}\n";
    let found = mistakes("x.go", &text);
    assert!(found[0].ends_with("constant multiplication overflow"), "{}", found[0]);
    assert!(found.iter().any(|line| line.contains("constant string too long")));
}
