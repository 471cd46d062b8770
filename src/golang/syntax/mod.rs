//! From text to syntax tree.
//!
//! ```text
//!   text --> scanner: tokens --> parser: ast::File + mistakes
//! ```
//!
//! The parser is our own, and recovers from mistakes where Go's compiler does, because its messages have to be the
//! compiler's, one for one.

use std::sync::atomic::{AtomicU32, Ordering};

use super::source::{FileId, Mistake, Pos, SourceFile};

pub mod ast;
pub mod constraint;
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
    next: AtomicU32,
    groups: AtomicU32,
}

impl ExprIds {
    /// How many there are; all numbers are below.
    pub fn count(&self) -> u32 {
        self.next.load(Ordering::Relaxed)
    }

    fn take(&self) -> ast::ExprId {
        ast::ExprId(self.next.fetch_add(1, Ordering::Relaxed))
    }

    fn group(&self) -> u32 {
        self.groups.fetch_add(1, Ordering::Relaxed)
    }
}

/// Whether a word belongs to the language, so that nothing can be called so.
pub fn is_keyword(word: &str) -> bool {
    token::Token::keyword(word).is_some()
}

/// The tree of a file, and all mistakes in its syntax in the order in which Go's compiler finds them. In the library,
/// bodies of declared functions are passed over: see [`body`].
pub fn parse(file: FileId, source: &SourceFile, ids: &ExprIds) -> (ast::File, Vec<Mistake>) {
    let (tree, mistakes) = parser::file(file, source, ids);
    (tree, source.one_per_line(mistakes))
}

/// A function's body that was passed over, from its `{`, and the mistakes in it.
pub fn body(file: FileId, source: &SourceFile, pos: Pos, ids: &ExprIds) -> (ast::Block, Vec<Mistake>) {
    let (block, mistakes) = parser::body(file, source, pos, ids);
    (block, source.one_per_line(mistakes))
}
