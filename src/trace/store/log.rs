//! All events, in blocks.
//!
//! **Invariants**: events come in order of time; every block but the last has [`BLOCK`] of them, and can be read without
//! any other.

use std::fmt;
use std::iter;
use std::ops::{Bound, Range, RangeBounds};

use super::codec::{self, Context};
use super::mark::{Mark, Marks};
use super::subjects::{Subject, Subjects};
use crate::base::time::SimTime;
use crate::event::Event;

/// Events in a block.
pub const BLOCK: usize = 512;
/// Blocks that are read one by one to count events exactly; of more, the time within a block is taken as even.
const COUNTED: usize = 16;

/// All events of a recording.
#[derive(Clone, Debug, Default)]
pub struct Log {
    over: Vec<Block>,
    open: Option<Open>,
    last: SimTime,
    subjects: Subjects,
}

#[derive(Clone, Debug)]
struct Block {
    first: SimTime,
    marks: Marks,
    bytes: Box<[u8]>,
}

/// The block that grows.
#[derive(Clone, Debug)]
struct Open {
    first: SimTime,
    marks: Marks,
    bytes: Vec<u8>,
    events: usize,
    context: Box<Context>,
}

/// Which events somebody looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Of these sorts.
    pub marks: Marks,
    /// About this one, if it is set.
    pub about: Option<Subject>,
}

impl Filter {
    /// Events of these sorts.
    pub fn marks(marks: impl Into<Marks>) -> Self {
        Self { marks: marks.into(), about: None }
    }

    /// Events about this one.
    pub const fn about(subject: Subject) -> Self {
        Self { marks: Marks::ALL, about: Some(subject) }
    }

    /// Of these, those of these sorts.
    #[must_use]
    pub fn only(self, marks: impl Into<Marks>) -> Self {
        Self { marks: marks.into(), ..self }
    }

    /// Whether it lets an event through.
    pub fn takes(self, event: &Event) -> bool {
        self.marks.has(Mark::of(event)) && self.about.is_none_or(|subject| subject.is_in(event))
    }
}

