//! A package as it is read: its files, before anybody knows what they mean.

use crate::golang::syntax::ast::{File, Name};

/// The files of one package.
#[derive(Clone, Debug)]
pub struct PackageFiles {
    /// Its import path; `main` for the program's own.
    pub path: Name,
    /// The name in its package clauses.
    pub name: Name,
    /// Its files, in the order given.
    pub files: Vec<File>,
    /// Whether it belongs to the library that gopark brings along: its function bodies are looked at only when they
    /// are used, and functions without a body are natives.
    pub library: bool,
}
