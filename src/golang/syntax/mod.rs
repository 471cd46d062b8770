//! From text to syntax tree.
//!
//! ```text
//!   text --> scanner: tokens --> parser: ast::File + mistakes
//! ```

pub mod ast;
mod op;
