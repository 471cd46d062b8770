//! What each core, P, thread and goroutine is doing, as spans of time: watched while events are folded.
//!
//! ```text
//!   event, world after it --> Watch --> spans that just ended (Closed), and one open span a lane
//! ```
//!
//! **Invariants**: from the moment a lane exists its spans follow one another without gap or overlap, `Idle` included;
//! spans without length are left out. Nothing is known here that the world does not say.

use rustc_hash::FxHashMap;

use crate::base::ids::{CoreId, FuncId, GoId, MId, PId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind, Object, ProcState, WaitReason};
use crate::trace::world::{GState, Kernel, ThreadState, World};

/// A row of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// A core.
    Core(CoreId),
    /// A P.
    Proc(PId),
    /// A thread.
    Thread(MId),
    /// A goroutine.
    Goroutine(GoId),
}

/// What goes on in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Nothing: an empty core, an idle or dead P, a parked thread, sysmon's thread.
    Idle,
    /// The machine does not have this core, yet or any more.
    Offline,
    /// A goroutine runs, on a core (a core that turns to another thread spends its switch here too).
    Running,
    /// A goroutine is in a syscall; its thread is on a core only on the way in and out.
    Syscall,
    /// The thread runs the scheduler: overhead.
    Scheduling,
    /// The thread looks for work as a spinning thread: overhead.
    Spinning,
    /// The thread could go on but waits in the kernel's run queue for a core.
    NoCore,
    /// The thread is on a core, but nothing is left of the container's quota: it stands still.
    Throttled,
    /// The thread is on its way up: being created or woken.
    Waking,
    /// The thread is blocked in the network poller.
    Polling,
    /// The P is halted by stop-the-world.
    GcStop,
    /// The goroutine is on a run queue.
    Runnable,
    /// The goroutine is parked.
    Waiting(WaitReason),
}

/// One stretch of time in a lane, with everybody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From here.
    pub start: SimTime,
    /// To here, exclusive; [`SimTime::MAX`] while it lasts.
    pub end: SimTime,
    /// The goroutine.
    pub g: Option<GoId>,
    /// What that runs.
    pub func: Option<FuncId>,
    /// The thread.
    pub m: Option<MId>,
    /// The P.
    pub p: Option<PId>,
    /// The core.
    pub core: Option<CoreId>,
    /// What goes on.
    pub what: What,
}

impl Span {
    /// Nothing, from `start` on.
    const fn idle(start: SimTime) -> Self {
        Self { start, end: SimTime::MAX, g: None, func: None, m: None, p: None, core: None, what: What::Idle }
    }

    /// How long it lasted.
    pub const fn len(&self) -> SimDuration {
        self.end.since(self.start)
    }

    /// Whether it lasted no time.
    pub const fn is_empty(&self) -> bool {
        self.len().is_zero()
    }

    fn same_activity(&self, other: &Self) -> bool {
        Self { start: other.start, end: other.end, ..*self } == *other
    }
}

/// A span that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Where.
    pub lane: Lane,
    /// What.
    pub span: Span,
    /// What the goroutine waited for, in a goroutine's lane.
    pub on: Object,
}

/// Watches all lanes.
#[derive(Clone, Debug)]
pub struct Watch {
    cores: Vec<Span>,
    procs: Vec<Span>,
    threads: Vec<Span>,
    goroutines: FxHashMap<GoId, (Span, Object)>,
    closed: Vec<Closed>,
    now: SimTime,
    running: u16,
    peak: u16,
}

impl Watch {
    /// A watch over so many cores, all of them empty.
    pub fn new(cores: u16) -> Self {
        Self {
            cores: vec![Span::idle(SimTime::ZERO); usize::from(cores)],
            procs: Vec::new(),
            threads: Vec::new(),
            goroutines: FxHashMap::default(),
            closed: Vec::new(),
            now: SimTime::ZERO,
            running: 0,
            peak: 0,
        }
    }

