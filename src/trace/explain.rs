//! What happened, in one plain sentence an event: a line of the log.
//!
//! **Invariants**: words only, everything said is in the event, the names, or the world before it; every kind of event
//! has a sentence. Why it happened is told in [`crate::trace::why`].

use crate::base::ids::{ChanId, FuncId, GoId, MId, MutexId, PId, WgId};
use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::event::{
    Event, GoState, HandoffReason, Kind, Names, Object, Place, Position, PreemptWhy, ProcState, Rule, StealSlot,
    StealWhy, StopReason, StwKind, TakeWhy, WakeCause, WakepResult,
};
use crate::trace::recording::Recording;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, World};

/// Says things of a recording by their names.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    recording: &'a Recording,
    before: Option<&'a World>,
}

impl<'a> Teller<'a> {
    /// One that knows the names and which goroutine runs what.
    pub const fn new(recording: &'a Recording) -> Self {
        Self { recording, before: None }
    }

    /// One that also knows the world before the event, and so what a woken goroutine had waited for.
    #[must_use]
    pub const fn with(self, before: &'a World) -> Self {
        Self { before: Some(before), ..self }
    }

    // ---- names ----

    /// `G7 worker`
    pub fn go(&self, g: GoId) -> String {
        match self.recording.func_of(g) {
            Some(func) => format!("G{g} {}", self.func(func)),
            None => format!("G{g}"),
        }
    }

    /// A function's name, of a Go program the short one.
    pub fn func(&self, func: FuncId) -> String {
        let names = &self.recording.header.names;
        let name = func_name(names, func);
        if names.files.is_empty() { name } else { short_name(&name).to_owned() }
    }

    /// An object's name; nothing for no object.
    pub fn object(&self, on: Object) -> String {
        object_name(&self.recording.header.names, on)
    }

