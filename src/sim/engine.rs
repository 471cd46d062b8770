//! The engine: the machine as a whole, how it is advanced, and how a run ends.
//!
//! **Invariants**: time never goes back; however the machine is advanced (at once, by ticks, by events), the same
//! events come out.

use crate::base::ids::{CoreId, GoId, MId, PId, TimerId};
use crate::base::rng::{Rng, Stream};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind, Limit, Outcome};
use crate::sim::calendar::{Calendar, Due};
use crate::sim::config::Config;
use crate::sim::counters::Counters;
use crate::sim::objects::Objects;
use crate::sim::operate::Told;
use crate::sim::program::{Gp, Program};
use crate::sim::quota::Bandwidth;
use crate::sim::sink::Sink;
use crate::sim::state::{Core, GOf, M, Proc, Sched, Step};
use crate::sim::timer::Timer;

/// A machine that runs one program.
#[derive(Debug)]
pub struct Sim<P: Program, S: Sink> {
    pub(super) cfg: Config,
    pub(super) program: P,
    pub(super) sink: S,
    pub(super) now: SimTime,
    /// No inlined burn may go beyond this: the time to which the machine is being advanced.
    pub(super) horizon: SimTime,
    pub(super) calendar: Calendar,
    /// Every core that the machine ever had.
    pub(super) cores: Vec<Core>,
    /// So many of them are there now: the first.
    pub(super) online: u16,
    /// The account of the container's quota, if there is one.
    pub(super) bandwidth: Option<Bandwidth>,
    pub(super) ms: Vec<M>,
    pub(super) ps: Vec<Proc>,
    pub(super) gomaxprocs: u16,
    pub(super) gs: Vec<GOf<P>>,
    /// Free slots of `gs`, last in, first out.
    pub(super) gfree: Vec<Gp>,
    /// Gone when it has called `runtime.Goexit`.
    pub(super) main: Option<Gp>,
    pub(super) sched: Sched,
    /// By timer id; a place without a timer is on the list of free ones.
    pub(super) timers: Vec<Timer<P::Func>>,
    pub(super) free_timers: Vec<TimerId>,
    pub(super) objects: Objects<P::Value>,
    pub(super) counters: Counters,
    pub(super) outcome: Option<Outcome>,
    /// A thread that is in the middle of steps which nothing else may come in between.
    pub(super) interrupted: Option<(MId, CoreId)>,
    /// Draws the time between two looks of goroutines that share memory.
    pub(super) quanta: Rng,
    /// By goroutine slot: where it was said to be last.
    pub(super) told: Vec<Option<Told>>,
    /// So many steps may be done now before whoever advances the machine looks up.
    pub(super) steps_left: u32,
    emitted: u64,
    steps: u64,
    /// How many steps there had been when the time became what it is.
    steps_before: u64,
}

/// How many events may come between two full checks of the invariants on a machine with many goroutines.
const CHECK_INTERVAL: u64 = 1 << 12;

impl<P: Program, S: Sink> Sim<P, S> {
    /// A machine at time zero: main is about to run.
    ///
    /// # Panics
    /// If the configuration is out of its documented bounds; scenario files are checked before.
    pub fn new(cfg: Config, program: P, sink: S) -> Self {
        assert!((1..=Config::MAX_CORES).contains(&cfg.cores), "cores out of bounds");
        assert!((1..=Config::MAX_PROCS).contains(&cfg.gomaxprocs), "gomaxprocs out of bounds");
        assert!(cfg.ring >= 2 && cfg.ring.is_multiple_of(2), "ring must be even");
        let mut sim = Self {
            program,
            sink,
            now: SimTime::ZERO,
            horizon: SimTime::ZERO,
            calendar: Calendar::default(),
            cores: (0..cfg.cores).map(|_| Core::default()).collect(),
            online: cfg.cores,
            bandwidth: cfg.quota.quota().map(|quota| Bandwidth::new(quota, SimTime::ZERO)),
            ms: Vec::new(),
            ps: Vec::new(),
            gomaxprocs: cfg.gomaxprocs,
            gs: Vec::new(),
            gfree: Vec::new(),
            main: None,
            sched: Sched::default(),
            timers: Vec::new(),
            free_timers: Vec::new(),
            objects: Objects { observed: S::ON, ..Objects::default() },
            counters: Counters::new(cfg.cores),
            outcome: None,
            interrupted: None,
            quanta: Rng::new(cfg.seed, Stream::Quanta),
            told: Vec::new(),
            steps_left: 0,
            emitted: 0,
            steps: 0,
            steps_before: 0,
            cfg,
        };
        sim.boot();
        sim
    }

