//! Sums and counts of a run: who was busy, who waited for what, how often what happened.
//!
//! **Invariants**: whole nanoseconds and whole counts, no floats; for every core `busy + overhead + throttled + idle +
//! absent` is the makespan, once the run is over; nothing is summed that is not in a span or an event.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use crate::base::ids::{CoreId, FuncId, GoId, MId, MutexId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, HandoffReason, Kind, Object, StealWhy, StopReason, WaitReason, WakepResult};
use crate::trace::activity::{Closed, Lane, Span, Watch, What};
use crate::trace::fold::FoldError;
use crate::trace::recording::Recording;
use crate::trace::world::{GState, World};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// The time of the end of the run; while it is live, of the last event.
    pub makespan: SimTime,
    /// By core id.
    pub cores: Vec<CoreSums>,
    /// By P id.
    pub procs: Vec<LaneSums>,
    /// By thread id.
    pub threads: Vec<LaneSums>,
    /// By goroutine.
    pub goroutines: BTreeMap<GoId, GoSums>,
    /// By function.
    pub functions: BTreeMap<FuncId, FuncSums>,
    /// Time parked, by function, reason and object.
    pub waits: BTreeMap<(FuncId, WaitReason, Object), WaitSums>,
    /// By mutex.
    pub mutexes: BTreeMap<MutexId, MutexSums>,
    /// How often what happened.
    pub counts: Counts,
    last_on: Vec<Option<MId>>,
}

/// What a core did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoreSums {
    /// Its thread had a goroutine.
    pub busy: SimDuration,
    /// Its thread had none: it scheduled, or span looking for work.
    pub overhead: SimDuration,
    /// Its thread stood still, for nothing was left of the quota.
    pub throttled: SimDuration,
    /// It had no thread.
    pub idle: SimDuration,
    /// The machine did not have it.
    pub absent: SimDuration,
}

/// What a P or a thread did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaneSums {
    /// A goroutine ran on a core.
    pub running: SimDuration,
    /// A goroutine was in a syscall.
    pub syscall: SimDuration,
    /// The scheduler ran, spinning included.
    pub overhead: SimDuration,
    /// Part of that: spinning.
    pub spinning: SimDuration,
    /// The thread could go on but had no core.
    pub no_core: SimDuration,
    /// It had a core, and nothing was left of the quota.
    pub throttled: SimDuration,
    /// The thread was on its way up.
    pub waking: SimDuration,
    /// The thread was blocked in the network poller.
    pub polling: SimDuration,
    /// The P was halted by stop-the-world.
    pub stopped: SimDuration,
    /// Nothing.
    pub idle: SimDuration,
}

/// What a goroutine did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoSums {
    /// It ran on a core.
    pub running: SimDuration,
    /// It was on a run queue.
    pub runnable: SimDuration,
    /// It was to run, but its thread had no core.
    pub no_core: SimDuration,
    /// It was to run, but nothing was left of the quota for its thread's core.
    pub throttled: SimDuration,
    /// It was in a syscall.
    pub syscall: SimDuration,
    /// It was parked, by reason.
    pub blocked: Blocked,
    /// How often it was started on a P.
    pub starts: u64,
}

/// Time parked, by reason. Most goroutines only ever wait for one kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocked(SmallVec<[(WaitReason, SimDuration); 1]>);

/// What all goroutines of a function did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FuncSums {
    /// How many there were.
    pub goroutines: u64,
    /// What they did, together.
    pub sums: GoSums,
}

/// Waits of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitSums {
    /// Together.
    pub total: SimDuration,
    /// The longest.
    pub longest: SimDuration,
    /// How many.
    pub times: u64,
}

/// What happened to a mutex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MutexSums {
    /// How often it was locked.
    pub locks: u64,
    /// Waits for it.
    pub wait: WaitSums,
}

/// How often what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Goroutines started on a P.
    pub switches: u64,
    /// Cores turned from one thread to another.
    pub context_switches: u64,
    /// Goroutines preempted.
    pub preemptions: u64,
    /// Requests to preempt.
    pub preempt_requests: u64,
    /// Requests that were lost.
    pub preemptions_lost: u64,
    /// Successful steals.
    pub steals: u64,
    /// Goroutines taken by them.
    pub stolen: u64,
    /// Ps given to a thread by `handoffp`.
    pub handoffs: u64,
    /// Ps that sysmon took from threads in syscalls.
    pub retakes: u64,
    /// Overflows of a ring into the global queue.
    pub overflows: u64,
    /// Times that a core had nothing left of the quota, and none was to be had.
    pub throttles: u64,
    /// Threads started by `wakep`.
    pub wakeups: u64,
    /// Goroutines made runnable after they had been parked.
    pub unblocks: u64,
    /// Blocking or short syscalls.
    pub syscalls: u64,
    /// Times the world was stopped.
    pub stops: u64,
    /// Threads, sysmon included; they are never destroyed.
    pub threads: u64,
    /// Goroutines that the program created, main included.
    pub created: u64,
    /// Of those, ended by themselves; main, with which the program ends, is not among them.
    pub finished: u64,
    /// Goroutines parked at the end, the runtime's own not counted.
    pub blocked: u64,
    /// The most goroutines that ran on cores at once.
    pub max_parallelism: u64,
}