    /// Whatever it is, by its name: `G7 worker`, `M3`, `core 1`, `db`.
    pub fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::G(g) => self.go(g),
            Subject::M(m) => thread(Some(m)),
            Subject::P(p) => format!("P{p}"),
            Subject::Core(core) => format!("core {core}"),
            Subject::Object(object) => self.object(object),
        }
    }

    fn who(&self, event: &Event) -> String {
        match event.g {
            Some(g) => self.go(g),
            None => thread(event.m),
        }
    }

    // ---- sentences ----

    /// What happened.
    pub fn sentence(&self, event: &Event) -> String {
        match event.kind {
            Kind::GoCreate { .. }
            | Kind::GoStart { .. }
            | Kind::GoDestroy
            | Kind::GoStop { .. }
            | Kind::GoBlock { .. }
            | Kind::GoUnblock { .. }
            | Kind::GoSyscallBegin
            | Kind::GoSyscallEnd
            | Kind::GoSyscallEndBlocked { .. }
            | Kind::GoStatus { .. }
            | Kind::GoAt { .. }
            | Kind::Output { .. }
            | Kind::MUnparkLocked { .. } => self.goroutine_sentence(event),
            Kind::ProcsChange { .. }
            | Kind::ProcStart
            | Kind::ProcStop { .. }
            | Kind::ProcSteal { .. }
            | Kind::ProcStatus { .. }
            | Kind::SchedTick { .. }
            | Kind::STWBegin { .. }
            | Kind::STWEnd
            | Kind::Handoff { .. }
            | Kind::SetMaxProcs { .. } => proc_sentence(event),
            Kind::CoresChange { .. }
            | Kind::QuotaChange { .. }
            | Kind::CostsChange { .. }
            | Kind::SeedChange { .. } => self.change_sentence(event.kind),
            Kind::CoreThrottle { .. } | Kind::QuotaRefill { .. } | Kind::CoreUnthrottle { .. } => {
                self.quota_sentence(event.kind)
            }
            Kind::MStart { .. }
            | Kind::MPark
            | Kind::MUnpark { .. }
            | Kind::CoreRun { .. }
            | Kind::CoreStop { .. }
            | Kind::ThreadReady
            | Kind::SpinBegin
            | Kind::SpinEnd
            | Kind::ThreadLock { .. }
            | Kind::MParkLocked
            | Kind::MExit => thread_sentence(event),
            Kind::Make { .. }
            | Kind::Free { .. }
            | Kind::RwLock { .. }
            | Kind::RwUnlock { .. }
            | Kind::SelectWait { .. }
            | Kind::SelectDone { .. }
            | Kind::MutexLock { .. }
            | Kind::MutexUnlock { .. }
            | Kind::MutexStarving { .. }
            | Kind::ChanLen { .. }
            | Kind::ChanClose { .. }
            | Kind::WaitGroupCounter { .. } => self.object_sentence(event),
            _ => self.decision_sentence(event),
        }
    }

    fn goroutine_sentence(&self, event: &Event) -> String {
        let who = self.who(event);
        match event.kind {
            Kind::GoCreate { g, place, .. } => {
                let by = event.g.map_or_else(|| "a timer".into(), |parent| self.go(parent));
                format!("{by} starts {}; put {}", self.go(g), to(place))
            }
            Kind::GoStart { rule, .. } => format!("{who} runs on {}: {}", proc(event.p), rule_words(rule)),
            Kind::GoDestroy => format!("{who} ends"),
            Kind::GoStop { reason, place } => format!("{who} {}; put {}", stop_words(reason), to(place)),
            Kind::GoBlock { reason, on: Object::Select, .. } => {
                format!("{who} parks: {}{}", reason.words(), self.select_chans(event))
            }
            Kind::GoBlock { reason, on, .. } => match self.object(on) {
                object if object.is_empty() => format!("{who} parks: {}", reason.words()),
                object => format!("{who} parks: {} on {object}{}", reason.words(), self.held(on)),
            },
            Kind::GoUnblock { g, place, cause } => {
                format!("{} {}; put {}", self.go(g), self.woken(event, g, cause), to(place))
            }
            Kind::GoSyscallBegin => format!("{who} enters a syscall; {} stays with {}", proc(event.p), thread(event.m)),
            Kind::GoSyscallEnd => format!("{who} is back from its syscall and still has {}", proc(event.p)),
            Kind::GoSyscallEndBlocked { place: Place::Hand } => {
                format!("{who} is back from its syscall; its P was taken, but it got {}", proc(event.p))
            }
            Kind::GoSyscallEndBlocked { place } => {
                format!("{who} is back from its syscall, but its P was taken and none is idle; put {}", to(place))
            }
            Kind::GoStatus { g, state, .. } => match state {
                GoState::Runnable(place) => format!("{} exists, {}", self.go(g), at(place)),
                GoState::Running => format!("{} exists, running", self.go(g)),
                GoState::Waiting(reason) => format!("{} exists, parked: {}", self.go(g), reason.words()),
            },
            Kind::GoAt { at } => format!("{who} is at {}", self.position(at)),
            Kind::Output { fd: 1, bytes } => format!("{who} writes {bytes} bytes to standard output"),
            Kind::Output { fd: 2, bytes } => format!("{who} writes {bytes} bytes to standard error"),
            Kind::Output { fd, bytes } => format!("{who} writes {bytes} bytes to file {fd}"),
            Kind::MUnparkLocked { g, m, p } => {
                format!("{} found {}, which is wired to M{m}: it gives P{p} to M{m}", thread(event.m), self.go(g))
            }
            _ => String::new(),
        }
    }

    /// A place in the source: `main.go:12, in main.worker`.
    fn position(&self, at: Position) -> String {
        format!("{}, in {}", place_name(&self.recording.header.names, at), self.func(at.func))
    }

    /// The channels at which the goroutine has queued up.
    fn select_chans(&self, event: &Event) -> String {
        let queued = event.g.and_then(|g| self.before?.selects.get(&g));
        let names: Vec<String> =
            queued.into_iter().flatten().map(|(chan, _)| self.object(Object::Chan(*chan))).collect();
        if names.is_empty() { String::new() } else { format!(" on {}", names.join(", ")) }
    }

    /// By whom a parked goroutine was made runnable, and doing what.
    fn woken(&self, event: &Event, g: GoId, cause: WakeCause) -> String {
        let on = match self.before.and_then(|world| world.goroutines.get(&g)).map(|goroutine| goroutine.state) {
            Some(GState::Waiting { on, .. }) => self.object(on),
            _ => String::new(),
        };
        let doing = match cause {
            WakeCause::Sent if on.is_empty() => "sending to it".into(),
            WakeCause::Sent => format!("sending on {on}"),
            WakeCause::Received if on.is_empty() => "receiving its value".into(),
            WakeCause::Received => format!("receiving on {on}"),
            WakeCause::Closed => format!("closing {}", or(&on, "the channel")),
            WakeCause::Unlocked => format!("unlocking {} (it has to compete for it)", or(&on, "the mutex")),
            WakeCause::HandedOff => format!("handing over {}", or(&on, "the mutex")),
            WakeCause::WaitGroupZero => format!("bringing {} to zero", or(&on, "the wait group")),
            WakeCause::WriterDone => format!("unlocking {}", or(&on, "the rwmutex")),
            WakeCause::ReadersDone => format!("being the last to read-unlock {}", or(&on, "the rwmutex")),
            WakeCause::Signal => format!("signalling {}", or(&on, "the condition")),
            WakeCause::Broadcast => format!("signalling {} to all", or(&on, "the condition")),
            WakeCause::QuotaChanged => return "woken by sysmon: GOMAXPROCS shall follow the quota".into(),
            WakeCause::Timer => return "woken: its timer expired".into(),
            WakeCause::Netpoll => return "woken: the network poller has its data".into(),
        };
        format!("woken by {} {doing}", self.who(event))
    }

    fn held(&self, on: Object) -> String {
        let holder = self.before.and_then(|world| match on {
            Object::Mutex(mutex) => world.mutexes.get(&mutex)?.holder,
            Object::RwMutex(rw) => world.rwmutexes.get(&rw)?.writer,
            _ => None,
        });
        match holder {
            Some(holder) => format!(", held by {}", self.go(holder)),
            None => String::new(),
        }
    }

    fn decision_sentence(&self, event: &Event) -> String {
        let (m, p) = (thread(event.m), proc(event.p));
        match event.kind {
            Kind::Wakep { result } => format!("{m} calls wakep: {}", wakep_words(result)),
            Kind::StealPass { pass, victim: None, .. } => format!("{m} steals, pass {}: nothing", pass + 1),
            Kind::StealPass { pass, victim: Some(victim), .. } => {
                format!("{m} steals, pass {}: P{victim} has something", pass + 1)
            }
            Kind::Steal { victim, slot: StealSlot::Ring, n, of } => format!("{p} steals {n} of {of} from P{victim}"),
            Kind::Steal { victim, slot: StealSlot::Runnext, .. } => format!("{p} steals the runnext of P{victim}"),
            Kind::GlobalTake { why, n } => format!("{p} takes {n} from the global queue: {}", take_words(why)),
            Kind::RunqOverflow { p, n } => format!("P{p}'s ring is full: {n} go to the global queue"),
            Kind::PreemptRequest { g, on, why } => {
                format!("{} on M{on} is asked to stop: {}", self.go(g), preempt_words(why))
            }
            Kind::PreemptLost => format!("the request to preempt {} is lost", self.who(event)),
            Kind::SysmonTick { delay } => format!("sysmon looked; it sleeps {delay}"),
            Kind::SysmonDeepSleep => "sysmon sleeps: there is nothing to watch".into(),
            Kind::WaitUntil { when } => format!("{} waits until {when}", self.who(event)),
            Kind::TimerRun { p, late } if late.is_zero() => format!("{m} runs a timer of P{p}"),
            Kind::TimerRun { p, late } => format!("{m} runs a timer of P{p}, {late} late"),
            Kind::NetReady { g } => format!("data for {} arrive; somebody has to poll", self.go(g)),
            Kind::NetpollBlock { until: SimTime::MAX } => format!("{m} sleeps in the network poller"),
            Kind::NetpollBlock { until } => format!("{m} sleeps in the network poller, until {until} at most"),
            Kind::NetpollReturn { n: 0, .. } => format!("{m} polled the network: nothing ready"),
            Kind::NetpollReturn { n, .. } => format!("{m} polled the network: {n} ready"),
            _ => String::new(),
        }
    }

    fn object_sentence(&self, event: &Event) -> String {
        let who = self.who(event);
        match event.kind {
            Kind::MutexLock { mutex, starving: false } => format!("{who} locks {}", self.object(Object::Mutex(mutex))),
            Kind::MutexLock { mutex, .. } => {
                format!("{who} locks {}, which stays in starvation mode", self.object(Object::Mutex(mutex)))
            }
            Kind::MutexUnlock { mutex } => format!("{who} unlocks {}", self.object(Object::Mutex(mutex))),
            Kind::MutexStarving { mutex } => {
                format!("{} goes into starvation mode: {who} has waited over 1ms", self.object(Object::Mutex(mutex)))
            }
            Kind::ChanLen { chan, len } => {
                format!("{} holds {}", self.object(Object::Chan(chan)), self.fill(chan, len))
            }
            Kind::ChanClose { chan } => format!("{who} closes {}", self.object(Object::Chan(chan))),
            Kind::WaitGroupCounter { wg, counter } => {
                format!("{} counts {counter}", self.object(Object::WaitGroup(wg)))
            }
            Kind::RwLock { rw, write } => {
                format!("{who} {} {}", if write { "locks" } else { "read-locks" }, self.object(Object::RwMutex(rw)))
            }
            Kind::RwUnlock { rw, write } => {
                format!("{who} {} {}", if write { "unlocks" } else { "read-unlocks" }, self.object(Object::RwMutex(rw)))
            }
            Kind::SelectWait { chan, send } => {
                let what = if send { "send on" } else { "receive from" };
                format!("{who} queues up to {what} {}", self.object(Object::Chan(chan)))
            }
            Kind::SelectDone { g, chan } => {
                format!("the select of {} is decided: {}", self.go(g), self.object(Object::Chan(chan)))
            }
            Kind::Make { object: object @ Object::Chan(_), cap: 0 } => {
                format!("{who} makes {}, unbuffered", self.object(object))
            }
            Kind::Make { object: object @ Object::Chan(_), cap } => {
                format!("{who} makes {}, with room for {cap}", self.object(object))
            }
            Kind::Make { object, .. } => format!("{who} makes {}", or(&self.object(object), "nothing")),
            Kind::Free { object } => format!("nothing refers to {} any more", or(&self.object(object), "it")),
            _ => String::new(),
        }
    }

    /// What somebody outside changes.
    fn change_sentence(&self, kind: Kind) -> String {
        match kind {
            Kind::CoresChange { cores: 1 } => "the machine has 1 core from now on".into(),
            Kind::CoresChange { cores } => format!("the machine has {cores} cores from now on"),
            Kind::QuotaChange { quota: CpuMax::Unlimited } => "the container has no CPU quota from now on".into(),
            Kind::QuotaChange { quota: CpuMax::Quota(quota) } => {
                format!("the container may use {} of CPU time in each {} from now on", quota.cpu(), quota.period())
            }
            Kind::CostsChange { costs } => match self.recording.header.names.costs.get(usize::from(costs)) {
                Some(name) => format!("costs are {name} from now on"),
                None => "other costs are in force from now on".into(),
            },
            Kind::SeedChange { seed } => format!("random numbers come from seed {seed} from now on"),
            _ => String::new(),
        }
    }

    /// What the container's quota does to cores.
    fn quota_sentence(&self, kind: Kind) -> String {
        let now = self.before.map_or(self.recording.header.quota, |world| world.quota);
        let amount = now.quota().map(|quota| format!(" of {} in {}", quota.cpu(), quota.period())).unwrap_or_default();
        match kind {
            Kind::CoreThrottle { core, until } => {
                format!("core {core} is throttled: the quota{amount} is used up; the next period begins at {until}")
            }
            Kind::QuotaRefill { until } => format!("a period begins: the quota{amount} is whole again, until {until}"),
            Kind::CoreUnthrottle { core } => format!("core {core} goes on: it has a share of the quota again"),
            _ => String::new(),
        }
    }

    fn fill(&self, chan: ChanId, len: u32) -> String {
        let made = self.before.and_then(|world| world.chans.get(&chan)?.capacity);
        match made.or_else(|| Some(self.recording.header.names.chans.get(chan.index())?.capacity)) {
            Some(capacity) => format!("{len} of {capacity}"),
            None => len.to_string(),
        }
    }
}

