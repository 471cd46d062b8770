//! From text to syntax tree.
//!
//! ```text
//!   text --> scanner: tokens --> parser: ast::File + mistakes
//! ```
//!
//! The parser is our own, and recovers from mistakes where Go's compiler does, because its messages have to be the
//! compiler's, one for one.

use super::source::{FileId, Mistake, SourceFile};

pub mod ast;
mod constraint;
mod letter;
mod literal;
mod op;
mod parser;
mod print;
mod scanner;
mod token;
mod value;

pub use print::expr_string;
pub use value::{Number, number, rune_value, unquote_string};

/// Hands out the numbers of expressions, of all files of a program.
#[derive(Debug, Default)]
pub struct ExprIds {
    next: u32,
    groups: u32,
}

impl ExprIds {
    /// How many there are; all numbers are below.
    pub fn count(&self) -> u32 {
        self.next
    }

    fn take(&mut self) -> ast::ExprId {
        let id = ast::ExprId(self.next);
        self.next += 1;
        id
    }

    fn group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }
}

/// Whether a word belongs to the language, so that nothing can be called so.
pub fn is_keyword(word: &str) -> bool {
    token::Token::keyword(word).is_some()
}

/// The tree of a file, and all mistakes in its syntax in the order in which Go's compiler finds them.
pub fn parse(file: FileId, source: &SourceFile, ids: &mut ExprIds) -> (ast::File, Vec<Mistake>) {
    let (tree, mistakes) = parser::file(file, source, ids);
    (tree, source.one_per_line(mistakes))
}
