//! What instructions cost, in picoseconds: near what the machine code that Go's compiler makes of them takes on a
//! current machine at 3 to 4 GHz.
//!
//! A real processor carries out several simple instructions at once, and how many depends on everything around them;
//! these are averages over ordinary code. What depends on the data (bytes copied, words allocated) is added by the
//! instructions themselves.

use crate::golang::code::Op;

/// Arithmetic, moves, jumps that are predicted: about one cycle for the usual three of a loop.
pub(super) const SIMPLE: i64 = 250;
/// A word from or to memory in the first-level cache, with its check.
pub(super) const MEMORY: i64 = 500;
/// Integer division.
pub(super) const DIVIDE: i64 = 3_000;
/// Calling and returning.
pub(super) const CALL: i64 = 1_000;
/// A call through a value or an interface.
pub(super) const DYNAMIC_CALL: i64 = 1_500;
/// An allocation of a small object, with its share of garbage collection.
pub(super) const ALLOCATE: i64 = 20_000;
/// Each further word allocated, or copied from one place to another.
pub(super) const WORD: i64 = 100;
/// A map operation with a key of one word.
pub(super) const MAP: i64 = 12_000;
/// What changing a map takes besides if another core changed it last: two lines of its cache come from there.
pub(super) const FOREIGN_MAP: i64 = 100_000;
/// Comparing two short strings.
pub(super) const TEXT: i64 = 1_500;
/// A type assertion.
pub(super) const ASSERT: i64 = 1_000;
/// Asking whether a type implements an interface (the runtime keeps the answers).
pub(super) const IMPLEMENTS: i64 = 5_000;
/// `defer`, and carrying it out.
pub(super) const DEFER: i64 = 2_000;
/// A call of a native: what a short function of the library takes.
pub(super) const NATIVE: i64 = 2_000;
/// A panic, per step of unwinding.
pub(super) const PANIC: i64 = 50_000;

/// What an instruction costs, whatever its data.
pub(super) const fn of(op: Op) -> i64 {
    match op {
        Op::Nop | Op::Data(_) | Op::Case { .. } => 0,
        Op::Div { .. } | Op::Rem { .. } | Op::DivU { .. } | Op::RemU { .. } | Op::DivF { .. } => DIVIDE,
        Op::MoveN { .. } | Op::Zero { .. } => SIMPLE,
        Op::Load { .. }
        | Op::LoadN { .. }
        | Op::Store { .. }
        | Op::StoreN { .. }
        | Op::LoadGlobal { .. }
        | Op::StoreGlobal { .. }
        | Op::Index { .. }
        | Op::IndexN { .. }
        | Op::SetIndex { .. }
        | Op::SetIndexN { .. }
        | Op::StrIndex { .. }
        | Op::MapLen { .. }
        | Op::ChanLen { .. }
        | Op::ChanCap { .. } => MEMORY,
        Op::Complex { .. } | Op::EqStr { .. } | Op::LtStr { .. } | Op::LeStr { .. } | Op::DecodeRune { .. } => TEXT,
        Op::EqIface { .. } | Op::EqType { .. } => TEXT,
        Op::New { .. }
        | Op::Closure { .. }
        | Op::Concat { .. }
        | Op::RuneToStr { .. }
        | Op::BytesToStr { .. }
        | Op::StrToBytes { .. }
        | Op::RunesToStr { .. }
        | Op::StrToRunes { .. }
        | Op::MakeSlice { .. }
        | Op::MakeMap { .. } => ALLOCATE,
        Op::Append { .. } | Op::AppendSlice { .. } | Op::AppendStr { .. } => 2 * MEMORY,
        Op::Copy { .. } | Op::CopyStr { .. } | Op::ClearSlice { .. } => 2 * MEMORY,
        Op::MapGet { .. } | Op::MapEntry { .. } | Op::MapGetOk { .. } | Op::MapSet { .. } | Op::MapDelete { .. } => MAP,
        Op::MapIter { .. } | Op::MapNext { .. } | Op::MapClear { .. } => MAP / 2,
        Op::Assert { .. } | Op::AssertOk { .. } | Op::MakeIface { .. } | Op::Unbox { .. } => ASSERT,
        Op::AssertIface { .. } | Op::AssertIfaceOk { .. } | Op::Implements { .. } => IMPLEMENTS,
        Op::Call { .. } | Op::Return => CALL,
        Op::CallValue { .. } | Op::CallMethod { .. } => DYNAMIC_CALL,
        Op::CallNative { .. } => NATIVE,
        Op::Defer { .. } | Op::DeferValue { .. } => DEFER,
        Op::Panic { .. } => PANIC,
        _ => SIMPLE,
    }
}