fn proc_sentence(event: &Event) -> String {
    let (m, p) = (thread(event.m), proc(event.p));
    match event.kind {
        Kind::ProcsChange { procs } => format!("GOMAXPROCS is {procs}"),
        Kind::ProcStart => format!("{m} takes {p}"),
        Kind::ProcStop { to: ProcState::GcStop } => format!("{m} halts {p}: the world is being stopped"),
        Kind::ProcStop { .. } => format!("{m} gives {p} up: nothing to run"),
        Kind::ProcSteal { p, from, why, .. } => {
            let syscall = if Some(from) == event.m { "its own syscall".into() } else { format!("M{from}'s syscall") };
            format!("{m} takes P{p} out of {syscall}: {}", steal_why_words(why))
        }
        Kind::ProcStatus { p, state } => format!("P{p} is {}", state_words(state)),
        Kind::SchedTick { p, tick } => format!("P{p} has had {tick} slices while the runtime started"),
        Kind::STWBegin { kind: StwKind::Gomaxprocs } => "the world is being stopped to change GOMAXPROCS".into(),
        Kind::STWEnd => "the world runs again".into(),
        Kind::Handoff { p, reason } => format!("P{p} has no thread: {}", handoff_words(reason)),
        Kind::SetMaxProcs { procs } if event.m.is_some() => {
            format!("sysmon: by the quota, GOMAXPROCS shall become {procs}")
        }
        Kind::SetMaxProcs { procs } => format!("GOMAXPROCS shall become {procs}"),
        _ => String::new(),
    }
}

