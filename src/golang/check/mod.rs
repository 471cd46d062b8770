//! What a program means, and what is wrong with it.
//!
//! ```text
//!   trees --> objects --> types of everything --> Info, mistakes in Go's words
//! ```

pub mod info;

mod assign;
mod checker;
mod comparison;
mod expr;
mod expr_text;
mod operand;
mod operators;
mod resolve;
mod scope;
mod signature;
mod typexpr;
mod untyped;
