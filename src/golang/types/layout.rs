//! How large values are: in the machine's flat words, and in Go's bytes.

use super::{TypeId, Types};

impl Types {
    /// How many 8-byte words a value has (see the compiler); none for type parameters, untyped and invalid types, and for
    /// arrays that are too large.
    pub fn words(&mut self, id: TypeId) -> Option<u32> {
        todo!()
    }

    /// `unsafe.Sizeof` on a 64-bit machine; none where [`Self::words`] has none.
    pub fn sizeof(&mut self, id: TypeId) -> Option<u64> {
        todo!()
    }

    /// `unsafe.Alignof`.
    pub fn alignof(&mut self, id: TypeId) -> Option<u64> {
        todo!()
    }
}