fn thread_sentence(event: &Event) -> String {
    let m = thread(event.m);
    match event.kind {
        Kind::MStart { m } => format!("{} is created", thread(Some(m))),
        Kind::MPark => format!("{m} parks: no work"),
        Kind::MUnpark { m, p } => format!("M{m} is woken to take P{p}"),
        Kind::CoreRun { core } => format!("{m} runs on core {core}"),
        Kind::CoreStop { core, ready: true } => format!("{m} has to leave core {core} to another thread"),
        Kind::CoreStop { core, ready: false } => format!("{m} leaves core {core} and sleeps"),
        Kind::ThreadReady => format!("{m} could run, but every core is taken"),
        Kind::SpinBegin => format!("{m} begins to spin: it looks for work"),
        Kind::SpinEnd => format!("{m} stops spinning"),
        Kind::ThreadLock { locked: true } => format!("{m} and its goroutine are wired together (runtime.LockOSThread)"),
        Kind::ThreadLock { locked: false } => format!("{m} and its goroutine are not wired together any more"),
        Kind::MParkLocked => format!("{m} parks until its own goroutine can run"),
        Kind::MExit => format!("{m} ends, for its goroutine ended wired to it"),
        _ => String::new(),
    }
}

/// A function's name; its number if it has none.
pub fn func_name(names: &Names, func: FuncId) -> String {
    name(names.funcs.get(func.index()), "func", func.number())
}

