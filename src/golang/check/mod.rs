//! What a program means, and what is wrong with it.
//!
//! ```text
//!   trees --> objects --> types of everything --> Info, mistakes in Go's words
//! ```

pub mod info;

mod assign;
mod builtin;
mod call;
mod checker;
mod comparison;
mod expr;
mod expr_text;
mod index;
mod instantiate;
mod literal;
mod operand;
mod operators;
mod resolve;
mod scope;
mod selector;
mod signature;
mod typexpr;
mod untyped;
