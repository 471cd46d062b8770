//! `time`: the clock, sleeping, and timers, which are the simulated machine's.

use super::Table;
use crate::base::ids::TimerId;
use crate::base::time::{SimDuration, SimTime};
use crate::golang::code::FuncIdx;
use crate::golang::vm::handles::Shared;
use crate::golang::vm::heap::Object;
use crate::golang::vm::native::{Call, Flow, NIL_DEREFERENCE};
use crate::golang::vm::{GoFunc, Words};
use crate::sim::program::{NewTimer, Op, TimerWhat};

pub(super) const TABLE: Table = &[
    ("time.runtimeNano", |call| {
        call.set(0, call.now.nanos());
        Flow::Done
    }),
    ("time.Sleep", |call| Flow::Op(Op::Sleep(span(call.int(0))))),
    ("time.newTimer", new_timer),
    ("time.stopTimer", |call| timer(call).map_or(Flow::Done, |timer| Flow::Op(Op::TimerStop(timer)))),
    ("time.resetTimer", |call| {
        let (delay, period) = (until(call, 1), span(call.int(2)));
        timer(call).map_or(Flow::Done, |timer| Flow::Op(Op::TimerReset { timer, delay, period }))
    }),
    ("time.own", own),
];

/// A number of nanoseconds; less than none is none.
pub(super) fn span(nanos: i64) -> SimDuration {
    SimDuration::from_nanos(nanos.max(0).cast_unsigned())
}

/// How long it is to the time that is an argument.
fn until(call: &Call<'_>, at: usize) -> SimDuration {
    SimDuration::from_nanos(call.int(at).max(0).cast_unsigned().saturating_sub(call.now.nanos()))
}

/// The timer whose handle is the first argument: its number and one.
fn timer(call: &mut Call<'_>) -> Option<TimerId> {
    let number = u32::try_from(call.word(0).checked_sub(1)?).ok()?;
    Some(TimerId::new(number))
}

/// `newTimer(c chan Time, f func(), when, period int64) int64`
fn new_timer(call: &mut Call<'_>) -> Flow {
    let (chan, func) = (call.word(0), call.word(1));
    let (delay, period) = (until(call, 2), span(call.int(3)));
    let what = if chan == 0 {
        if func == 0 {
            return Flow::Panic(NIL_DEREFERENCE.to_owned());
        }
        let idx = FuncIdx(call.heap.load(func, 0) as u32);
        TimerWhat::Go(Box::new(GoFunc {
            func: idx,
            closure: func,
            args: Words::new(),
            site: call.frames.site(call.code),
        }))
    } else {
        let Object::Chan { id, .. } = call.heap.object(chan) else { unreachable!("a channel is one") };
        TimerWhat::Send(*id)
    };
    Flow::Op(Op::TimerNew(Box::new(NewTimer { delay, period, what })))
}

/// `own(id *int64)`: the timer whose handle stands there goes when that memory does.
fn own(call: &mut Call<'_>) -> Flow {
    let owner = call.word(0);
    let Some(handle) = call.load(0, 0) else { return Flow::Panic(NIL_DEREFERENCE.to_owned()) };
    call.set(0, handle);
    if let Some(timer) = timer(call) {
        call.handles.add(owner, Shared::Timer(timer));
    }
    Flow::Done
}

/// The words of what `time.Now` returns at a moment: the wall clock, which begins at 23:00:00 UTC on 10 November
/// 2009, as 33 bits of seconds since 1885 and 30 bits of nanoseconds below a bit that is set; the monotonic clock,
/// which begins at 1; and the zone, nil for UTC.
pub fn time_value(at: SimTime) -> [u64; 3] {
    const MONOTONIC: u64 = 1 << 63;
    /// Seconds from 1885 to 1970, and from there to the start.
    const START: u64 = (719_162 - 688_117) * 86_400 + 1_257_894_000;
    const BILLION: u64 = 1_000_000_000;
    let nanos = at.nanos();
    let wall = MONOTONIC | ((START + nanos / BILLION) << 30) | (nanos % BILLION);
    [wall, nanos + 1, 0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_starts_in_november_2009() {
        let [wall, monotonic, zone] = time_value(SimTime::from_nanos(1_500_000_000));
        assert_eq!(wall >> 63, 1);
        assert_eq!(wall & ((1 << 30) - 1), 500_000_000);
        // Real Go: the difference of both dates' Unix().
        assert_eq!(wall << 1 >> 31, 3_940_182_001);
        assert_eq!((monotonic, zone), (1_500_000_001, 0));
    }
}