/// A Go function's name as people say it: without the path of its package, and without `main.`, for that is where
/// programs are: `main.worker` is `worker`, `main.main.func1` is `main.func1`, `golang.org/x/sync/errgroup.(*Group).Go`
/// is `errgroup.(*Group).Go`.
pub fn short_name(name: &str) -> &str {
    // What stands in brackets has paths of its own.
    let plain = name.find(['(', '[']).unwrap_or(name.len());
    let name = name[..plain].rfind('/').map_or(name, |slash| &name[slash + 1..]);
    name.strip_prefix("main.").filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// A place in the source: `main.go:12`, or `fmt/print.go:99` in the library.
pub fn place_name(names: &Names, at: Position) -> String {
    let file = names.files.get(usize::from(at.file)).map_or("?", |file| {
        let own = !file.text.is_empty();
        file.name.rsplit('/').next().filter(|_| own).unwrap_or(&file.name)
    });
    format!("{file}:{}", at.line)
}

/// An object's name; its number if it has none, nothing if there is no object.
pub fn object_name(names: &Names, on: Object) -> String {
    match on {
        Object::None => String::new(),
        Object::Chan(chan) => chan_name(names, chan),
        Object::Mutex(mutex) => mutex_name(names, mutex),
        Object::WaitGroup(wg) => wg_name(names, wg),
        Object::RwMutex(rw) => format!("rwmutex {rw}"),
        Object::Cond(cond) => format!("cond {cond}"),
        Object::Select => "several channels".into(),
    }
}

fn chan_name(names: &Names, chan: ChanId) -> String {
    name(names.chans.get(chan.index()).map(|chan| &chan.name), "channel", chan.number())
}

fn mutex_name(names: &Names, mutex: MutexId) -> String {
    if let Some(rw) = mutex.rwmutex() {
        return format!("rwmutex {rw}'s writer mutex");
    }
    name(names.mutexes.get(mutex.index()), "mutex", mutex.number())
}

fn wg_name(names: &Names, wg: WgId) -> String {
    name(names.waitgroups.get(wg.index()), "wait group", wg.number())
}

fn name(known: Option<&String>, what: &str, number: u32) -> String {
    known.filter(|known| !known.is_empty()).cloned().unwrap_or_else(|| format!("{what} {number}"))
}

fn or<'a>(text: &'a str, other: &'a str) -> &'a str {
    if text.is_empty() { other } else { text }
}

/// `M3`, or `sysmon`.
fn thread(m: Option<MId>) -> String {
    match m.map(MId::number) {
        None => "outside".into(),
        Some(1) => "sysmon".into(),
        Some(m) => format!("M{m}"),
    }
}

fn proc(p: Option<PId>) -> String {
    p.map_or_else(|| "no P".into(), |p| format!("P{p}"))
}

/// Where to something is put.
fn to(place: Place) -> String {
    match place {
        Place::Runnext(p) => format!("in P{p}'s runnext"),
        Place::Ring(p) => format!("at the tail of P{p}'s ring"),
        Place::GlobalTail => "at the tail of the global queue".into(),
        Place::Hand => "in the thread's hand, to run at once".into(),
    }
}

fn at(place: Place) -> String {
    format!("runnable {}", to(place))
}

fn rule_words(rule: Rule) -> String {
    match rule {
        Rule::Start => "the program starts".into(),
        Rule::GlobalTick { tick } => format!("tick {tick}, a multiple of 61: the global queue first"),
        Rule::Runnext => "it was runnext".into(),
        Rule::Local => "head of the local ring".into(),
        Rule::GlobalBatch { n } => format!("head of the global queue (took {n})"),
        Rule::Netpoll => "the network poller had it".into(),
        Rule::Stolen { victim, n, of } => format!("stolen from P{victim} (took {n} of {of})"),
        Rule::StolenRunnext { victim } => format!("stolen, it was P{victim}'s runnext"),
        Rule::StolenTimer { victim } => format!("woken by a timer taken from P{victim}"),
        Rule::SyscallOldP => "back from a syscall, with its old P".into(),
        Rule::SyscallIdleP => "back from a syscall, with an idle P".into(),
        Rule::Locked => "it is wired to this thread".into(),
        Rule::MovedToP0 => "it changed GOMAXPROCS, and its own P is gone".into(),
    }
}

const fn stop_words(reason: StopReason) -> &'static str {
    match reason {
        StopReason::Gosched => "yields (runtime.Gosched)",
        StopReason::PreemptedAsync => "is preempted by a signal",
        StopReason::PreemptedSync => "is preempted at a function call",
        StopReason::Goyield => "yields to the goroutine it handed the mutex to",
        StopReason::MovedToP0 => "has to move: its P is gone",
    }
}