impl Stats {
    /// Nothing yet, on a machine with so many cores.
    pub fn new(cores: u16) -> Self {
        let cores = usize::from(cores);
        Self { cores: vec![CoreSums::default(); cores], last_on: vec![None; cores], ..Self::default() }
    }

    /// The statistics of a whole recording.
    ///
    /// # Errors
    /// If an event does not fit the ones before.
    pub fn of(recording: &Recording) -> Result<Self, FoldError> {
        let cores = recording.header.cores;
        let (mut stats, mut watch) = (Self::new(cores), Watch::new(cores));
        let mut world = World::new(&recording.header);
        for event in recording.events() {
            world.apply(&event)?;
            stats.apply(&event, watch.apply(&event, &world));
        }
        let end = recording.end_time();
        let peak = watch.peak_at(end);
        stats.finish(end, watch.finish(end), peak, &world);
        Ok(stats)
    }

    /// Counts an event, and adds up the spans that ended by it.
    pub fn apply(&mut self, event: &Event, closed: &[Closed]) {
        self.makespan = event.time;
        self.count(event);
        for closed in closed {
            self.add(closed);
        }
    }

    /// The run ended at `end`; `closed` are the spans that ended with it, `world` is the last world.
    pub fn finish(&mut self, end: SimTime, closed: &[Closed], peak: u16, world: &World) {
        self.makespan = end;
        for closed in closed {
            self.add(closed);
        }
        self.counts.max_parallelism = u64::from(peak);
        let stuck = |state| matches!(state, GState::Waiting { reason, .. } if !reason.is_system());
        self.counts.blocked = world.goroutines.values().filter(|goroutine| stuck(goroutine.state)).count() as u64;
    }

    /// How much of the time for which it was there, of 1000 parts, a core was busy.
    pub fn utilisation_permille(&self, core: CoreId) -> u64 {
        let there = |sums: &CoreSums| SimTime::from_nanos(self.makespan.nanos().saturating_sub(sums.absent.nanos()));
        self.cores.get(core.index()).map_or(0, |sums| permille(sums.busy, there(sums)))
    }

    /// All cores' sums together.
    pub fn all_cores(&self) -> CoreSums {
        self.cores.iter().fold(CoreSums::default(), |mut all, core| {
            all.busy += core.busy;
            all.overhead += core.overhead;
            all.throttled += core.throttled;
            all.idle += core.idle;
            all.absent += core.absent;
            all
        })
    }

    fn count(&mut self, event: &Event) {
        let counts = &mut self.counts;
        match event.kind {
            Kind::GoStart { .. } => self.count_start(event),
            Kind::GoCreate { func, .. } => {
                counts.created += 1;
                self.functions.entry(func).or_default().goroutines += 1;
            }
            Kind::GoStatus { g, func, .. } => {
                counts.created += u64::from(g == MAIN);
                self.functions.entry(func).or_default().goroutines += 1;
            }
            Kind::GoDestroy => counts.finished += 1,
            Kind::GoStop { reason, .. } => {
                let preempted = matches!(reason, StopReason::PreemptedAsync | StopReason::PreemptedSync);
                counts.preemptions += u64::from(preempted);
            }
            Kind::GoUnblock { .. } => counts.unblocks += 1,
            Kind::GoSyscallBegin => counts.syscalls += 1,
            Kind::STWBegin { .. } => counts.stops += 1,
            Kind::MStart { .. } => counts.threads += 1,
            Kind::CoreThrottle { .. } => counts.throttles += 1,
            Kind::CoreRun { core } => self.count_core_run(core, event.m),
            Kind::CoresChange { cores } => {
                let all = self.cores.len().max(cores.into());
                self.cores.resize(all, CoreSums::default());
                self.last_on.resize(all, None);
            }
            Kind::Wakep { result: WakepResult::Started(_) } => counts.wakeups += 1,
            Kind::Steal { n, .. } => {
                counts.steals += 1;
                counts.stolen += u64::from(n);
            }
            Kind::RunqOverflow { .. } => counts.overflows += 1,
            Kind::Handoff { reason, .. } => {
                counts.handoffs += u64::from(!matches!(reason, HandoffReason::Stw | HandoffReason::Idle));
            }
            Kind::ProcSteal { why, .. } => {
                counts.retakes += u64::from(!matches!(why, StealWhy::Stw | StealWhy::OldOwner));
            }
            Kind::PreemptRequest { .. } => counts.preempt_requests += 1,
            Kind::PreemptLost => counts.preemptions_lost += 1,
            Kind::MutexLock { mutex, .. } => self.mutexes.entry(mutex).or_default().locks += 1,
            _ => {}
        }
    }

