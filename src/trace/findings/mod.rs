//! What is worth a look in a run: deadlocks, leaks, starved goroutines, crowded mutexes, idle cores beside work,
//! more Ps than cores, and CPU quotas that are used up.
//!
//! ```text
//!   events --> world --+--> turns     starvation
//!                      +--> crowds    lock convoys
//!                      +--> idle      cores that stood idle beside work
//!                      +--> taken     cores that were taken from Ps
//!                      +--> stalls    cores that stood still for want of CPU quota
//!   world at the end ------> ends     deadlocks, leaks
//! ```
//!
//! **Invariants**: whole numbers only; one pass over the events; the same recording has the same findings in the same
//! order: by sort as above from deadlock on, and within a sort by id. A finding is only made where what it costs is a
//! noticeable part of the run; the limits are the constants of each sort's file.

mod crowds;
mod ends;
mod idle;
mod stalls;
mod taken;
mod turns;
mod words;

use crate::base::ids::{CoreId, FuncId, GoId, MutexId};
use crate::base::quota::Quota;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Object, Stuck, WaitReason};
use crate::trace::recording::Recording;
use crate::trace::store::subjects::Subject;
use crate::trace::timeline::Timeline;
use crate::trace::world::World;

pub use idle::Cause;
pub use words::{Amount, Evidence, Told};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Goroutines that nobody can wake any more.
    Deadlock(Deadlock),
    /// Goroutines that were still blocked when `main` returned.
    Leak(Leak),
    /// Goroutines that could have run, and had to wait much longer than it takes for all others to have a turn.
    Starvation(Starvation),
    /// A mutex for which many goroutines waited most of the time.
    Convoy(Convoy),
    /// Cores stood idle while goroutines were runnable.
    Idle(Idle),
    /// There were more Ps than cores, so that the kernel took cores from threads which held a P.
    Oversubscription(Oversubscription),
    /// The container's CPU quota was used up before its period was over, and threads stood still.
    Quota(QuotaStalls),
}

/// Goroutines that nobody can wake any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// Those who wait for each other in a circle: each waits for what the next one holds, the last for what the first
    /// one holds. Every circle begins with its smallest id.
    pub cycles: Vec<Vec<Stuck>>,
    /// The others. If only a part of the program is stuck these are not known, and there are none.
    pub others: Vec<Stuck>,
    /// When the last one of them parked.
    pub time: SimTime,
}

/// Goroutines of a function that were blocked alike when `main` returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// What they ran.
    pub func: FuncId,
    /// Why they waited.
    pub reason: WaitReason,
    /// For what, each once.
    pub on: Vec<Object>,
    /// Who, by id.
    pub goroutines: Vec<GoId>,
    /// When `main` returned.
    pub returned: SimTime,
    /// When the first one of them parked.
    pub time: SimTime,
}

/// Goroutines of a function that waited too long for a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starvation {
    /// Who waited longest.
    pub g: GoId,
    /// What it ran.
    pub func: FuncId,
    /// How long it was runnable without being run.
    pub waited: SimDuration,
    /// For how much of that other goroutines ran.
    pub others_ran: SimDuration,
    /// How many were running or runnable when it became runnable.
    pub ahead: u32,
    /// How long it takes at most until all of these have had a slice.
    pub turn: SimDuration,
    /// How often goroutines of this function waited too long.
    pub times: u64,
    /// When that wait began.
    pub time: SimTime,
}

/// A mutex with a long queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convoy {
    /// Which.
    pub mutex: MutexId,
    /// For how long its queue was long.
    pub long: SimDuration,
    /// How much of the run that is, of 1000 parts.
    pub permille: u64,
    /// The most that waited at once.
    pub longest: u64,
    /// How often one of those who waited was woken.
    pub woken: u64,
    /// When that many waited for the first time.
    pub time: SimTime,
}

/// Cores that stood idle beside work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Why nobody took the work there.
    pub cause: Cause,
    /// For how long, together.
    pub total: SimDuration,
    /// How much of the run that is, of 1000 parts.
    pub permille: u64,
    /// The longest time without a break.
    pub longest: SimDuration,
    /// The most cores that were idle in it.
    pub cores: u64,
    /// The most goroutines that were runnable in it.
    pub waiting: u64,
    /// GOMAXPROCS when it began.
    pub gomaxprocs: u16,
    /// When it began.
    pub time: SimTime,
}

/// More Ps than cores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oversubscription {
    /// The greatest GOMAXPROCS under which it happened.
    pub gomaxprocs: u16,
    /// Cores.
    pub cores: u16,
    /// How often the kernel took the core from a thread with a P.
    pub times: u64,
    /// How long these threads, and with them their Ps, waited for a core, together.
    pub waited: SimDuration,
    /// The longest of these waits.
    pub longest: SimDuration,
    /// When that one began.
    pub time: SimTime,
}