    /// The time that has been reached.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// How the run ended, if it has.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// What was counted, observed or not.
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    /// The program that runs on it.
    pub fn program(&self) -> &P {
        &self.program
    }

    /// The same, to be changed.
    pub fn program_mut(&mut self) -> &mut P {
        &mut self.program
    }

    /// Where the events went.
    pub fn sink_mut(&mut self) -> &mut S {
        &mut self.sink
    }

    /// The sink, and how the run ended.
    pub fn finish(self) -> (S, Option<Outcome>) {
        (self.sink, self.outcome)
    }

    /// Runs to the end.
    pub fn run(&mut self) {
        self.advance_to(SimTime::MAX);
    }

    /// Carries out everything up to `time`, which is reached even if nothing happens then.
    pub fn advance_to(&mut self, time: SimTime) {
        while self.outcome.is_none() && self.step(time) {}
        if self.outcome.is_none() && time != SimTime::MAX {
            self.now = self.now.max(time);
        }
    }

    /// Goes on towards `time` by about so many steps: for whoever has to look up now and then. False if `time` has
    /// been reached or the run has ended.
    pub fn advance_some(&mut self, time: SimTime, steps: u32) -> bool {
        for _ in 0..steps {
            if self.outcome.is_some() || !self.step(time) {
                self.advance_to(time);
                return false;
            }
        }
        true
    }

    /// Carries out the next step after which there is a new event, but nothing beyond `time`. Says whether there is
    /// one; if there is not, `time` has been reached or the run has ended.
    pub fn advance_event(&mut self, time: SimTime) -> bool {
        let before = self.emitted;
        while self.emitted == before && self.outcome.is_none() {
            if !self.step(time) {
                self.advance_to(time);
                return false;
            }
        }
        self.emitted != before
    }

    /// Ends the run here, because it was asked to go no further.
    pub fn stop(&mut self) {
        self.end(Outcome::Until { time: self.now });
    }

    /// One entry of the calendar. False if none is due by `limit`.
    fn step(&mut self, limit: SimTime) -> bool {
        let end = SimTime::ZERO + self.cfg.limits.time;
        if let Some((m, core)) = self.interrupted.take() {
            self.horizon = limit.min(end);
            self.drive(m, core);
            return true;
        }
        let Some((time, due)) = self.calendar.pop(limit.min(end)) else {
            if limit > end {
                self.end_at_time_limit(end);
            }
            return false;
        };
        self.horizon = limit.min(end);
        assert!(time >= self.now, "time goes back");
        self.pass_time(time);
        if !self.count_step() {
            return false;
        }
        match due {
            Due::Core(core, generation) => self.core_due(core, generation),
            Due::Thread(m, generation) => self.thread_due(m, generation),
            Due::Network(gp) => self.network_ready(gp),
            Due::Signal(m) => self.signal(m),
            Due::Sysmon(generation) => self.sysmon_due(generation),
            Due::StopTheWorldRetry(generation) => self.stop_retry(generation),
            Due::Resize => self.resize_from_outside(),
            Due::QuotaRefill(generation) => self.quota_refill(generation),
            Due::Change(index) => self.change(index),
        }
        true
    }

    /// Time goes on to `time`.
    pub(super) fn pass_time(&mut self, time: SimTime) {
        if time > self.now {
            if cfg!(debug_assertions) {
                self.check_work_conserved();
            }
            self.now = time;
            self.steps_before = self.steps;
        }
    }