    fn count_start(&mut self, event: &Event) {
        self.counts.switches += 1;
        if let Some(g) = event.g {
            self.goroutines.entry(g).or_default().starts += 1;
        }
    }

    fn count_core_run(&mut self, core: CoreId, m: Option<MId>) {
        if let Some(last) = self.last_on.get_mut(core.index()) {
            self.counts.context_switches += u64::from(last.is_some() && *last != m);
            *last = m;
        }
    }

    fn add(&mut self, closed: &Closed) {
        let span = &closed.span;
        match closed.lane {
            Lane::Core(core) => self.cores[core.index()].add(span),
            Lane::Proc(p) => slot(&mut self.procs, p.index()).add(span),
            Lane::Thread(m) => slot(&mut self.threads, m.index()).add(span),
            Lane::Goroutine(g) => self.add_goroutine(g, span, closed.on),
        }
    }

    fn add_goroutine(&mut self, g: GoId, span: &Span, on: Object) {
        self.goroutines.entry(g).or_default().add(span);
        let Some(func) = span.func else { return };
        self.functions.entry(func).or_default().sums.add(span);
        if let What::Waiting(reason) = span.what {
            self.waits.entry((func, reason, on)).or_default().add(span.len());
            if let Object::Mutex(mutex) = on {
                self.mutexes.entry(mutex).or_default().wait.add(span.len());
            }
        }
    }
}

impl CoreSums {
    /// For how long it was there.
    pub fn there(&self) -> SimDuration {
        self.busy + self.overhead + self.throttled + self.idle
    }

    fn add(&mut self, span: &Span) {
        match span.what {
            What::Idle => self.idle += span.len(),
            What::Offline => self.absent += span.len(),
            What::Throttled => self.throttled += span.len(),
            _ if span.g.is_some() => self.busy += span.len(),
            _ => self.overhead += span.len(),
        }
    }
}

impl LaneSums {
    fn add(&mut self, span: &Span) {
        let sum = match span.what {
            What::Running => &mut self.running,
            What::Syscall => &mut self.syscall,
            What::Spinning => {
                self.spinning += span.len();
                &mut self.overhead
            }
            What::Scheduling => &mut self.overhead,
            What::NoCore => &mut self.no_core,
            What::Throttled => &mut self.throttled,
            What::Waking => &mut self.waking,
            What::Polling => &mut self.polling,
            What::GcStop => &mut self.stopped,
            What::Idle | What::Offline | What::Runnable | What::Waiting(_) => &mut self.idle,
        };
        *sum += span.len();
    }
}

impl GoSums {
    fn add(&mut self, span: &Span) {
        let sum = match span.what {
            What::Running => &mut self.running,
            What::Runnable => &mut self.runnable,
            What::Syscall => &mut self.syscall,
            What::Waiting(reason) => self.blocked.of_mut(reason),
            What::Throttled => &mut self.throttled,
            _ => &mut self.no_core,
        };
        *sum += span.len();
    }
}

impl Blocked {
    /// For all reasons together.
    pub fn total(&self) -> SimDuration {
        self.0.iter().map(|(_, span)| *span).sum()
    }

    /// For this reason.
    pub fn of(&self, reason: WaitReason) -> SimDuration {
        self.0.iter().find(|(other, _)| *other == reason).map_or(SimDuration::ZERO, |(_, span)| *span)
    }

    /// Every reason there was, in the order in which it first was one.
    pub fn by_reason(&self) -> impl Iterator<Item = (WaitReason, SimDuration)> {
        self.0.iter().copied()
    }

    fn of_mut(&mut self, reason: WaitReason) -> &mut SimDuration {
        let place = self.0.iter().position(|(other, _)| *other == reason).unwrap_or_else(|| {
            self.0.push((reason, SimDuration::ZERO));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }
}

impl WaitSums {
    fn add(&mut self, wait: SimDuration) {
        self.total += wait;
        self.longest = self.longest.max(wait);
        self.times += 1;
    }
}

/// The main goroutine.
const MAIN: GoId = GoId::new(1);

/// How much of `whole`, of 1000 parts.
pub fn permille(part: SimDuration, whole: SimTime) -> u64 {
    (u128::from(part.nanos()) * 1000 / u128::from(whole.nanos().max(1))) as u64
}

fn slot(lanes: &mut Vec<LaneSums>, index: usize) -> &mut LaneSums {
    if lanes.len() <= index {
        lanes.resize(index + 1, LaneSums::default());
    }
    &mut lanes[index]
}
