//! Types as they are named at run time, by `%T` and in panics.

use super::TypeId;
use crate::golang::check::info::Info;

impl Info {
    /// The type as package reflect names it: `main.T`, `[]interface {}`, `main.Pair[int,string]`.
    pub fn runtime_type_string(&self, id: TypeId) -> String {
        todo!()
    }
}
