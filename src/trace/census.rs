//! How many goroutines are in which state, and who waits for what: counted while events are folded, so that nobody has
//! to look through all goroutines.
//!
//! **Invariant**: it says what a walk over the world's goroutines would.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::ids::{ChanId, CondId, GoId, Id, MutexId, RwMutexId, WgId};
use crate::event::{Object, Position, WaitReason};
use crate::trace::table::Table;
use crate::trace::world::GState;

/// All goroutines by state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// On a queue, or in a thread's hand.
    pub runnable: u32,
    /// Running on a thread.
    pub running: u32,
    /// Ended.
    pub done: u32,
    /// Who is in a syscall.
    pub syscall: GoSet,
    /// Who is parked.
    parked: BTreeMap<Wait, Group>,
    /// Who is at which line of the source, as far as that has been told.
    places: BTreeMap<Line, GoSet>,
}

/// A line of the source: the file, and its number from 1.
pub type Line = (u16, u32);

/// What for, roughly, a goroutine is parked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// Why.
    pub reason: WaitReason,
    /// On what sort of object.
    pub on: Sort,
    /// Whether its network data are there, unpolled.
    pub ready: bool,
}

/// What sort of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// None.
    None,
    /// A channel.
    Chan,
    /// A mutex.
    Mutex,
    /// A wait group.
    WaitGroup,
    /// A `sync.RWMutex`.
    RwMutex,
    /// A `sync.Cond`.
    Cond,
    /// Several channels.
    Select,
}

/// Goroutines that are parked alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Who.
    pub goroutines: GoSet,
    /// How many of them wait for which object, by number.
    objects: Table<u32, u32>,
}

impl Census {
    /// How many are parked.
    pub fn waiting(&self) -> u32 {
        self.parked.values().map(|group| group.goroutines.len()).sum()
    }

    /// Those who are parked, in groups. None is empty.
    pub fn waits(&self) -> impl Iterator<Item = (Wait, &Group)> {
        self.parked.iter().map(|(wait, group)| (*wait, group))
    }

    /// One of the groups.
    pub fn group(&self, wait: Wait) -> Option<&Group> {
        self.parked.get(&wait)
    }

    /// The objects for which goroutines of a group wait, with how many do.
    pub fn objects(&self, wait: Wait) -> impl Iterator<Item = (Object, u32)> {
        let group = self.parked.get(&wait);
        group.into_iter().flat_map(move |group| group.objects.iter().map(move |(n, count)| (wait.on.object(n), *count)))
    }

    /// Who is at the lines from one on and before another, of the same file.
    pub fn at(&self, file: u16, lines: Range<u32>) -> impl Iterator<Item = (u32, &GoSet)> {
        let (first, after) = (lines.start, lines.end.max(lines.start));
        self.places.range((file, first)..(file, after)).map(|((_, line), who)| (*line, who))
    }

    /// A goroutine comes from one place to another; none is before it was anywhere, and after its end.
    pub(super) fn step(&mut self, g: GoId, from: Option<Position>, to: Option<Position>) {
        let [from, to] = [from, to].map(|at| at.map(|at| (at.file, at.line)));
        if from == to {
            return;
        }
        if let Some((line, who)) = from.and_then(|line| Some((line, self.places.get_mut(&line)?))) {
            who.remove(g);
            if who.is_empty() {
                self.places.remove(&line);
            }
        }
        if let Some(line) = to {
            self.places.entry(line).or_default().insert(g);
        }
    }

    /// A goroutine is in this state from now on.
    pub(super) fn enter(&mut self, g: GoId, state: GState) {
        match state {
            GState::Running(_) => self.running += 1,
            GState::Syscall { .. } => self.syscall.insert(g),
            GState::Waiting { reason, on, ready, .. } => {
                let (on, number) = Sort::of(on);
                let group = self.parked.entry(Wait { reason, on, ready }).or_default();
                group.goroutines.insert(g);
                if let Some(number) = number {
                    *group.objects.or_default(number) += 1;
                }
            }
            GState::Runnext(_) | GState::Ring(_) | GState::Global | GState::Hand(_) => self.runnable += 1,
        }
    }

    /// A goroutine was in this state until now.
    pub(super) fn leave(&mut self, g: GoId, state: GState) {
        match state {
            GState::Running(_) => self.running -= 1,
            GState::Syscall { .. } => self.syscall.remove(g),
            GState::Waiting { reason, on, ready, .. } => self.unpark(g, reason, on, ready),
            GState::Runnext(_) | GState::Ring(_) | GState::Global | GState::Hand(_) => self.runnable -= 1,
        }
    }

