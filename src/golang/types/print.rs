//! Types as messages name them.
//!
//! `from` is the package that names are relative to: its own are printed without it.

use super::predicates::NoCore;
use super::{PkgId, TypeId};
use crate::golang::check::info::Info;

impl Info {
    /// The type as messages name it: `func(x int) (string, error)`.
    pub fn type_string(&self, id: TypeId, from: Option<PkgId>) -> String {
        todo!()
    }

    /// A signature behind a name, without `func` and parameter names: `Foo(int) string`.
    pub fn method_string(&self, name: &str, sig: TypeId, from: Option<PkgId>) -> String {
        todo!()
    }

    /// Types with commas between, as in `[int, string]` and `have (int, string)`; no parentheses.
    pub fn type_list(&self, ids: &[TypeId], from: Option<PkgId>) -> String {
        todo!()
    }

    /// A package's name, as it stands before a dot; its quoted path if several packages have that name.
    pub fn package_string(&self, pkg: PkgId) -> String {
        todo!()
    }

    /// Why a type set has no common underlying type, in Go's words.
    pub fn no_core(&self, why: NoCore, from: Option<PkgId>) -> String {
        todo!()
    }
}
