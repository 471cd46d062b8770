//! What a program means, and what is wrong with it.
//!
//! ```text
//!   trees --> objects --> types of everything --> Info, mistakes in Go's words
//! ```
//!
//! The program's own package is checked whole; of library packages only what the program makes use of.

pub mod info;

mod absent;
mod assign;
mod branches;
mod builtin;
mod builtin_numbers;
mod builtin_unsafe;
mod call;
mod checker;
mod collect;
mod comparison;
mod cycles;
mod expr;
mod expr_text;
mod imports;
mod index;
mod initorder;
mod instantiate;
mod literal;
mod literal_types;
mod local;
mod mono;
mod operand;
mod operators;
mod private_names;
mod range;
mod resolve;
mod run;
mod scope;
mod selector;
mod signature;
mod stmt;
mod switch;
mod terminating;
mod typedecl;
mod typexpr;
mod untyped;
mod unused;

pub use run::{Options, check};