/// A CPU quota that was used up early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaStalls {
    /// The quota, when that happened first.
    pub quota: Quota,
    /// The greatest GOMAXPROCS under which it happened.
    pub gomaxprocs: u16,
    /// For how long cores with a thread stood still, together.
    pub stood: SimDuration,
    /// How much that is of the time for which threads stood still or ran on a core, of 1000 parts.
    pub permille: u64,
    /// For how long at least one stood still.
    pub any: SimDuration,
    /// The longest time for which one did.
    pub longest: SimDuration,
    /// In how many periods.
    pub periods: u64,
    /// The core that stood still first.
    pub core: CoreId,
    /// When.
    pub time: SimTime,
}

impl Finding {
    /// The stable name used in reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Deadlock(_) => "deadlock",
            Self::Leak(_) => "leak",
            Self::Starvation(_) => "starvation",
            Self::Convoy(_) => "convoy",
            Self::Idle(_) => "idle",
            Self::Oversubscription(_) => "oversubscription",
            Self::Quota(_) => "quota",
        }
    }

    /// Who or what to look at, if it is about one above all.
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Self::Deadlock(found) => Subject::G(found.cycles.iter().flatten().chain(&found.others).next()?.g),
            Self::Leak(found) => Subject::G(*found.goroutines.first()?),
            Self::Starvation(found) => Subject::G(found.g),
            Self::Convoy(found) => Subject::Object(Object::Mutex(found.mutex)),
            Self::Quota(found) => Subject::Core(found.core),
            Self::Idle(_) | Self::Oversubscription(_) => return None,
        })
    }

    /// When there is most to be seen of it.
    pub const fn time(&self) -> SimTime {
        match self {
            Self::Deadlock(found) => found.time,
            Self::Leak(found) => found.time,
            Self::Starvation(found) => found.time,
            Self::Convoy(found) => found.time,
            Self::Idle(found) => found.time,
            Self::Oversubscription(found) => found.time,
            Self::Quota(found) => found.time,
        }
    }
}

/// All findings of a run. Of one that is live: so far.
pub fn find(timeline: &Timeline) -> Vec<Finding> {
    let mut finder = Finder::new(timeline.recording());
    finder.search(timeline.recording(), usize::MAX);
    finder.found(timeline.recording())
}

/// A search that goes on as a recording grows, a piece at a time.
#[derive(Clone, Debug)]
pub struct Finder {
    searched: usize,
    world: World,
    turns: turns::Turns,
    crowds: crowds::Crowds,
    idle: idle::Watch,
    taken: taken::Taken,
    stalls: stalls::Stalls,
}

impl Finder {
    /// At the start of this recording.
    pub fn new(recording: &Recording) -> Self {
        Self {
            searched: 0,
            world: World::new(&recording.header),
            turns: turns::Turns::default(),
            crowds: crowds::Crowds::default(),
            idle: idle::Watch::default(),
            taken: taken::Taken::default(),
            stalls: stalls::Stalls::default(),
        }
    }

    /// How many events have been searched.
    pub const fn searched(&self) -> usize {
        self.searched
    }

    /// Searches the next `most` events, and says whether there are more.
    pub fn search(&mut self, recording: &Recording, most: usize) -> bool {
        let events = recording.events();
        let to = self.searched.saturating_add(most).min(events.len());
        for event in events.range(self.searched..to) {
            self.turns.before(&event, &self.world);
            self.crowds.before(&event, &self.world);
            self.world.apply(&event).expect("an event is recorded only after it was folded");
            self.turns.after(&event, &self.world);
            self.crowds.after(&event, &self.world);
            self.idle.after(&event, &self.world);
            self.taken.after(&event, &self.world);
            self.stalls.after(&event, &self.world);
        }
        self.searched = to;
        to < events.len()
    }

    /// What was found so far.
    pub fn found(&self, recording: &Recording) -> Vec<Finding> {
        let (world, end) = (&self.world, recording.end_time());
        let Self { turns, crowds, idle, taken, stalls, .. } = self.clone();
        let mut found: Vec<Finding> = ends::deadlock(recording, world).map(Finding::Deadlock).into_iter().collect();
        found.extend(ends::leaks(recording, world).into_iter().map(Finding::Leak));
        found.extend(turns.finish(end, world).map(Finding::Starvation));
        found.extend(crowds.finish(end).map(Finding::Convoy));
        found.extend(idle.finish(end).map(Finding::Idle));
        found.extend(taken.finish(end).map(Finding::Oversubscription));
        found.extend(stalls.finish(end, world).map(Finding::Quota));
        found
    }
}

/// From so many parts of 1000 of the run on, a loss of time is worth a finding.
const NOTICEABLE: u64 = 50;

/// How much of the run a span is, of 1000 parts.
fn permille(part: SimDuration, end: SimTime) -> u64 {
    crate::trace::stats::permille(part, end)
}