    /// Looks at what `event` changed; `world` is the world after it. Returns what ended by it.
    pub fn apply(&mut self, event: &Event, world: &World) -> &[Closed] {
        self.closed.clear();
        self.advance(event.time);
        if changes_no_activity(event.kind) {
            return &self.closed;
        }
        let (other, p) = match event.kind {
            Kind::MStart { m } => (Some(m), None),
            Kind::MUnpark { m, p } => (Some(m), Some(p)),
            Kind::ProcSteal { p, from, .. } => (Some(from), Some(p)),
            Kind::ProcStatus { p, .. } => (None, Some(p)),
            Kind::CoreThrottle { core, .. } | Kind::CoreUnthrottle { core } => {
                (world.cores.get(core.index()).and_then(|core| core.m), None)
            }
            _ => (None, None),
        };
        for m in event.m.into_iter().chain(other) {
            self.look_at_thread(m, world);
        }
        // What the thread still has was looked at with it.
        let thread = event.m.and_then(|m| world.threads.get(m.index()));
        let given_up_p = event.p.filter(|p| thread.is_none_or(|thread| thread.p != Some(*p)));
        for p in given_up_p.into_iter().chain(p) {
            self.look_at_proc(p, world);
        }
        match event.kind {
            Kind::CoreRun { core } | Kind::CoreStop { core, .. } => self.look_at_core(core, world),
            Kind::CoresChange { .. } => self.look_at_cores(world),
            Kind::ProcsChange { .. } => {
                for p in 0..world.procs.len() {
                    self.look_at_proc(PId::new(p as u16), world);
                }
            }
            Kind::GoCreate { g, .. } | Kind::GoUnblock { g, .. } | Kind::GoStatus { g, .. } => {
                self.look_at_goroutine(g, world, None);
            }
            _ => {}
        }
        if let Some(g) = event.g.filter(|g| thread.is_none_or(|thread| thread.g != Some(*g))) {
            self.look_at_goroutine(g, world, None);
        }
        &self.closed
    }

    /// Ends every span at the end of the run.
    pub fn finish(&mut self, end: SimTime) -> &[Closed] {
        self.closed.clear();
        self.advance(end);
        let core = |(i, span)| (Lane::Core(CoreId::new(i as u16)), span, Object::None);
        let proc = |(i, span)| (Lane::Proc(PId::new(i as u16)), span, Object::None);
        let thread = |(i, span)| (Lane::Thread(MId::new(i as u16)), span, Object::None);
        let cores = std::mem::take(&mut self.cores).into_iter().enumerate().map(core);
        let procs = std::mem::take(&mut self.procs).into_iter().enumerate().map(proc);
        let threads = std::mem::take(&mut self.threads).into_iter().enumerate().map(thread);
        let mut gs: Vec<_> = std::mem::take(&mut self.goroutines).into_iter().collect();
        gs.sort_unstable_by_key(|(g, _)| *g);
        let gs = gs.into_iter().map(|(g, (span, on))| (Lane::Goroutine(g), span, on));
        for (lane, span, on) in cores.chain(procs).chain(threads).chain(gs) {
            close(&mut self.closed, lane, span, end, on);
        }
        &self.closed
    }

    /// What a lane is doing now; nothing if it does not exist, or the run has ended.
    pub fn open(&self, lane: Lane) -> Option<&Span> {
        match lane {
            Lane::Core(core) => self.cores.get(core.index()),
            Lane::Proc(p) => self.procs.get(p.index()),
            Lane::Thread(m) => self.threads.get(m.index()),
            Lane::Goroutine(g) => self.goroutines.get(&g).map(|(span, _)| span),
        }
    }

    /// The most goroutines that ever ran on cores at once, for any time at all, up to `now`.
    pub fn peak_at(&self, now: SimTime) -> u16 {
        if now > self.now { self.peak.max(self.running) } else { self.peak }
    }