    fn unpark(&mut self, g: GoId, reason: WaitReason, on: Object, ready: bool) {
        let (on, number) = Sort::of(on);
        let wait = Wait { reason, on, ready };
        let Some(group) = self.parked.get_mut(&wait) else { return };
        group.goroutines.remove(g);
        if let Some(number) = number
            && let Some(count) = group.objects.get_mut(&number)
        {
            *count -= 1;
            if *count == 0 {
                group.objects.remove(&number);
            }
        }
        if group.goroutines.is_empty() {
            self.parked.remove(&wait);
        }
    }

    /// About how many bytes it has that `other` does not share.
    pub(super) fn bytes_beside(&self, other: &Self) -> usize {
        let none = Group::default();
        let groups = self.parked.iter().map(|(wait, group)| {
            let known = other.parked.get(wait).unwrap_or(&none);
            let objects = group.objects.bytes_beside(&known.objects, |_| 0);
            group.goroutines.bytes_beside(&known.goroutines) + objects + size_of::<(Wait, Group)>()
        });
        let nobody = GoSet::default();
        let places = self.places.iter().map(|(line, who)| {
            who.bytes_beside(other.places.get(line).unwrap_or(&nobody)) + size_of::<(Line, GoSet)>()
        });
        self.syscall.bytes_beside(&other.syscall) + groups.sum::<usize>() + places.sum::<usize>()
    }
}

impl Group {
    /// For how many objects they wait.
    pub const fn object_count(&self) -> usize {
        self.objects.len()
    }
}

impl Sort {
    /// Whether there are many of this sort, told apart by their numbers.
    pub const fn has_number(self) -> bool {
        !matches!(self, Self::None | Self::Select)
    }

    /// The sort of an object, and its number if it has one.
    pub const fn of(object: Object) -> (Self, Option<u32>) {
        match object {
            Object::None => (Self::None, None),
            Object::Chan(chan) => (Self::Chan, Some(chan.number())),
            Object::Mutex(mutex) => (Self::Mutex, Some(mutex.number())),
            Object::WaitGroup(wg) => (Self::WaitGroup, Some(wg.number())),
            Object::RwMutex(rw) => (Self::RwMutex, Some(rw.number())),
            Object::Cond(cond) => (Self::Cond, Some(cond.number())),
            Object::Select => (Self::Select, None),
        }
    }

    /// The object of this sort and number.
    pub const fn object(self, number: u32) -> Object {
        match self {
            Self::None => Object::None,
            Self::Chan => Object::Chan(ChanId::new(number)),
            Self::Mutex => Object::Mutex(MutexId::new(number)),
            Self::WaitGroup => Object::WaitGroup(WgId::new(number)),
            Self::RwMutex => Object::RwMutex(RwMutexId::new(number)),
            Self::Cond => Object::Cond(CondId::new(number)),
            Self::Select => Object::Select,
        }
    }
}

/// A set of goroutines, in order of their ids. Copies share what is the same in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoSet {
    /// A bit for each of 64 goroutines.
    words: Table<u32, u64>,
    len: u32,
}

impl GoSet {
    /// How many there are.
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether this one is among them.
    pub fn contains(&self, g: GoId) -> bool {
        let (word, bit) = place(g);
        self.words.get(&word).is_some_and(|bits| bits & bit != 0)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = GoId> {
        self.words.iter().flat_map(|(word, bits)| {
            let mut bits = *bits;
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros())?;
                bits &= bits - 1;
                Some(GoId::from_u32(word * u64::BITS + bit))
            })
        })
    }

    fn insert(&mut self, g: GoId) {
        let (word, bit) = place(g);
        let bits = self.words.or_default(word);
        self.len += u32::from(*bits & bit == 0);
        *bits |= bit;
    }

    fn remove(&mut self, g: GoId) {
        let (word, bit) = place(g);
        let Some(bits) = self.words.get_mut(&word) else { return };
        self.len -= u32::from(*bits & bit != 0);
        *bits &= !bit;
        if *bits == 0 {
            self.words.remove(&word);
        }
    }

    fn bytes_beside(&self, other: &Self) -> usize {
        self.words.bytes_beside(&other.words, |_| 0)
    }
}

/// The word of a goroutine, and its bit in it.
const fn place(g: GoId) -> (u32, u64) {
    (g.number() / u64::BITS, 1 << (g.number() % u64::BITS))
}
