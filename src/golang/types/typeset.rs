//! Interfaces as sets of types.
//!
//! ```text
//!   methods + elements (unions of terms, embedded interfaces) --> all methods, one list of terms
//! ```

use super::{Method, Term, TypeId, TypeParamId, Types};

impl Types {
    /// The most terms a union may have; more are a mistake.
    pub const MAX_TERMS: usize = 100;

    /// The interface type with these methods and elements, all of it taken apart. Of two methods of one name the first
    /// counts: that they are identical is the caller's to check. Embedded types whose underlying type is not known are
    /// left out.
    pub fn interface_type(&mut self, methods: Vec<Method>, elems: Vec<Vec<Term>>, implicit: bool) -> TypeId {
        todo!()
    }

    /// The specific terms of a type parameter's constraint; none if there are not any (or too few).
    pub fn tparam_terms(&mut self, tparam: TypeParamId) -> Option<Vec<Term>> {
        todo!()
    }
}
