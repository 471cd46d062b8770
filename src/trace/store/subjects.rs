//! In which blocks somebody is spoken of.
//!
//! ```text
//!   chapter 0               chapter 1
//!   blocks 0 ... 63         blocks 64 ... 127        one word a subject: a bit for each block that speaks of it
//! ```
//!
//! **Invariant**: a chapter that is over has its subjects in order, so that one of them is found by bisection; a subject
//! costs twelve bytes in each chapter that speaks of it.

use rustc_hash::FxHashMap;

use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::event::{Event, GoState, Kind, Object, Place, Rule, WakepResult};
use crate::trace::census::Sort;

/// Somebody or something that events speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A goroutine.
    G(GoId),
    /// A thread.
    M(MId),
    /// A P.
    P(PId),
    /// A core.
    Core(CoreId),
    /// A mutex, a channel, ...
    Object(Object),
}

/// How many classes of subjects there are: the first four, and the sorts of objects.
const CLASSES: usize = 4 + 7;
/// Blocks in a chapter.
const BLOCKS: usize = 64;

impl Subject {
    /// Whom an event speaks of: in its head, and in what happened. Some come more than once.
    pub fn each(event: &Event, mut say: impl FnMut(Self)) {
        event.g.into_iter().for_each(|g| say(Self::G(g)));
        event.m.into_iter().for_each(|m| say(Self::M(m)));
        event.p.into_iter().for_each(|p| say(Self::P(p)));
        let place = |place: Place, say: &mut dyn FnMut(Self)| match place {
            Place::Runnext(p) | Place::Ring(p) => say(Self::P(p)),
            Place::GlobalTail | Place::Hand => {}
        };
        match event.kind {
            Kind::GoCreate { g, place: at, .. }
            | Kind::GoUnblock { g, place: at, .. }
            | Kind::GoStatus { g, state: GoState::Runnable(at), .. } => {
                say(Self::G(g));
                place(at, &mut say);
            }
            Kind::GoStop { place: at, .. } | Kind::GoSyscallEndBlocked { place: at } => place(at, &mut say),
            Kind::GoStatus { g, .. } | Kind::NetReady { g } => say(Self::G(g)),
            Kind::GoStart { rule, .. } => rule_of(rule).into_iter().for_each(|p| say(Self::P(p))),
            Kind::GoBlock { on, .. } | Kind::Make { object: on, .. } | Kind::Free { object: on } => {
                say(Self::Object(on));
            }
            Kind::ProcSteal { p, from, .. } => [Self::P(p), Self::M(from)].into_iter().for_each(say),
            Kind::ProcStatus { p, .. }
            | Kind::SchedTick { p, .. }
            | Kind::Steal { victim: p, .. }
            | Kind::StealPass { victim: Some(p), .. }
            | Kind::Wakep { result: WakepResult::Started(p) }
            | Kind::RunqOverflow { p, .. }
            | Kind::Handoff { p, .. }
            | Kind::TimerRun { p, .. } => say(Self::P(p)),
            Kind::MStart { m } => say(Self::M(m)),
            Kind::MUnpark { m, p } => [Self::M(m), Self::P(p)].into_iter().for_each(say),
            Kind::MUnparkLocked { g, m, p } => [Self::G(g), Self::M(m), Self::P(p)].into_iter().for_each(say),
            Kind::CoreRun { core }
            | Kind::CoreStop { core, .. }
            | Kind::CoreThrottle { core, .. }
            | Kind::CoreUnthrottle { core } => say(Self::Core(core)),
            Kind::PreemptRequest { g, on, .. } => [Self::G(g), Self::M(on)].into_iter().for_each(say),
            Kind::MutexLock { mutex, .. } | Kind::MutexUnlock { mutex } | Kind::MutexStarving { mutex } => {
                say(Self::Object(Object::Mutex(mutex)));
            }
            Kind::ChanLen { chan, .. } | Kind::ChanClose { chan } | Kind::SelectWait { chan, .. } => {
                say(Self::Object(Object::Chan(chan)));
            }
            Kind::SelectDone { g, chan } => [Self::G(g), Self::Object(Object::Chan(chan))].into_iter().for_each(say),
            Kind::WaitGroupCounter { wg, .. } => say(Self::Object(Object::WaitGroup(wg))),
            Kind::RwLock { rw, .. } | Kind::RwUnlock { rw, .. } => say(Self::Object(Object::RwMutex(rw))),
            _ => {}
        }
    }

    /// Whether an event speaks of it.
    pub fn is_in(self, event: &Event) -> bool {
        let mut found = false;
        Self::each(event, |other| found |= other == self);
        found
    }

