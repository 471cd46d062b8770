//! `sync/atomic`: each operation is one instruction of the virtual machine, so nobody sees it half done.

use super::Table;
use crate::golang::vm::native::{Call, Flow, NIL_DEREFERENCE};

/// A width of integers: how a word is cut to it.
trait Int {
    fn fit(word: u64) -> u64;
}

struct I32;
struct U32;
struct Full;

impl Int for I32 {
    fn fit(word: u64) -> u64 {
        i64::from(word as i32).cast_unsigned()
    }
}

impl Int for U32 {
    fn fit(word: u64) -> u64 {
        u64::from(word as u32)
    }
}

impl Int for Full {
    fn fit(word: u64) -> u64 {
        word
    }
}

macro_rules! table {
    ($($name:literal: $int:ty),*) => {
        &[$(
            (concat!("sync/atomic.Load", $name), load),
            (concat!("sync/atomic.Store", $name), store),
            (concat!("sync/atomic.Swap", $name), swap),
            (concat!("sync/atomic.CompareAndSwap", $name), compare_and_swap),
            (concat!("sync/atomic.Add", $name), add::<$int>),
            (concat!("sync/atomic.And", $name), and),
            (concat!("sync/atomic.Or", $name), or),
        )*]
    };
}

pub(super) const TABLE: Table = table!("Int32": I32, "Int64": Full, "Uint32": U32, "Uint64": Full, "Uintptr": Full);

/// Replaces the word at the first argument. The result is the old word or, with `new`, the new one.
fn update(call: &mut Call<'_>, change: impl Fn(u64, u64) -> u64, new: bool) -> Flow {
    let Some(old) = call.load(0, 0) else { return Flow::Panic(NIL_DEREFERENCE.to_owned()) };
    let changed = change(old, call.word(1));
    call.heap.store(call.word(0), 0, changed);
    call.heap.count_atomic();
    call.set(0, if new { changed } else { old });
    Flow::Done
}

fn load(call: &mut Call<'_>) -> Flow {
    let Some(word) = call.load(0, 0) else { return Flow::Panic(NIL_DEREFERENCE.to_owned()) };
    call.set(0, word);
    Flow::Done
}

fn store(call: &mut Call<'_>) -> Flow {
    update(call, |_, new| new, true)
}

fn swap(call: &mut Call<'_>) -> Flow {
    update(call, |_, new| new, false)
}

fn add<I: Int>(call: &mut Call<'_>) -> Flow {
    update(call, |old, delta| I::fit(old.wrapping_add(delta)), true)
}

fn and(call: &mut Call<'_>) -> Flow {
    update(call, |old, mask| old & mask, false)
}

fn or(call: &mut Call<'_>) -> Flow {
    update(call, |old, mask| old | mask, false)
}

fn compare_and_swap(call: &mut Call<'_>) -> Flow {
    let Some(word) = call.load(0, 0) else { return Flow::Panic(NIL_DEREFERENCE.to_owned()) };
    let equal = word == call.word(1);
    if equal {
        call.heap.store(call.word(0), 0, call.word(2));
        call.heap.count_atomic();
    }
    call.set_bool(0, equal);
    Flow::Done
}
