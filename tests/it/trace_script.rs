//! Hand-made and random recordings for the tests of everything that is derived from events.

use gopark::base::ids::{CoreId, FuncId, GoId, MId, MutexId, PId};
use gopark::base::quota::CpuMax;
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{ChanName, Event, GoState, Kind, Names, Outcome, Passed, Place, ProcState, Rule};
use gopark::trace::recording::{FORMAT, Header};
use gopark::trace::timeline::Timeline;
use gopark::trace::world::World;

pub(crate) const MAIN: FuncId = FuncId::new(0);
pub(crate) const WORKER: FuncId = FuncId::new(1);
pub(crate) const DB: MutexId = MutexId::new(0);

pub(crate) fn g(n: u32) -> GoId {
    GoId::new(n)
}

pub(crate) fn p(n: u16) -> PId {
    PId::new(n)
}

pub(crate) fn m(n: u16) -> MId {
    MId::new(n)
}

pub(crate) fn core(n: u16) -> CoreId {
    CoreId::new(n)
}

pub(crate) fn us(n: u64) -> SimTime {
    SimTime::from_nanos(n * 1_000)
}

pub(crate) fn span(n: u64) -> SimDuration {
    SimDuration::from_micros(n)
}

pub(crate) fn header(cores: u16, ring: u16) -> Header {
    Header {
        format: FORMAT,
        gopark: "0.1.0".into(),
        scenario: "hand_made".into(),
        title: "Made by hand".into(),
        hash: "0".into(),
        seed: 1,
        cores,
        gomaxprocs: cores,
        quota: CpuMax::Unlimited,
        costs: "ideal".into(),
        overrides: Vec::new(),
        startup: "clean".into(),
        ring,
        tick: span(1),
        tick_chosen: false,
        names: Names {
            funcs: vec!["main".into(), "worker".into()],
            chans: vec![ChanName { name: "jobs".into(), capacity: 4 }],
            mutexes: vec!["db".into()],
            waitgroups: vec!["wg".into()],
            ..Names::default()
        },
    }
}

/// Events written one after another: who is in the header is looked up in the world, as the simulator does it.
pub(crate) struct Script {
    pub(crate) timeline: Timeline,
    now: SimTime,
}

impl Script {
    /// An empty recording.
    pub(crate) fn empty(cores: u16, ring: u16) -> Self {
        Self { timeline: Timeline::new(header(cores, ring)), now: SimTime::ZERO }
    }

    /// M0 on core 0 with P0 runs main, G1; sysmon exists. As many Ps as cores.
    pub(crate) fn start(cores: u16, ring: u16) -> Self {
        let mut script = Self::empty(cores, ring);
        script.outside(Kind::ProcsChange { procs: cores });
        for idle in (1..cores).map(p) {
            script.outside(Kind::ProcStatus { p: idle, state: ProcState::Idle });
        }
        script.outside(Kind::MStart { m: m(0) }).outside(Kind::MStart { m: m(1) });
        script.by(0, Kind::CoreRun { core: core(0) });
        script.with(0, Some(0), None, Kind::ProcStart);
        script.by(0, Kind::GoStatus { g: g(1), func: MAIN, state: GoState::Runnable(Place::Runnext(p(0))) });
        script.run(0, 1, true)
    }

    /// Later than what was so far.
    pub(crate) fn at(&mut self, time: SimTime) -> &mut Self {
        self.now = time;
        self
    }

    /// An event of this thread, with the P and goroutine that it has.
    pub(crate) fn by(&mut self, thread: u16, kind: Kind) -> &mut Self {
        let has = self.world().threads[usize::from(thread)];
        self.push(Event { time: self.now, g: has.g, m: Some(m(thread)), p: has.p, kind })
    }

    /// An event with this header.
    pub(crate) fn with(&mut self, thread: u16, proc: Option<u16>, go: Option<u32>, kind: Kind) -> &mut Self {
        self.push(Event { time: self.now, g: go.map(g), m: Some(m(thread)), p: proc.map(p), kind })
    }

    /// An event that no thread causes.
    pub(crate) fn outside(&mut self, kind: Kind) -> &mut Self {
        self.push(Event { time: self.now, g: None, m: None, p: None, kind })
    }

    /// The thread starts this goroutine on the P it has.
    pub(crate) fn start_go(&mut self, thread: u16, go: u32, inherit: bool) -> &mut Self {
        let proc = self.world().threads[usize::from(thread)].p;
        let kind = Kind::GoStart { rule: Rule::Local, passed: Passed::NONE, inherit };
        self.push(Event { time: self.now, g: Some(g(go)), m: Some(m(thread)), p: proc, kind })
    }

    /// The thread's goroutine makes another one, in its P's runnext.
    pub(crate) fn create(&mut self, thread: u16, go: u32) -> &mut Self {
        let proc = self.world().threads[usize::from(thread)].p.expect("the creator has a P");
        self.by(thread, Kind::GoCreate { g: g(go), func: WORKER, place: Place::Runnext(proc) })
    }

    /// A second thread, M2, on core 1 with P1.
    pub(crate) fn second_thread(&mut self) -> &mut Self {
        self.by(0, Kind::MStart { m: m(2) });
        self.by(2, Kind::CoreRun { core: core(1) });
        self.with(2, Some(1), None, Kind::ProcStart)
    }

    /// The end of the run, with `main` returned.
    pub(crate) fn end(mut self, time: SimTime) -> Timeline {
        self.timeline.finish(time, Outcome::MainReturned);
        self.timeline
    }

    pub(crate) fn world(&self) -> &World {
        self.timeline.world()
    }

    fn run(mut self, thread: u16, go: u32, inherit: bool) -> Self {
        self.start_go(thread, go, inherit);
        self
    }

    fn push(&mut self, event: Event) -> &mut Self {
        if let Err(error) = self.timeline.push(event) {
            panic!("{event:?} does not fold: {error}");
        }
        self
    }
}
