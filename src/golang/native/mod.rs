//! Natives: functions that the library declares without a body.
//!
//! **Invariants**: each body-less function of the library is in one of the tables, under its full name, as
//! `math.Sqrt` or `sync.(*Mutex).Lock`.

mod atomic;
mod bits;
mod http;
mod math;
mod os;
mod rand;
mod rt;
mod runtime;
mod strconv;
mod strings;
mod sync;
mod time;
mod unicode;
mod work;

pub use time::time_value;

use crate::golang::vm::native::NativeFn;

/// Natives of one package, by name.
type Table = &'static [(&'static str, NativeFn)];

/// All natives.
const TABLES: &[Table] = &[
    atomic::TABLE,
    bits::TABLE,
    http::TABLE,
    math::TABLE,
    os::TABLE,
    rand::TABLE,
    rt::MAKING,
    rt::TYPES,
    rt::VALUES,
    runtime::TABLE,
    strconv::TABLE,
    strings::TABLE,
    sync::TABLE,
    time::TABLE,
    unicode::TABLE,
    work::TABLE,
];

/// The native of this name.
pub fn find(name: &str) -> Option<NativeFn> {
    TABLES.iter().flat_map(|table| table.iter()).find(|(native, _)| *native == name).map(|(_, native)| *native)
}
