//! Events as bytes, each after the one before.
//!
//! ```text
//!   head   1 bit each: same thread as before? the goroutine and the P that this thread is known to have? -- 4 bits of
//!          the time since the event before, and whether more bits follow
//!   rest   of the time; thread, goroutine, P where they are not as expected; the kind, as `postcard` packs it
//! ```
//!
//! **Invariants**: what is written is read; the context that predicts a head is made of events alone, so that writer and
//! reader always have the same.

use crate::base::ids::{GoId, Id, MId, PId};
use crate::base::time::SimTime;
use crate::event::{Event, Kind};

use super::varint;

/// Threads whose goroutine and P are remembered.
const REMEMBERED: usize = 128;
/// More than a packed kind takes.
const ROOM: usize = 64;

const SAME_M: u8 = 1;
const KNOWN_G: u8 = 1 << 1;
const KNOWN_P: u8 = 1 << 2;
const TIME: u8 = 3;
const MORE: u8 = 1 << 7;

/// What is known of the events before, within a block.
#[derive(Clone, Debug)]
pub struct Context {
    time: SimTime,
    m: Option<MId>,
    /// By thread, modulo how many are remembered.
    threads: [(Option<GoId>, Option<PId>); REMEMBERED],
}

impl Context {
    /// Nothing but the time.
    pub const fn new(time: SimTime) -> Self {
        Self { time, m: None, threads: [(None, None); REMEMBERED] }
    }

    /// What this thread had after its last event.
    fn of(&mut self, m: Option<MId>) -> &mut (Option<GoId>, Option<PId>) {
        &mut self.threads[m.map_or(0, MId::index) % REMEMBERED]
    }

    /// What the event's thread has after it.
    fn learn(&mut self, event: &Event) {
        let gone = matches!(
            event.kind,
            Kind::GoDestroy | Kind::GoStop { .. } | Kind::GoBlock { .. } | Kind::GoSyscallEndBlocked { .. }
        );
        let p = event.p.filter(|_| !matches!(event.kind, Kind::ProcStop { .. }));
        *self.of(event.m) = (event.g.filter(|_| !gone), p);
        (self.time, self.m) = (event.time, event.m);
    }
}

/// Adds an event, which is not earlier than the context's time.
pub fn write(bytes: &mut Vec<u8>, context: &mut Context, event: &Event) {
    let since = event.time.since(context.time).nanos();
    let (g, p) = *context.of(event.m);
    let flag = |on, flag| if on { flag } else { 0 };
    let (more, low) = (since >> 4, since as u8 & 0xf);
    bytes.push(
        flag(event.m == context.m, SAME_M)
            | flag(event.g == g, KNOWN_G)
            | flag(event.p == p, KNOWN_P)
            | low << TIME
            | flag(more > 0, MORE),
    );
    if more > 0 {
        varint::put(bytes, more);
    }
    if event.m != context.m {
        varint::put(bytes, stored(event.m));
    }
    if event.g != g {
        varint::put(bytes, stored(event.g));
    }
    if event.p != p {
        varint::put(bytes, stored(event.p));
    }
    let mut room = [0; ROOM];
    let kind = postcard::to_slice(&event.kind, &mut room).expect("a kind is a few numbers");
    bytes.extend_from_slice(kind);
    context.learn(event);
}

/// Reads the event at `place`, and moves on behind it.
pub fn read(bytes: &[u8], place: &mut usize, context: &mut Context) -> Event {
    let head = bytes[*place];
    *place += 1;
    let more = if head & MORE == 0 { 0 } else { varint::take(bytes, place) };
    let since = more << 4 | u64::from(head >> TIME & 0xf);
    let time = SimTime::from_nanos(context.time.nanos() + since);
    let m = if head & SAME_M == 0 { loaded(varint::take(bytes, place)) } else { context.m };
    let (g, p) = *context.of(m);
    let g = if head & KNOWN_G == 0 { loaded(varint::take(bytes, place)) } else { g };
    let p = if head & KNOWN_P == 0 { loaded(varint::take(bytes, place)) } else { p };
    let (kind, rest) = postcard::take_from_bytes(&bytes[*place..]).expect("what was written can be read");
    *place = bytes.len() - rest.len();
    let event = Event { time, g, m, p, kind };
    context.learn(&event);
    event
}

/// An id, or none, as a number.
fn stored<K: Id>(id: Option<K>) -> u64 {
    id.map_or(0, |id| u64::from(id.to_u32()) + 1)
}

fn loaded<K: Id>(number: u64) -> Option<K> {
    number.checked_sub(1).map(|number| K::from_u32(number as u32))
}
