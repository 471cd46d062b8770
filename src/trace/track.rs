//! One lane's spans, packed.
//!
//! ```text
//!   chunk   16 spans; before all but the first is noted where it begins, and how long the lane had run before it
//!   span    what goes on, whether it follows without a gap, whether goroutine and place are as expected -- gap, length,
//!           goroutine, function, thread, P, core, as far as they are not
//! ```
//!
//! **Invariants**: spans are in order and do not overlap; what is put in comes out; a chunk is read without any other.

use crate::base::ids::{CoreId, FuncId, GoId, Id, MId, PId};
use crate::base::time::SimTime;
use crate::event::WaitReason;
use crate::trace::activity::{Span, What};
use crate::trace::store::varint;

/// Spans in a chunk.
const CHUNK: u8 = 16;

/// Bytes that few spans exceed.
const LONGEST: usize = 16;
/// Chunks that are read rather than left out.
const FAR: usize = 2;

const WHAT: u8 = 0b1_1111;
const FOLLOWS: u8 = 1 << 5;
const SAME_G: u8 = 1 << 6;
const SAME_PLACE: u8 = 1 << 7;

/// A lane.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    bytes: Vec<u8>,
    /// All but the first.
    chunks: Vec<Chunk>,
}

/// What has to be known to add to a track: kept while it grows.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer {
    context: Context,
    sums: Sums,
    /// Spans in the last chunk.
    filled: u8,
}

/// Where a chunk begins.
#[derive(Clone, Copy, Debug)]
struct Chunk {
    start: SimTime,
    sums: Sums,
    at: u32,
}

/// How long a lane did something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// A goroutine ran.
    pub(super) running: u64,
    /// A goroutine was runnable.
    pub(super) ready: u64,
    /// It was there, and not idle.
    pub(super) busy: u64,
}

impl Sums {
    fn add(&mut self, what: What, length: u64) {
        self.busy += if what == What::Offline { 0 } else { length };
        self.running += if what == What::Running { length } else { 0 };
        self.ready += if what == What::Runnable { length } else { 0 };
    }

    pub(super) fn subtract(&mut self, what: What, length: u64) {
        self.busy -= if what == What::Offline { 0 } else { length };
        self.running -= if what == What::Running { length } else { 0 };
        self.ready -= if what == What::Runnable { length } else { 0 };
    }
}

/// What is expected of the next span.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    end: SimTime,
    g: Option<GoId>,
    func: Option<FuncId>,
    m: Option<MId>,
    p: Option<PId>,
    core: Option<CoreId>,
}

impl Context {
    const fn at(end: SimTime) -> Self {
        Self { end, g: None, func: None, m: None, p: None, core: None }
    }

    /// The span that is expected where such a thing goes on.
    fn expects(&self, what: What) -> Span {
        let Self { end, g, func, m, p, core } = *self;
        let span = Span { start: end, end, g, func, m, p, core, what };
        match what {
            What::Runnable | What::Waiting(_) => Span { m: None, p: None, core: None, ..span },
            What::Scheduling | What::Spinning | What::Polling => Span { g: None, func: None, ..span },
            _ => span,
        }
    }

    /// What a span leaves out, the one after it will have again.
    fn learn(&mut self, span: &Span) {
        self.end = span.end;
        if span.g.is_some() {
            (self.g, self.func) = (span.g, span.func);
        }
        if span.m.is_some() {
            (self.m, self.p, self.core) = (span.m, span.p, span.core);
        }
    }
}

impl Track {
    /// Adds a span, which is not before the last one.
    pub(super) fn push(&mut self, writer: &mut Writer, span: &Span) {
        if writer.filled == CHUNK {
            make_room(&mut self.chunks);
            self.chunks.push(Chunk { start: span.start, sums: writer.sums, at: self.bytes.len() as u32 });
            (writer.filled, writer.context) = (0, Context::at(span.start));
        }
        make_room(&mut self.bytes);
        write(&mut self.bytes, &writer.context, span);
        writer.context.learn(span);
        writer.sums.add(span.what, span.len().nanos());
        writer.filled += 1;
    }

    /// What has to be known to go on with it.
    pub(super) fn writer(&self) -> Writer {
        let mut reader = self.read();
        reader.skip_to(SimTime::MAX);
        let filled = reader.by_ref().count() as u8;
        Writer { context: reader.context, sums: reader.sums, filled }
    }

    /// Nothing will be added for some time.
    pub(super) fn rest(&mut self) {
        self.bytes.shrink_to_fit();
        self.chunks.shrink_to_fit();
    }

    /// Reads from the first span on.
    pub(super) fn read(&self) -> Reader<'_> {
        let (context, sums) = (Context::default(), Sums::default());
        Reader { track: self, chunk: 0, index: 0, place: 0, context, sums, stride: 0 }
    }

    /// Bytes in memory beside its own.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.chunks.capacity() * size_of::<Chunk>()
    }
}