    /// What runs counts only if time passes meanwhile: within an instant one may start before the other has stopped.
    fn advance(&mut self, now: SimTime) {
        self.peak = self.peak_at(now);
        self.now = now;
    }

    // ---- what a lane does ----

    /// The thread, and its core, P and goroutine, which do what it does.
    fn look_at_thread(&mut self, m: MId, world: &World) {
        let Some(thread) = world.threads.get(m.index()) else { return };
        let span = thread_span(m, world);
        while self.threads.len() <= m.index() {
            self.threads.push(Span::idle(self.now));
        }
        turn(&mut self.closed, &mut self.threads[m.index()], Lane::Thread(m), span, self.now, Object::None);
        if let Kernel::On(core) = thread.kernel {
            self.core_does(core, span);
        }
        if let Some(p) = thread.p {
            self.proc_does(p, span);
        }
        if let Some(g) = thread.g {
            self.look_at_goroutine(g, world, Some(span));
        }
    }

    /// Cores come and go. One that comes for the first time was not there before.
    fn look_at_cores(&mut self, world: &World) {
        let absent = Span { what: What::Offline, ..Span::idle(SimTime::ZERO) };
        let known = self.cores.len()..world.cores.len().max(self.cores.len());
        self.cores.extend(known.map(|core| Span { core: Some(CoreId::new(core as u16)), ..absent }));
        for core in 0..world.cores.len() {
            self.look_at_core(CoreId::new(core as u16), world);
        }
    }

    fn look_at_core(&mut self, core: CoreId, world: &World) {
        let seen = world.cores.get(core.index()).and_then(|seen| seen.m);
        let empty = if world.has(core) { What::Idle } else { What::Offline };
        let empty = Span { what: empty, ..Span::idle(self.now) };
        self.core_does(core, seen.map_or(empty, |m| thread_span(m, world)));
    }

    /// The core does what its thread does, if it has one.
    fn core_does(&mut self, core: CoreId, mut span: Span) {
        let Some(open) = self.cores.get_mut(core.index()) else { return };
        // A thread that has just parked is still in the scheduler until it leaves the core.
        if span.m.is_some() && span.what == What::Idle {
            span.what = What::Scheduling;
        }
        span.core = Some(core);
        self.running -= u16::from(open.what == What::Running);
        self.running += u16::from(span.what == What::Running);
        turn(&mut self.closed, open, Lane::Core(core), span, self.now, Object::None);
    }

    fn look_at_proc(&mut self, p: PId, world: &World) {
        let Some(proc) = world.procs.get(p.index()) else { return };
        let span = match proc.m {
            Some(m) => thread_span(m, world),
            None if proc.state == ProcState::GcStop => Span { what: What::GcStop, p: Some(p), ..Span::idle(self.now) },
            None => Span { p: Some(p), ..Span::idle(self.now) },
        };
        self.proc_does(p, span);
    }

    fn proc_does(&mut self, p: PId, span: Span) {
        while self.procs.len() <= p.index() {
            self.procs.push(Span::idle(self.now));
        }
        turn(&mut self.closed, &mut self.procs[p.index()], Lane::Proc(p), span, self.now, Object::None);
    }

    /// `thread` is what its thread does, where that has been looked at already.
    fn look_at_goroutine(&mut self, g: GoId, world: &World, thread: Option<Span>) {
        let Some((span, on)) = goroutine_span(g, world, thread) else {
            if let Some((span, on)) = self.goroutines.remove(&g) {
                close(&mut self.closed, Lane::Goroutine(g), span, self.now, on);
            }
            return;
        };
        let now = self.now;
        let open = self.goroutines.entry(g).or_insert((Span { start: now, ..span }, on));
        turn(&mut self.closed, &mut open.0, Lane::Goroutine(g), span, now, open.1);
        open.1 = on;
    }
}

