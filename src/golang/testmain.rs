//! The file that the go command would make for a package with tests: it hands them to package testing.
//!
//! ```text
//!   func TestA(t *testing.T)   -->   func main() { os.Exit(testing.NewM([]testing.InternalTest{{"TestA", TestA}}).Run()) }
//! ```
//!
//! Where the package has a main of its own, an init function does this, which runs before it; the file comes last, so
//! all other init functions run before that.

use std::fmt::Write as _;

use super::syntax::ast::{Decl, File, FuncDecl};

/// The file's name.
pub(super) const NAME: &str = "_testmain.go";

/// The text of the file for these files of a package.
pub(super) fn text(files: &[File]) -> String {
    let package = files.first().map_or("main", |file| &*file.package.name);
    let tests = || functions(files).filter(|func| is_test(func));
    let mut list = String::new();
    for func in tests() {
        let name = &func.name.name;
        let _ = write!(list, "{{\"{name}\", {name}}}, ");
    }
    let declared = |name: &str| functions(files).any(|func| &*func.name.name == name);
    let run = format!("_testing.NewM([]_testing.InternalTest{{{list}}})");
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
    let rest = name.strip_prefix("Test");
    takes_one && name != "TestMain" && rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golang::source::SourceMap;
    use crate::golang::syntax::{ExprIds, parse};

    fn made_for(source: &str) -> String {
        let mut map = SourceMap::default();
        let id = map.add("x_test.go", source, false).expect("it is small");
        let (file, mistakes) = parse(id, map.file(id), &mut ExprIds::default());
        assert!(mistakes.is_empty(), "{mistakes:?}");
        text(&[file])
    }

    #[test]
    fn tests_are_functions_of_that_name() {
        let text = made_for(
            "package p\nfunc TestA(t *T) {}\nfunc Testing(t *T) {}\nfunc (T) TestB(t *T) {}\nfunc Test_c(t *T) {}",
        );
        assert!(text.starts_with("package p\n"));
        assert!(text.contains("InternalTest{{\"TestA\", TestA}, {\"Test_c\", Test_c}, })"), "{text}");
        assert!(text.contains("func main() { _os.Exit("));
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