/// Makes room for one more, but not much more, for there are many lanes.
fn make_room<T>(vec: &mut Vec<T>) {
    let wanted = 1.max(LONGEST / size_of::<T>());
    if vec.capacity() - vec.len() < wanted {
        vec.reserve_exact(wanted + vec.len() / 8);
    }
}

/// A place in a track, before one of its spans.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    track: &'a Track,
    chunk: usize,
    /// Spans before this place.
    index: usize,
    /// The byte.
    place: usize,
    context: Context,
    sums: Sums,
    /// How many chunks were left out the last time: most likely it will be as many again.
    stride: usize,
}

impl Reader<'_> {
    /// How many spans are before this place.
    pub(super) const fn index(&self) -> usize {
        self.index
    }

    /// How long the lane did what up to here.
    pub(super) const fn sums(&self) -> Sums {
        self.sums
    }

    /// Moves on to the last chunk, if it is a later one, whose first span begins before `time`. Spans from here up to
    /// there are left out; whether there were any chunks to leave.
    pub(super) fn skip_to(&mut self, time: SimTime) -> bool {
        // Where chunk `n` begins is noted at `n - 1`.
        let notes = &self.track.chunks[self.chunk..];
        let chunks = bisect(notes, self.stride, |chunk| chunk.start < time);
        self.stride = chunks;
        let Some(chunk) = chunks.checked_sub(1).map(|last| notes[last]) else { return false };
        self.chunk += chunks;
        self.index = self.chunk * usize::from(CHUNK);
        (self.place, self.context, self.sums) = (chunk.at as usize, Context::at(chunk.start), chunk.sums);
        true
    }

    /// Whether so many spans begin before `time` that some of them should be left out.
    pub(super) fn is_far_from(&self, time: SimTime) -> bool {
        self.track.chunks.get(self.chunk + FAR).is_some_and(|chunk| chunk.start < time)
    }
}

impl Iterator for Reader<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if let Some(next) = self.track.chunks.get(self.chunk)
            && self.place == next.at as usize
        {
            self.chunk += 1;
            self.context = Context::at(next.start);
        }
        if self.place >= self.track.bytes.len() {
            return None;
        }
        let span = read(&self.track.bytes, &mut self.place, &self.context);
        self.context.learn(&span);
        self.sums.add(span.what, span.len().nanos());
        self.index += 1;
        Some(span)
    }
}

/// How many of the first in order are `early`, looked for around `guess`: near it few of them have to be looked at.
fn bisect<T>(all: &[T], guess: usize, early: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high) = (0, all.len());
    let mut reach = 1;
    let mut probe = guess.min(all.len().saturating_sub(1));
    while low < high && reach <= all.len() {
        if early(&all[probe]) {
            low = probe + 1;
            probe = low.saturating_add(reach - 1);
        } else {
            high = probe;
            probe = high.saturating_sub(reach);
        }
        if !(low..high).contains(&probe) {
            break;
        }
        reach *= 2;
    }
    low + all[low..high].partition_point(early)
}

fn write(bytes: &mut Vec<u8>, context: &Context, span: &Span) {
    let expected = context.expects(span.what);
    let follows = span.start == expected.start;
    let same_g = (span.g, span.func) == (expected.g, expected.func);
    let same_place = (span.m, span.p, span.core) == (expected.m, expected.p, expected.core);
    let flag = |on, flag| if on { flag } else { 0 };
    let flags = flag(follows, FOLLOWS) | flag(same_g, SAME_G) | flag(same_place, SAME_PLACE);
    bytes.push(code(span.what) | flags);
    if !follows {
        varint::put(bytes, span.start.since(expected.start).nanos());
    }
    varint::put(bytes, span.len().nanos());
    if !same_g {
        let same_func = span.func == context.func;
        let by = span.g.map_or(0, |g| u64::from(varint::difference(number(context.g), g.number())) + 1);
        varint::put(bytes, by << 1 | u64::from(same_func));
        if !same_func {
            put_id(bytes, span.func);
        }
    }
    if !same_place {
        put_id(bytes, span.m);
        put_id(bytes, span.p);
        put_id(bytes, span.core);
    }
}

#[inline]
fn read(bytes: &[u8], place: &mut usize, context: &Context) -> Span {
    let head = bytes[*place];
    *place += 1;
    let mut span = context.expects(what(head & WHAT));
    if head & FOLLOWS == 0 {
        span.start = SimTime::from_nanos(span.start.nanos() + varint::take(bytes, place));
    }
    span.end = SimTime::from_nanos(span.start.nanos() + varint::take(bytes, place));
    if head & SAME_G == 0 {
        let code = varint::take(bytes, place);
        span.g = (code >> 1).checked_sub(1).map(|by| GoId::from_u32(varint::other(number(context.g), by as u32)));
        span.func = if code & 1 == 0 { take_id(bytes, place) } else { context.func };
    }
    if head & SAME_PLACE == 0 {
        span.m = take_id(bytes, place);
        span.p = take_id(bytes, place);
        span.core = take_id(bytes, place);
    }
    span
}

