//! Natives: functions that the library declares without a body.
//!
//! **Invariants**: each body-less function of the library is in one of the tables, under its full name, as
//! `math.Sqrt` or `sync.(*Mutex).Lock`.

mod bits;
mod math;
mod os;
mod rand;
mod rt;
mod strconv;
mod strings;
mod unicode;

use crate::base::time::SimTime;
use crate::golang::vm::native::NativeFn;

/// Natives of one package, by name.
type Table = &'static [(&'static str, NativeFn)];

/// All natives.
const TABLES: &[Table] =
    &[bits::TABLE, math::TABLE, os::TABLE, rand::TABLE, rt::TYPES, rt::VALUES, strconv::TABLE, strings::TABLE, unicode::TABLE];

/// The native of this name.
pub fn find(name: &str) -> Option<NativeFn> {
    TABLES.iter().flat_map(|table| table.iter()).find(|(native, _)| *native == name).map(|(_, native)| *native)
}

/// The words of a `time.Time` for a moment of the run.
pub fn time_value(at: SimTime) -> Vec<u64> {
    vec![at.nanos()]
}
