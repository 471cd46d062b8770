//! Tests of loading programs.

use super::*;

fn files(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn loaded(texts: &[(&str, &str)]) -> Loaded {
    load(&files(texts)).unwrap_or_else(|(_, mistakes)| panic!("{mistakes:?}"))
}

/// What is wrong: `file:line:column: message`.
fn wrong(texts: &[(&str, &str)]) -> Vec<String> {
    let (map, mistakes) = load(&files(texts)).expect_err("something is wrong");
    let lines = super::super::listing::listing(&map, &mistakes, 10);
    lines.iter().map(|line| line.strip_prefix("./").unwrap_or(line).to_owned()).collect()
}

#[test]
fn packages_come_behind_their_imports() {
    let program = "package main\nimport (\"errors\"; \"sync\"; \"errors\")\nfunc main() {}\n";
    let loaded = loaded(&[("main.go", program), ("b.go", "package main\nimport \"sync\"\n")]);
    let mut before = Vec::new();
    for package in &loaded.packages {
        for import in package.files.iter().flat_map(imports_of) {
            assert!(before.contains(&import.path), "{} before {}", package.path, import.path);
        }
        assert!(!before.contains(&package.path));
        assert_eq!(package.library, &*package.path != MAIN);
        before.push(package.path.clone());
    }
    assert_eq!(loaded.program().files.len(), 2);
    assert_eq!(&*loaded.program().path, "main");
    assert_eq!(loaded.mistakes, []);
}

#[test]
fn the_whole_library_can_be_loaded() {
    for path in library::packages() {
        let loaded = loaded(&[("main.go", &format!("package main\nimport _ {path:?}\nfunc main() {{}}\n"))]);
        let listed = super::super::listing::listing(&loaded.map, &loaded.mistakes, 10);
        assert!(listed.is_empty(), "{path}: {listed:?}");
        let package = &loaded.packages[loaded.packages.len() - 2];
        assert_eq!(&*package.path, path);
        assert!(package.files.iter().all(|file| file.package.name == package.name), "{path} has several names");
    }
}

#[test]
fn a_package_that_is_not_there_is_named() {
    let importing = |path: &str| wrong(&[("main.go", &format!("package main\nimport \"{path}\"\n"))]).join("\n");
    assert_eq!(importing("foo/bar"), "main.go:2:8: package foo/bar is not in std");
    assert_eq!(importing("encoding/gob"), "main.go:2:8: package encoding/gob is not supported by gopark");
    assert_eq!(importing("github.com/x/y"), "main.go:2:8: package github.com/x/y is not supported by gopark");
    assert_eq!(importing("internal/rt"), "main.go:2:8: use of internal package internal/rt not allowed");
    assert_eq!(importing(""), "main.go:2:8: invalid import path: ");
    assert_eq!(importing("a b"), "main.go:2:8: invalid import path: a b");
    assert_eq!(importing("main"), "main.go:2:8: package main is not in std");
    assert_eq!(
        importing("./x"),
        "main.go:2:8: \"./x\" is relative, but relative import paths are not supported in module mode"
    );
    assert_eq!(importing("/x"), "main.go:2:8: \"/x\" is not a package path; see 'go help packages'");
}

#[test]
fn files_have_to_belong_together() {
    let (main, other) = (("y.go", "package main\nfunc main() {}\n"), ("z.go", "package foo\n"));
    assert_eq!(wrong(&[main, other]), ["z.go:1:9: found packages main (y.go) and foo (z.go)"]);
    assert_eq!(wrong(&[other]), ["z.go:1:9: package foo is not a main package"]);
    assert_eq!(wrong(&[]), ["no Go files given"]);
    let tests = loaded(&[("z_test.go", "package foo\n")]);
    assert!(tests.tests && tests.missing_main().is_none());
}

#[test]
fn a_program_has_to_begin_somewhere() {
    let without = loaded(&[("main.go", "package main\ntype T int\nfunc (T) main() {}\n")]);
    let message = without.missing_main().map(|mistake| mistake.message);
    assert_eq!(message.as_deref(), Some("runtime.main_main·f: function main is undeclared in the main package"));
    assert_eq!(loaded(&[("main.go", "package main\nfunc main() {}\n")]).missing_main(), None);
}

#[test]
fn syntax_errors_end_it_and_others_do_not() {
    assert_eq!(
        wrong(&[("main.go", "package main\nfunc main() {\n\tx := \n}\n")]),
        ["main.go:4:1: syntax error: unexpected }, expected expression"]
    );
    assert_eq!(wrong(&[("main.go", "func main() {}\n")]), ["main.go:1:1: expected 'package', found 'func'"]);
    let strange = loaded(&[("main.go", "package main\nfunc main() { _ = 'ab' }\n")]);
    assert_eq!(strange.mistakes.len(), 1);
    assert_eq!(strange.mistakes[0].message, "more than one character in rune literal");
}

#[test]
fn a_constraint_on_the_file_is_no_obstacle() {
    let ignored = loaded(&[("main.go", "//go:build ignore\n\npackage main\nfunc main() {}\n")]);
    assert_eq!(ignored.program().files[0].go_version, None);
    let old = loaded(&[("main.go", "//go:build go1.21\n\npackage main\nfunc main() {}\n")]);
    assert_eq!(old.program().files[0].go_version, Some(21));
}
