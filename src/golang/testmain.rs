//! The file that the go command would make for a package with tests: it hands them to package testing.
//!
//! ```text
//!   func TestA(t *testing.T)   -->   func main() { os.Exit(testing.NewM(
//!   func ExampleB()                      []testing.InternalTest{{"TestA", TestA}},
//!   // Output: b                         []testing.InternalExample{{"ExampleB", ExampleB, "b", false}}).Run()) }
//! ```
//!
//! Where the package has a main of its own, an init function does this, which runs before it; the file comes last, so
//! all other init functions run before that.

use std::fmt::Write as _;

use super::example;
use super::source::SourceMap;
use super::syntax::ast::{Decl, File, FuncDecl};

/// The file's name.
pub(super) const NAME: &str = "_testmain.go";

/// The text of the file for these files of a package.
pub(super) fn text(files: &[File], map: &SourceMap) -> String {
    let package = files.first().map_or("main", |file| &*file.package.name);
    let mut tests = String::new();
    for func in functions(files).filter(|func| is_test(func)) {
        let name = &func.name.name;
        let _ = write!(tests, "{{\"{name}\", {name}}}, ");
    }
    let mut examples = String::new();
    for func in functions(files).filter(|func| is_example(func)) {
        let Some(output) = body(func, map).and_then(example::output) else { continue };
        let (name, text) = (&func.name.name, quoted(&output.text));
        let _ = write!(examples, "{{\"{name}\", {name}, {text}, {}}}, ", output.unordered);
    }
    let declared = |name: &str| functions(files).any(|func| &*func.name.name == name);
    let lists = format!("[]_testing.InternalTest{{{tests}}}, []_testing.InternalExample{{{examples}}}");
    let run = format!("_testing.NewM({lists})");
    let body = if declared("TestMain") {
        format!("_m := {run}; TestMain(_m); _os.Exit(_m.Code())")
    } else {
        format!("_os.Exit({run}.Run())")
    };
    let entry = if declared("main") { "init" } else { "main" };
    format!("package {package}\n\nimport (\n\t_os \"os\"\n\t_testing \"testing\"\n)\n\nfunc {entry}() {{ {body} }}\n")
}

fn functions(files: &[File]) -> impl Iterator<Item = &FuncDecl> {
    let decls = files.iter().flat_map(|file| &file.decls);
    decls.filter_map(|decl| match decl {
        Decl::Func(func) if func.recv.is_none() => Some(&**func),
        _ => None,
    })
}

/// `TestXxx`, where Xxx does not begin with a small letter; `TestMain` is something else.
fn is_test(func: &FuncDecl) -> bool {
    let name = &*func.name.name;
    let takes_one = func.sig.params.len() == 1 && func.tparams.is_empty();
    takes_one && name != "TestMain" && is_named(name, "Test")
}

/// `ExampleXxx`, and `Example` alone.
fn is_example(func: &FuncDecl) -> bool {
    let takes_none = func.sig.params.is_empty() && func.sig.results.is_empty() && func.tparams.is_empty();
    takes_none && is_named(&func.name.name, "Example")
}

fn is_named(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.starts_with(char::is_lowercase))
}

/// The text of a function's body.
fn body<'m>(func: &FuncDecl, map: &'m SourceMap) -> Option<&'m str> {
    let block = func.body.as_ref()?.known()?;
    let file = map.file(map.file_of(block.pos)?);
    file.text.get(file.offset(block.pos)..file.offset(block.rbrace))
}

/// The text as a string literal.
fn quoted(text: &str) -> String {
    let mut literal = String::from("\"");
    for ch in text.chars() {
        match ch {
            '\n' => literal.push_str("\\n"),
            '"' | '\\' => literal.extend(['\\', ch]),
            _ if ch.is_control() || ch == '\u{feff}' => {
                let _ = write!(literal, "\\U{:08x}", u32::from(ch));
            }
            _ => literal.push(ch),
        }
    }
    literal + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golang::source::SourceMap;
    use crate::golang::syntax::{ExprIds, parse};

    fn made_for(source: &str) -> String {
        let mut map = SourceMap::default();
        let id = map.add("x_test.go", source).expect("it is small");
        let (file, mistakes) = parse(id, map.file(id), &ExprIds::default());
        assert!(mistakes.is_empty(), "{mistakes:?}");
        text(&[file], &map)
    }

    #[test]
    fn tests_are_functions_of_that_name() {
        let text = made_for(
            "package p\nfunc TestA(t *T) {}\nfunc Testing(t *T) {}\nfunc (T) TestB(t *T) {}\nfunc Test_c(t *T) {}",
        );
        assert!(text.starts_with("package p\n"));
        assert!(text.contains("InternalTest{{\"TestA\", TestA}, {\"Test_c\", Test_c}, }, "), "{text}");
        assert!(text.contains("func main() { _os.Exit("));
    }

    #[test]
    fn examples_have_an_output() {
        let text = made_for(
            "package p\nfunc Example() {\n// Output: a\"\n}\nfunc ExampleB() {}\nfunc Examples() {\n// Output: a\n}",
        );
        assert!(text.contains("InternalExample{{\"Example\", Example, \"a\\\"\\n\", false}, })"), "{text}");
    }

    #[test]
    fn a_main_of_the_package_stays() {
        assert!(made_for("package main\nfunc main() {}\nfunc TestA(t *T) {}").contains("func init() {"));
    }

    #[test]
    fn test_main_is_called_instead() {
        let text = made_for("package main\nfunc TestMain(m *M) {}");
        assert!(text.contains("TestMain(_m); _os.Exit(_m.Code())"), "{text}");
    }
}
