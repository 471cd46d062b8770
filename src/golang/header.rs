//! Mistakes in the first lines of a file.
//!
//! The go command reads package clause and imports itself before it calls the compiler, and says in words of its own
//! what is wrong there.

use super::source::{Mistake, SourceFile};
use super::syntax::ast::{Decl, File};
use super::syntax::is_keyword;

/// What the go command says instead of the compiler, if the first mistake is in package clause or imports.
pub(super) fn mistake(source: &SourceFile, file: &File, mistakes: &[Mistake]) -> Option<Mistake> {
    let first = mistakes.first()?;
    let pos = first.pos;
    let says = |message: &str| Some(Mistake { pos, message: message.to_owned() });
    if &*first.message == "invalid UTF-8 encoding" && before_others(file, first) {
        return says("illegal UTF-8 encoding");
    }
    let found = || found(&source.text[source.offset(pos)..]);
    match first.message.strip_prefix("syntax error: ")? {
        "package statement must be first" => says(&format!("expected 'package', found {}", found())),
        what @ ("missing import path" | "import path must be a string") if before_others(file, first) => says(what),
        _ if file.decls.is_empty() && first.message.ends_with(", expected name") && is_clause(source, first) => {
            says(&format!("expected 'IDENT', found {}", found()))
        }
        _ => None,
    }
}

/// Whether there are only imports before it.
fn before_others(file: &File, mistake: &Mistake) -> bool {
    file.decls.iter().all(|decl| match decl {
        Decl::Import(_) => true,
        Decl::Const(decl) => mistake.pos < decl.pos,
        Decl::Var(decl) => mistake.pos < decl.pos,
        Decl::Type(decl) => mistake.pos < decl.pos,
        Decl::Func(decl) => mistake.pos < decl.pos,
    })
}

/// Whether the word `package` is right before it.
fn is_clause(source: &SourceFile, mistake: &Mistake) -> bool {
    source.text[..source.offset(mistake.pos)].trim_end().ends_with("package")
}

/// The word that a text begins with, as the go command names it.
fn found(text: &str) -> String {
    let Some(first) = text.chars().next() else { return "'EOF'".to_owned() };
    let in_word = |ch: char| ch.is_alphanumeric() || ch == '_';
    if in_word(first) {
        let word = text.split(|ch| !in_word(ch)).next().unwrap_or_default();
        return if is_keyword(word) { format!("'{word}'") } else { word.to_owned() };
    }
    match first {
        '"' | '`' | '\'' => text.lines().next().unwrap_or_default().to_owned(),
        '\n' => "newline".to_owned(),
        _ => format!("'{first}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golang::source::SourceMap;
    use crate::golang::syntax::{ExprIds, parse};

    /// `line:column: message`, if it is the go command that complains.
    fn said(text: impl AsRef<[u8]>) -> Option<String> {
        let mut map = SourceMap::default();
        let id = map.add("x.go", text).expect("small");
        let (file, mistakes) = parse(id, map.file(id), &ExprIds::default());
        let mistake = mistake(map.file(id), &file, &mistakes)?;
        let position = map.position(mistake.pos).expect("somewhere");
        Some(format!("{}:{}: {}", position.line, position.column, mistake.message))
    }

    #[test]
    fn the_go_command_speaks_first() {
        assert_eq!(said("func main() {}\n").as_deref(), Some("1:1: expected 'package', found 'func'"));
        assert_eq!(said("hello\n").as_deref(), Some("1:1: expected 'package', found hello"));
        assert_eq!(said("").as_deref(), Some("1:1: expected 'package', found 'EOF'"));
        assert_eq!(said("package 5\n").as_deref(), Some("1:9: expected 'IDENT', found 5"));
        assert_eq!(said("package\nfunc main() {}\n").as_deref(), Some("2:1: expected 'IDENT', found 'func'"));
        assert_eq!(said("package main\nimport fmt\n").as_deref(), Some("2:11: missing import path"));
        assert_eq!(said("package main\nimport 5\n").as_deref(), Some("2:8: import path must be a string"));
    }

    #[test]
    fn the_compiler_says_everything_else() {
        assert_eq!(said("package main\nfunc main() {\n"), None);
        assert_eq!(said("package main\nvar x = 1\nimport fmt\n"), None);
        assert_eq!(said("package main\nfunc main() {}\n"), None);
    }

    #[test]
    fn bytes_that_are_no_text_are_found_first() {
        assert_eq!(said(b"package main\n// \xff\nfunc f() {}").as_deref(), Some("2:4: illegal UTF-8 encoding"));
        assert_eq!(said("package main\n\u{feff}import \"fmt\""), None);
        assert_eq!(said(b"package main\nfunc f() {\n// \xff\n}"), None);
    }
}