impl Log {
    /// Adds an event, which is not earlier than the last one.
    pub fn push(&mut self, event: &Event) {
        let block = self.over.len();
        let open = self.open.get_or_insert_with(|| Open {
            first: event.time,
            marks: Marks::NONE,
            bytes: Vec::new(),
            events: 0,
            context: Box::new(Context::new(event.time)),
        });
        codec::write(&mut open.bytes, &mut open.context, event);
        open.marks = open.marks.with(Mark::of(event));
        open.events += 1;
        self.last = event.time;
        self.subjects.note(block, event);
        if open.events == BLOCK
            && let Some(open) = self.open.take()
        {
            self.over.push(Block { first: open.first, marks: open.marks, bytes: open.bytes.into() });
            self.subjects.close(block);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.over.len() * BLOCK + self.open.as_ref().map_or(0, |open| open.events)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The time of the last one.
    pub const fn last_time(&self) -> SimTime {
        self.last
    }

    /// About how many bytes they take, with what is noted of them.
    pub fn bytes(&self) -> usize {
        let over = self.over.iter().map(|block| size_of::<Block>() + block.bytes.len()).sum::<usize>();
        over + self.open.as_ref().map_or(0, |open| open.bytes.capacity()) + self.subjects.bytes()
    }

    fn blocks(&self) -> usize {
        self.over.len() + usize::from(self.open.is_some())
    }

    fn first(&self, block: usize) -> Option<SimTime> {
        let open = || self.open.as_ref().filter(|_| block == self.over.len()).map(|open| open.first);
        self.over.get(block).map(|block| block.first).or_else(open)
    }

    fn marks(&self, block: usize) -> Marks {
        let open = || self.open.as_ref().filter(|_| block == self.over.len()).map(|open| open.marks);
        self.over.get(block).map(|block| block.marks).or_else(open).unwrap_or_default()
    }

    /// The events of a block, one after the other.
    fn read(&self, block: usize) -> impl Iterator<Item = Event> {
        let (first, bytes) = match (self.over.get(block), &self.open) {
            (Some(block), _) => (block.first, &*block.bytes),
            (None, Some(open)) if block == self.over.len() => (open.first, &*open.bytes),
            _ => (SimTime::ZERO, &[][..]),
        };
        let (mut place, mut context) = (0, Context::new(first));
        iter::from_fn(move || (place < bytes.len()).then(|| codec::read(bytes, &mut place, &mut context)))
    }

    /// How many events had happened at this time, those of this very instant included.
    pub fn index_at(&self, time: SimTime) -> usize {
        let open = self.first(self.over.len()).is_some_and(|first| first <= time);
        let begun = self.over.partition_point(|block| block.first <= time) + usize::from(open);
        let Some(block) = begun.checked_sub(1) else { return 0 };
        // The next block may begin at this time too, but then this one has nothing later.
        block * BLOCK + self.read(block).take_while(|event| event.time <= time).count()
    }

    /// These events from the place `from` on, with their places, the first one first. Each block is read once.
    pub fn later(&self, from: usize, filter: Filter) -> impl Iterator<Item = (usize, Event)> {
        let mut next = from / BLOCK;
        let blocks = iter::from_fn(move || {
            let block = self.block_from(next, filter)?;
            next = block + 1;
            Some(block)
        });
        blocks.flat_map(move |block| self.found(block, filter).skip_while(move |(place, _)| *place < from))
    }

    /// These events before the place `before`, with their places, the last one first. Each block is read once.
    pub fn earlier(&self, before: usize, filter: Filter) -> impl Iterator<Item = (usize, Event)> {
        let mut next = before.min(self.len()).checked_sub(1).map(|last| last / BLOCK);
        let blocks = iter::from_fn(move || {
            let block = self.block_up_to(next?, filter)?;
            next = block.checked_sub(1);
            Some(block)
        });
        blocks.flat_map(move |block| {
            let found: Vec<_> = self.found(block, filter).take_while(|(place, _)| *place < before).collect();
            found.into_iter().rev()
        })
    }

    /// Those of a block.
    fn found(&self, block: usize, filter: Filter) -> impl Iterator<Item = (usize, Event)> {
        let events = self.read(block).enumerate().map(move |(n, event)| (block * BLOCK + n, event));
        events.filter(move |(_, event)| filter.takes(event))
    }

    /// The first block from this one on in which such events may be: by sort first, for that is but a look at each.
    fn block_from(&self, mut block: usize, filter: Filter) -> Option<usize> {
        loop {
            block = (block..self.blocks()).find(|block| self.marks(*block).meets(filter.marks))?;
            let speaking = filter.about.map_or(Some(block), |who| self.subjects.next(who, block, self.blocks()))?;
            if speaking == block {
                return Some(block);
            }
            block = speaking;
        }
    }

    /// The last such block up to this one.
    fn block_up_to(&self, mut block: usize, filter: Filter) -> Option<usize> {
        loop {
            block = (0..=block).rev().find(|block| self.marks(*block).meets(filter.marks))?;
            let speaking = filter.about.map_or(Some(block), |who| self.subjects.previous(who, block))?;
            if speaking == block {
                return Some(block);
            }
            block = speaking;
        }
    }

    /// How many events there are in each of `columns` equal parts of the time from `from` up to `to`. Of a window of
    /// very many events, those of a block are counted as if they were even in time.
    pub fn density(&self, from: SimTime, to: SimTime, columns: u16) -> Vec<u64> {
        let begun = |time: SimTime| self.over.partition_point(|block| block.first < time);
        if begun(to) - begun(from).min(begun(to)) <= COUNTED {
            return self.counted(from, to, columns);
        }
        let length = u128::from(to.since(from).nanos());
        let edge = |n: u16| from.nanos() + (length * u128::from(n) / u128::from(columns.max(1))) as u64;
        let before: Vec<u64> = (0..=columns).map(|n| self.about_before(edge(n))).collect();
        before.windows(2).map(|two| two[1].saturating_sub(two[0])).collect()
    }

    fn counted(&self, from: SimTime, to: SimTime, columns: u16) -> Vec<u64> {
        let mut counts = vec![0; columns.into()];
        let length = u128::from(to.since(from).nanos());
        let first = from.nanos().checked_sub(1).map_or(0, |before| self.index_at(SimTime::from_nanos(before)));
        let events = Events::of(self).range(first..).take_while(|event| event.time < to);
        for event in events {
            // The part whose edge, rounded down, is the last at or before the event.
            let part = ((u128::from(event.time.since(from).nanos()) + 1) * u128::from(columns) - 1) / length;
            if let Some(count) = counts.get_mut(part as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// About how many events are before this time.
    fn about_before(&self, time: u64) -> u64 {
        let begun = self.over.partition_point(|block| block.first.nanos() < time);
        let Some(block) = begun.checked_sub(1) else { return 0 };
        let first = self.over[block].first.nanos();
        let events = if begun < self.over.len() { BLOCK } else { self.len() - block * BLOCK } as u64;
        let end = self.over.get(begun).map_or(self.last, |next| next.first).nanos().max(time).max(first + 1);
        let part = u128::from(time - first) * u128::from(events) / u128::from(end - first);
        (block * BLOCK) as u64 + part as u64
    }
}

/// The events of a recording, to be looked at.
#[derive(Clone, Copy)]
pub struct Events<'a>(&'a Log);

impl<'a> Events<'a> {
    /// Those of a log.
    pub const fn of(log: &'a Log) -> Self {
        Self(log)
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The one at this place. Who wants many of them in a row asks for a range.
    pub fn get(self, place: usize) -> Option<Event> {
        self.0.read(place / BLOCK).nth(place % BLOCK)
    }

    /// Those at these places, as far as there are any; neighbours are cheap.
    pub fn at(self, places: &[usize]) -> Vec<Event> {
        let mut read = Read::NOTHING;
        places.iter().filter(|place| **place < self.len()).map(|place| read.get(self.0, *place)).collect()
    }

    /// The last one.
    pub fn last(self) -> Option<Event> {
        self.get(self.len().checked_sub(1)?)
    }

    /// All of them.
    pub fn iter(self) -> Iter<'a> {
        self.range(..)
    }

    /// Those at these places, as far as there are any.
    pub fn range(self, places: impl RangeBounds<usize>) -> Iter<'a> {
        let first = match places.start_bound() {
            Bound::Included(first) => *first,
            Bound::Excluded(before) => before + 1,
            Bound::Unbounded => 0,
        };
        let after = match places.end_bound() {
            Bound::Included(last) => last + 1,
            Bound::Excluded(after) => *after,
            Bound::Unbounded => usize::MAX,
        };
        let after = after.min(self.len());
        Iter { log: self.0, places: first.min(after)..after, front: Read::NOTHING, back: Read::NOTHING }
    }
}

/// Goes through events from either end.
#[derive(Clone)]
pub struct Iter<'a> {
    log: &'a Log,
    places: Range<usize>,
    front: Read,
    back: Read,
}

/// A block that has been read.
#[derive(Clone)]
struct Read {
    block: usize,
    events: Vec<Event>,
}

impl Read {
    /// No block has been read yet.
    const NOTHING: Self = Self { block: usize::MAX, events: Vec::new() };

    fn get(&mut self, log: &Log, place: usize) -> Event {
        if self.block != place / BLOCK {
            self.block = place / BLOCK;
            self.events.clear();
            self.events.extend(log.read(self.block));
        }
        self.events[place % BLOCK]
    }
}

impl Iterator for Iter<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let place = self.places.next()?;
        Some(self.front.get(self.log, place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<Event> {
        let place = self.places.nth(n)?;
        Some(self.front.get(self.log, place))
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Event> {
        let place = self.places.next_back()?;
        Some(self.back.get(self.log, place))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for Events<'a> {
    type Item = Event;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl PartialEq for Events<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Events<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