fn number(g: Option<GoId>) -> u32 {
    g.map_or(0, GoId::number)
}

fn put_id<K: Id>(bytes: &mut Vec<u8>, id: Option<K>) {
    varint::put(bytes, id.map_or(0, |id| u64::from(id.to_u32()) + 1));
}

fn take_id<K: Id>(bytes: &[u8], place: &mut usize) -> Option<K> {
    varint::take(bytes, place).checked_sub(1).map(|number| K::from_u32(number as u32))
}

/// What goes on without a reason to wait, by its code.
const PLAIN: [What; 12] = [
    What::Idle,
    What::Running,
    What::Syscall,
    What::Scheduling,
    What::Spinning,
    What::NoCore,
    What::Waking,
    What::Polling,
    What::GcStop,
    What::Runnable,
    What::Offline,
    What::Throttled,
];

/// The place of each reason in [`WaitReason::ALL`].
const REASONS: [u8; WaitReason::ALL.len()] = {
    let mut places = [0; WaitReason::ALL.len()];
    let mut place = 0;
    while place < places.len() {
        places[WaitReason::ALL[place] as usize] = place as u8;
        place += 1;
    }
    places
};

const fn code(what: What) -> u8 {
    match what {
        What::Idle => 0,
        What::Running => 1,
        What::Syscall => 2,
        What::Scheduling => 3,
        What::Spinning => 4,
        What::NoCore => 5,
        What::Waking => 6,
        What::Polling => 7,
        What::GcStop => 8,
        What::Runnable => 9,
        What::Offline => 10,
        What::Throttled => 11,
        What::Waiting(reason) => PLAIN.len() as u8 + REASONS[reason as usize],
    }
}

fn what(code: u8) -> What {
    let code = usize::from(code);
    let reason = || What::Waiting(WaitReason::ALL[(code - PLAIN.len()) % WaitReason::ALL.len()]);
    PLAIN.get(code).copied().unwrap_or_else(reason)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any span, some time after the last.
    fn span() -> impl Strategy<Value = (u64, u64, Span)> {
        let id = || prop_oneof![3 => Just(None), 9 => (0..4_u32).prop_map(Some), 1 => Just(Some(65_534_u32))];
        let gap = prop_oneof![Just(0_u64), 1..300_u64, 1..1_u64 << 40];
        (gap.clone(), gap, 0..30_u8, id(), id(), id(), id(), id()).prop_map(
            |(gap, length, code, g, func, m, p, core)| {
                let small = |id: Option<u32>| id.map(|n| n as u16);
                let span = Span {
                    start: SimTime::ZERO,
                    end: SimTime::ZERO,
                    g: g.map(|n| GoId::new(if n > 9 { GoId::MAX } else { n })),
                    func: func.map(FuncId::new),
                    m: small(m).map(MId::new),
                    p: small(p).map(PId::new),
                    core: small(core).map(CoreId::new),
                    what: what(code),
                };
                (gap, length + 1, span)
            },
        )
    }

    /// One after the other in time.
    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec(span(), 0..200).prop_map(|spans| {
            let mut now = 0;
            let placed = spans.into_iter().map(|(gap, length, span)| {
                let start = now + gap;
                now = start + length;
                Span { start: SimTime::from_nanos(start), end: SimTime::from_nanos(now), ..span }
            });
            placed.collect()
        })
    }

    proptest! {
        #[test]
        fn a_guess_is_only_a_guess(early in 0_usize..200, late in 0_usize..200, guess in 0_usize..500) {
            let all: Vec<usize> = (0..early + late).collect();
            prop_assert_eq!(bisect(&all, guess, |n| *n < early), early);
        }

        #[test]
        fn what_is_put_in_comes_out_from_any_time_on(spans in spans(), at in any::<prop::sample::Index>(), from in any::<prop::sample::Index>()) {
            let (mut track, mut writer) = (Track::default(), Writer::default());
            for (n, span) in spans.iter().enumerate() {
                if n % 7 == 3 {
                    track.rest();
                    writer = track.writer();
                }
                track.push(&mut writer, span);
            }
            prop_assert!(track.read().eq(spans.iter().copied()));
            if spans.is_empty() {
                return Ok(());
            }
            let (from, time) = (from.index(spans.len()), spans[at.index(spans.len())].start);
            let mut reader = track.read();
            reader.nth(from);
            let before = reader.index();
            reader.skip_to(time);
            let index = reader.index();
            prop_assert!(index >= before);
            let there = spans[..index].iter().filter(|span| span.what != What::Offline);
            let left_out: u64 = there.map(|span| span.len().nanos()).sum();
            prop_assert_eq!(reader.sums().busy, left_out);
            // What was left out begins before the time, and so does not what comes a chunk later.
            prop_assert!(index == before || spans[index].start < time);
            prop_assert!(spans.get(index + usize::from(CHUNK)).is_none_or(|span| span.start >= time || index == before));
            prop_assert!(reader.eq(spans[index..].iter().copied()));
        }
    }
}
