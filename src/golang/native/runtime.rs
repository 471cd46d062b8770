//! `runtime`: what programs ask of the scheduler, and about where they are.

use super::Table;
use crate::base::ids::GoId;
use crate::golang::vm::native::{Call, Flow};
use crate::golang::vm::trace::describe;
use crate::sim::program::Op;

pub(super) const TABLE: Table = &[
    ("runtime.GOMAXPROCS", gomaxprocs),
    ("runtime.NumCPU", |call| number(call, u64::from(call.env.cores))),
    ("runtime.NumGoroutine", |call| number(call, u64::from(call.goroutines))),
    ("runtime.Gosched", |_| Flow::Op(Op::Gosched)),
    ("runtime.Goexit", |_| Flow::Goexit),
    ("runtime.LockOSThread", |_| Flow::Op(Op::LockThread)),
    ("runtime.UnlockOSThread", |_| Flow::Op(Op::UnlockThread)),
    ("os/signal.recv", |_| Flow::Op(Op::SignalRecv)),
    ("runtime.heap", heap),
    ("runtime.callerAt", caller_at),
    ("runtime.describe", describe_place),
    ("runtime.trace", trace),
    ("runtime.panicrangestate", panic_range_state),
    ("internal/rt.Pin", |call| {
        *call.pinned += 1;
        call.heap.count_atomic();
        number(call, u64::from(call.proc.number()))
    }),
    ("internal/rt.Unpin", |call| {
        *call.pinned = call.pinned.saturating_sub(1);
        Flow::Done
    }),
];

fn number(call: &mut Call<'_>, word: u64) -> Flow {
    call.set(0, word);
    Flow::Done
}

fn gomaxprocs(call: &mut Call<'_>) -> Flow {
    let now = u64::from(call.gomaxprocs);
    match call.int(0) {
        n if n > 0 && n.cast_unsigned() != now => Flow::Op(Op::Gomaxprocs(u16::try_from(n).unwrap_or(u16::MAX))),
        _ => number(call, now),
    }
}

fn heap(call: &mut Call<'_>) -> Flow {
    for (at, word) in call.heap.usage().into_iter().enumerate() {
        call.set(at, word);
    }
    Flow::Done
}

/// `callerAt(skip int) (pc uintptr, file string, line int, ok bool)`; 0 is who calls this.
fn caller_at(call: &mut Call<'_>) -> Flow {
    let level = usize::try_from(call.int(0)).ok();
    let place = level.and_then(|level| call.frames.caller(call.code, level));
    let found = place.and_then(|place| Some((place, describe(call.code, place)?.1)));
    let Some((place, position)) = found else {
        call.regs[..5].fill(0);
        return Flow::Done;
    };
    call.set(0, place);
    call.set_string(1, position.file.as_bytes());
    call.set(3, u64::from(position.line));
    call.set_bool(4, true);
    Flow::Done
}

/// `describe(pc uintptr) (function, file string, line int)`
fn describe_place(call: &mut Call<'_>) -> Flow {
    let Some((name, position)) = describe(call.code, call.word(0)) else {
        call.regs[..5].fill(0);
        return Flow::Done;
    };
    call.set_string(0, name.as_bytes());
    call.set_string(2, position.file.as_bytes());
    call.set(4, u64::from(position.line));
    Flow::Done
}

/// `trace(all bool) string`
fn trace(call: &mut Call<'_>) -> Flow {
    let number = call.goroutine.map_or(0, GoId::number);
    let text = format!("goroutine {number} [running]:\n{}", call.frames.trace(call.code));
    call.set_string(0, text.into_bytes());
    Flow::Done
}

/// The body of a loop over a function was called, or left, when it must not be: the argument is the loop's state.
fn panic_range_state(call: &mut Call<'_>) -> Flow {
    let what = match call.int(0) {
        0 => "continued iteration after function for loop body returned false",
        2 => "continued iteration after loop body panic",
        3 => "continued iteration after whole loop exit",
        _ => "recovered a loop body panic and did not resume panicking",
    };
    Flow::Panic(format!("runtime error: range function {what}"))
}
