//! What a program means, and what is wrong with it.
//!
//! ```text
//!   trees --> objects --> types of everything --> Info, mistakes in Go's words
//! ```

mod checker;
pub mod info;
mod resolve;
mod scope;
mod signature;
mod typexpr;