/// Whether no lane can do anything else after such an event than before it.
const fn changes_no_activity(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SchedTick { .. }
            | Kind::Wakep { .. }
            | Kind::StealPass { .. }
            | Kind::Steal { .. }
            | Kind::GlobalTake { .. }
            | Kind::RunqOverflow { .. }
            | Kind::Handoff { .. }
            | Kind::PreemptRequest { .. }
            | Kind::PreemptLost
            | Kind::SysmonTick { .. }
            | Kind::SysmonDeepSleep
            | Kind::WaitUntil { .. }
            | Kind::TimerRun { .. }
            | Kind::NetReady { .. }
            | Kind::MutexLock { .. }
            | Kind::MutexUnlock { .. }
            | Kind::MutexStarving { .. }
            | Kind::ChanLen { .. }
            | Kind::ChanClose { .. }
            | Kind::WaitGroupCounter { .. }
            | Kind::RwLock { .. }
            | Kind::RwUnlock { .. }
            | Kind::SelectWait { .. }
            | Kind::Make { .. }
            | Kind::Free { .. }
            | Kind::GoAt { .. }
            | Kind::Output { .. }
            | Kind::ThreadLock { .. }
            | Kind::SetMaxProcs { .. }
            | Kind::QuotaRefill { .. }
            | Kind::QuotaChange { .. }
            | Kind::CostsChange { .. }
            | Kind::SeedChange { .. }
    )
}

/// The lane turns to another activity, if it is another one.
fn turn(closed: &mut Vec<Closed>, open: &mut Span, lane: Lane, next: Span, now: SimTime, on: Object) {
    if !open.same_activity(&next) {
        close(closed, lane, *open, now, on);
        *open = Span { start: now, end: SimTime::MAX, ..next };
    }
}

fn close(closed: &mut Vec<Closed>, lane: Lane, span: Span, end: SimTime, on: Object) {
    let span = Span { end, ..span };
    if !span.is_empty() {
        closed.push(Closed { lane, span, on });
    }
}

fn thread_span(m: MId, world: &World) -> Span {
    let Some(thread) = world.threads.get(m.index()) else { return Span::idle(world.time) };
    let goroutine = thread.g.and_then(|g| world.goroutines.get(&g));
    let in_syscall = goroutine.is_some_and(|goroutine| matches!(goroutine.state, GState::Syscall { .. }));
    let what = match (thread.g, thread.state, thread.kernel) {
        _ if world.is_throttled(m) => What::Throttled,
        _ if in_syscall => What::Syscall,
        (None, ThreadState::Idle | ThreadState::Locked | ThreadState::Gone | ThreadState::Sysmon, _) => What::Idle,
        (None, ThreadState::Polling { .. }, _) => What::Polling,
        (_, _, Kernel::Ready) => What::NoCore,
        (_, _, Kernel::Asleep) => What::Waking,
        (Some(_), _, Kernel::On(_)) => What::Running,
        (None, _, Kernel::On(_)) if thread.spinning => What::Spinning,
        (None, _, Kernel::On(_)) => What::Scheduling,
    };
    let core = match thread.kernel {
        Kernel::On(core) => Some(core),
        Kernel::Ready | Kernel::Asleep => None,
    };
    let func = goroutine.map(|goroutine| goroutine.func);
    Span { g: thread.g, func, m: Some(m), p: thread.p, core, what, ..Span::idle(world.time) }
}

fn goroutine_span(g: GoId, world: &World, thread: Option<Span>) -> Option<(Span, Object)> {
    let goroutine = world.goroutines.get(&g)?;
    let own = Span { g: Some(g), func: Some(goroutine.func), ..Span::idle(world.time) };
    Some(match goroutine.state {
        GState::Running(m) => (thread.unwrap_or_else(|| thread_span(m, world)), Object::None),
        GState::Syscall { m, .. } => (Span { what: What::Syscall, m: Some(m), ..own }, Object::None),
        GState::Waiting { reason, on, .. } => (Span { what: What::Waiting(reason), ..own }, on),
        _ => (Span { what: What::Runnable, ..own }, Object::None),
    })
}