const fn steal_why_words(why: StealWhy) -> &'static str {
    match why {
        StealWhy::LocalWork => "goroutines wait in its queue",
        StealWhy::NobodyIdle => "no P is idle and nobody spins",
        StealWhy::TenMillis => "it has lasted 10ms",
        StealWhy::Stw => "the world is being stopped",
        StealWhy::OldOwner => "its former thread is back",
    }
}

const fn state_words(state: ProcState) -> &'static str {
    match state {
        ProcState::Idle => "idle",
        ProcState::Running => "running",
        ProcState::GcStop => "halted",
        ProcState::Dead => "gone",
    }
}

const fn handoff_words(reason: HandoffReason) -> &'static str {
    match reason {
        HandoffReason::LocalWork => "a thread is started for the goroutines in its queue",
        HandoffReason::GlobalWork => "a thread is started for the global queue",
        HandoffReason::NobodyLooking => "a spinning thread is started, for nobody else looks for work",
        HandoffReason::Stw => "halted, for the world is being stopped",
        HandoffReason::LastPoller => "a thread is started, for somebody has to poll the network",
        HandoffReason::Idle => "nothing to do, it is idle now",
    }
}

fn wakep_words(result: WakepResult) -> String {
    match result {
        WakepResult::Started(p) => format!("a thread is started to spin with P{p}"),
        WakepResult::SpinnerExists => "a thread spins already and will find the work".into(),
        WakepResult::NoIdleP => "no P is idle".into(),
    }
}

const fn take_words(why: TakeWhy) -> &'static str {
    match why {
        TakeWhy::Tick => "61st tick",
        TakeWhy::Batch => "it has none of its own",
        TakeWhy::BeforeIdle => "a last look before it goes idle",
        TakeWhy::Recheck => "a look after it went idle",
    }
}

const fn preempt_words(why: PreemptWhy) -> &'static str {
    match why {
        PreemptWhy::SliceAge => "its slice is over 10ms old",
        PreemptWhy::Stw => "the world is being stopped",
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn functions_are_called_as_people_call_them() {
        let names = [
            ("main.worker", "worker"),
            ("main.main.func1", "main.func1"),
            ("main.(*Pool).run", "(*Pool).run"),
            ("main.merge[...].func1", "merge[...].func1"),
            ("sync.(*WaitGroup).Go.func1", "sync.(*WaitGroup).Go.func1"),
            ("golang.org/x/sync/errgroup.(*Group).Go", "errgroup.(*Group).Go"),
            ("main.f[a/b.T]", "f[a/b.T]"),
            ("worker", "worker"),
            ("main", "main"),
        ];
        for (name, short) in names {
            assert_eq!(short_name(name), short);
        }
    }
}