    /// Its class and its number.
    fn key(self) -> (usize, u32) {
        match self {
            Self::G(g) => (0, g.number()),
            Self::M(m) => (1, m.number().into()),
            Self::P(p) => (2, p.number().into()),
            Self::Core(core) => (3, core.number().into()),
            Self::Object(object) => {
                let (sort, number) = Sort::of(object);
                (4 + sort as usize, number.unwrap_or(0))
            }
        }
    }
}

/// The P that a rule names.
const fn rule_of(rule: Rule) -> Option<PId> {
    match rule {
        Rule::Stolen { victim, .. } | Rule::StolenRunnext { victim } | Rule::StolenTimer { victim } => Some(victim),
        _ => None,
    }
}

/// Who is spoken of in which blocks.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    over: Vec<Chapter>,
    /// The chapter that grows: by class, the blocks by number.
    open: [FxHashMap<u32, u64>; CLASSES],
    /// The last one of each class that was noted for the block that grows.
    last: [Option<u32>; CLASSES],
}

/// The subjects of 64 blocks.
#[derive(Clone, Debug)]
struct Chapter {
    /// Where the classes begin and end.
    classes: [u32; CLASSES + 1],
    numbers: Box<[u32]>,
    /// For each of them, the blocks that speak of it.
    blocks: Box<[u64]>,
}

impl Subjects {
    /// An event was added to this block, the last one.
    pub fn note(&mut self, block: usize, event: &Event) {
        Subject::each(event, |subject| {
            let (class, number) = subject.key();
            if self.last[class] != Some(number) {
                self.last[class] = Some(number);
                *self.open[class].entry(number).or_default() |= 1 << (block % BLOCKS);
            }
        });
    }

    /// This block is complete.
    pub fn close(&mut self, block: usize) {
        self.last = [None; CLASSES];
        if block % BLOCKS + 1 == BLOCKS {
            self.over.push(Chapter::of(&mut self.open));
        }
    }

    /// The next block from this one on that speaks of the subject; `blocks` is how many there are.
    pub fn next(&self, subject: Subject, from: usize, blocks: usize) -> Option<usize> {
        let chapters = from / BLOCKS..blocks.div_ceil(BLOCKS);
        chapters.into_iter().find_map(|chapter| {
            let skipped = from.saturating_sub(chapter * BLOCKS).min(BLOCKS);
            let found = self.blocks(chapter, subject).checked_shr(skipped as u32).unwrap_or(0);
            (found != 0).then(|| chapter * BLOCKS + skipped + found.trailing_zeros() as usize)
        })
    }

    /// The last block up to this one that speaks of it.
    pub fn previous(&self, subject: Subject, to: usize) -> Option<usize> {
        (0..=to / BLOCKS).rev().find_map(|chapter| {
            let skipped = (chapter * BLOCKS + BLOCKS - 1).saturating_sub(to);
            let found = self.blocks(chapter, subject) << skipped >> skipped;
            (found != 0).then(|| chapter * BLOCKS + found.ilog2() as usize)
        })
    }

    fn blocks(&self, chapter: usize, subject: Subject) -> u64 {
        let (class, number) = subject.key();
        match self.over.get(chapter) {
            Some(chapter) => chapter.blocks(class, number),
            None if chapter == self.over.len() => self.open[class].get(&number).copied().unwrap_or(0),
            None => 0,
        }
    }

    /// About how many bytes it has.
    pub fn bytes(&self) -> usize {
        let over = self.over.iter().map(|chapter| size_of::<Chapter>() + chapter.numbers.len() * 12).sum::<usize>();
        over + self.open.iter().map(|open| open.capacity() * 17).sum::<usize>()
    }
}

impl Chapter {
    /// Of what an open chapter has, which is empty then.
    fn of(open: &mut [FxHashMap<u32, u64>; CLASSES]) -> Self {
        let mut classes = [0; CLASSES + 1];
        let mut all = Vec::with_capacity(open.iter().map(FxHashMap::len).sum());
        for (class, open) in open.iter_mut().enumerate() {
            all.extend(open.drain());
            all[classes[class] as usize..].sort_unstable();
            classes[class + 1] = all.len() as u32;
        }
        Self {
            classes,
            numbers: all.iter().map(|(number, _)| *number).collect(),
            blocks: all.iter().map(|(_, blocks)| *blocks).collect(),
        }
    }

    fn blocks(&self, class: usize, number: u32) -> u64 {
        let range = self.classes[class] as usize..self.classes[class + 1] as usize;
        self.numbers[range.clone()].binary_search(&number).map_or(0, |place| self.blocks[range.start + place])
    }
}