    /// Counts one step against the limits. False if one is reached, which ends the run.
    pub(super) fn count_step(&mut self) -> bool {
        self.steps += 1;
        let limits = &self.cfg.limits;
        if self.steps > limits.events {
            self.end_at_limit(Limit::Events, limits.events);
        } else if self.steps - self.steps_before > limits.steps_at_one_instant {
            self.end_at_limit(Limit::StepsAtOneInstant, limits.steps_at_one_instant);
        }
        self.outcome.is_none()
    }

    /// Counts a step that was left out because nothing could come in between; `later` if some of the time that has
    /// passed since comes behind it.
    #[inline]
    pub(super) fn count_left_out(&mut self, later: bool) {
        self.steps += 1;
        if later {
            self.steps_before = self.steps;
        }
    }

    fn end_at_time_limit(&mut self, end: SimTime) {
        self.now = end;
        self.end_at_limit(Limit::Time, end.nanos());
    }

    /// Ends the run because of a limit.
    pub(super) fn end_at_limit(&mut self, limit: Limit, value: u64) {
        self.end(Outcome::Limit { limit, value });
    }

    /// Ends the run. The first end counts. What the other cores were in the middle of is counted up to here.
    pub(super) fn end(&mut self, outcome: Outcome) {
        if self.outcome.is_none() {
            self.outcome = Some(outcome);
            self.settle_all();
        }
    }

    /// Counts what the cores are in the middle of.
    fn settle_all(&mut self) {
        for core in self.core_ids() {
            self.settle(core);
        }
    }

    /// The cores that are there.
    pub(super) fn core_ids(&self) -> impl Iterator<Item = CoreId> + use<P, S> {
        (0..self.online).map(CoreId::new)
    }

    /// Tells what thread `m` just did.
    pub(super) fn emit(&mut self, m: MId, kind: Kind) {
        if S::ON {
            let thread = &self.ms[m.index()];
            let (g, p) = (thread.curg, thread.p);
            self.emit_as(g.map(|gp| self.gs[gp.index()].id), Some(m), p, kind);
        }
    }

    /// Tells what thread `m` just did while it ran `gp` on `p`, both of which it may have given up by now.
    pub(super) fn emit_for(&mut self, m: MId, gp: Gp, p: Option<PId>, kind: Kind) {
        if S::ON {
            let g = self.gs[gp.index()].id;
            self.emit_as(Some(g), Some(m), p, kind);
        }
    }

    /// Tells what just happened.
    pub(super) fn emit_as(&mut self, g: Option<GoId>, m: Option<MId>, p: Option<PId>, kind: Kind) {
        if !S::ON {
            return;
        }
        self.emitted += 1;
        self.sink.event(Event { time: self.now, g, m, p, kind });
        if S::PROBE {
            let snapshot = self.snapshot();
            self.sink.probe(snapshot);
        }
        if cfg!(debug_assertions) && (self.gs.len() < 256 || self.emitted.is_multiple_of(CHECK_INTERVAL)) {
            self.check_invariants();
        }
    }

    /// Adds to what thread `m` has to burn before its next step.
    pub(super) fn charge(&mut self, m: MId, cost: SimDuration) {
        self.ms[m.index()].thread.burn += cost;
    }

    /// Sets what thread `m` does next.
    pub(super) fn then(&mut self, m: MId, step: Step) {
        self.ms[m.index()].step = step;
    }

    /// The P of a thread that surely has one.
    pub(super) fn p_of(&self, m: MId) -> PId {
        self.ms[m.index()].p.expect("this thread holds a P here")
    }

    /// The goroutine of a thread that surely runs one.
    pub(super) fn g_of(&self, m: MId) -> Gp {
        self.ms[m.index()].curg.expect("this thread runs a goroutine here")
    }

    /// A new thread record. Its id is the next number.
    pub(super) fn new_m(&mut self, step: Step) -> MId {
        let m = MId::new(u16::try_from(self.ms.len()).expect("thread limit is far below"));
        self.ms.push(M::new(Rng::new(self.cfg.seed, Stream::Thread(m.number())), step));
        self.counters.threads = self.ms.len() as u32;
        m
    }
}
