//! After every event, the world that the fold arrives at is the machine's own state.

use std::collections::BTreeMap;

use crate::runs::{plan, with_machine};
use crate::script::Script;
use gopark::base::ids::{ChanId, CondId, GoId, MutexId, RwMutexId};
use gopark::event::Event;
use gopark::scenario::{Scenario, builtin};
use gopark::sim::Sim;
use gopark::sim::config::Config;
use gopark::sim::program::Program;
use gopark::sim::sink::Sink;
use gopark::sim::snapshot::{ChanView, GView, ProcView, RwMutexView, Snapshot, ThreadView};
use gopark::simulate::{Overrides, Plan};
use gopark::trace::recording::Header;
use gopark::trace::world::{GState, Goroutine, Kernel, Mutex, Thread, ThreadState, World};

/// Folds each event and holds the result against the machine.
pub(crate) struct Comparison {
    world: World,
    last: Option<Event>,
    pub(crate) events: usize,
}

impl Comparison {
    pub(crate) fn new(header: &Header) -> Self {
        Self { world: World::new(header), last: None, events: 0 }
    }
}

impl Sink for Comparison {
    const ON: bool = true;
    const PROBE: bool = true;

    fn event(&mut self, event: Event) {
        self.world.apply(&event).unwrap_or_else(|error| panic!("{event:?} does not fold: {error}"));
        self.last = Some(event);
        self.events += 1;
    }

    fn probe(&mut self, machine: Snapshot) {
        let world = &self.world;
        let event = self.last;
        assert_eq!(world.time, machine.time);
        assert_eq!(world.gomaxprocs, machine.gomaxprocs, "after {event:?}");
        assert_eq!(world.cores.iter().map(|core| core.m).collect::<Vec<_>>(), machine.cores, "after {event:?}");
        assert_eq!(world.online, machine.online, "after {event:?}");
        assert_eq!(world.quota, machine.quota, "after {event:?}");
        let throttled = world.cores.iter().map(|core| core.throttled.is_some()).collect::<Vec<_>>();
        assert_eq!(throttled, machine.throttled, "after {event:?}");
        assert_eq!(world.stopping, machine.stopping, "after {event:?}");
        assert_eq!(world.global, machine.global, "after {event:?}");
        assert_eq!(procs(world), machine.procs, "after {event:?}");
        assert_eq!(threads(world), machine.threads, "after {event:?}");
        assert_eq!(goroutines(world), goroutine_states(&machine), "after {event:?}");
        compare_objects(world, &machine);
    }
}

fn procs(world: &World) -> Vec<ProcView> {
    let view = |p: &gopark::trace::world::Proc| ProcView {
        state: p.state,
        m: p.m,
        schedtick: p.schedtick,
        runnext: p.runnext,
        ring: p.ring.iter().copied().collect(),
    };
    world.procs.iter().map(view).collect()
}

fn threads(world: &World) -> Vec<ThreadView> {
    let view = |thread: &Thread| ThreadView {
        core: match thread.kernel {
            Kernel::On(core) => Some(core),
            _ => None,
        },
        ready: thread.kernel == Kernel::Ready,
        idle: thread.state == ThreadState::Idle,
        p: thread.p,
        g: thread.g,
        spinning: thread.spinning,
        locked: thread.locked,
    };
    world.threads.iter().map(view).collect()
}

fn goroutines(world: &World) -> BTreeMap<GoId, GView> {
    let view = |goroutine: &Goroutine| match goroutine.state {
        GState::Runnext(_) | GState::Ring(_) | GState::Global => GView::Queued,
        GState::Hand(m) => GView::Hand(m),
        GState::Running(m) => GView::Running(m),
        GState::Syscall { m, .. } => GView::Syscall(m),
        GState::Waiting { reason, on, .. } => GView::Waiting(reason, on),
    };
    world.goroutines.iter().map(|(g, goroutine)| (g, view(goroutine))).collect()
}

fn goroutine_states(machine: &Snapshot) -> BTreeMap<GoId, GView> {
    machine.goroutines.iter().map(|(g, (_, view))| (*g, *view)).collect()
}

/// The machine has all objects; the world knows those that something has happened to.
fn compare_objects(world: &World, machine: &Snapshot) {
    let mutexes = (0..).map(MutexId::new).zip(&machine.mutexes);
    let writers = (0..).map(|number| MutexId::of_writers(RwMutexId::new(number))).zip(&machine.writers);
    for (id, (holder, waiters, starving)) in mutexes.chain(writers) {
        let mutex = world.mutexes.get(&id).cloned().unwrap_or_default();
        let Mutex { holder: known, waiters: queue, starving: mode } = mutex;
        assert_eq!((known, queue.into_iter().collect(), mode), (*holder, waiters.clone(), *starving), "mutex {id}");
    }
    for (id, rw) in (0..).map(RwMutexId::new).zip(&machine.rwmutexes) {
        let known = world.rwmutexes.get(&id).cloned().unwrap_or_default();
        let view = RwMutexView {
            readers: known.readers,
            writer: known.writer,
            waiting_readers: known.waiting_readers.into_iter().collect(),
            waiting_writers: known.waiting_writers.into_iter().collect(),
        };
        assert_eq!(view, *rw, "rwmutex {id}");
    }
    for (id, waiters) in (0..).map(CondId::new).zip(&machine.conds) {
        let known: Vec<GoId> = world.conds.get(&id).into_iter().flatten().copied().collect();
        assert_eq!(known, *waiters, "cond {id}");
    }
    for (number, chan) in (0..).zip(&machine.chans) {
        let known = world.chans.get(&ChanId::new(number)).cloned().unwrap_or_default();
        let view = ChanView {
            len: known.len as usize,
            senders: known.senders.into_iter().collect(),
            receivers: known.receivers.into_iter().collect(),
            closed: known.closed,
        };
        assert_eq!(view, *chan, "channel {number}");
    }
    for (id, counter) in &world.waitgroups {
        assert_eq!(*counter, machine.waitgroups[id.index()], "wait group {id}");
    }
}

/// Runs a plan under comparison; how many events there were.
pub(crate) fn compare(plan: &Plan) -> usize {
    with_machine!(plan, Comparison::new(&plan.header), |sim| {
        sim.run();
        assert!(sim.outcome().is_some());
        finish(&mut sim)
    })
}

/// Runs a script under comparison; how many events there were.
pub(crate) fn compare_script(config: Config, script: Script) -> usize {
    let (cores, ring, quota) = (config.cores, config.ring, config.quota);
    let header = Header { cores, ring, quota, ..Header::default() };
    let mut sim = Sim::new(config, script, Comparison::new(&header));
    sim.run();
    assert!(sim.outcome().is_some());
    finish(&mut sim)
}

fn finish<P: Program>(sim: &mut Sim<P, Comparison>) -> usize {
    sim.sink_mut().events
}

#[test]
fn every_builtin_folds_to_the_machines_own_state() {
    for builtin in builtin::all() {
        for cores in [None, Some(1), Some(3)] {
            let overrides = Overrides { cores, ..Overrides::default() };
            let plan = plan(builtin, &overrides);
            assert!(compare(&plan) > 10, "{}", builtin.name);
        }
        for preset in gopark::sim::costs::Preset::ALL {
            let overrides = Overrides { costs: Some(preset), ..Overrides::default() };
            compare(&plan(builtin, &overrides));
        }
    }
}

#[test]
fn a_real_start_folds_too() {
    let source =
        "title = \"real\"\n[machine]\nstartup = \"real\"\n[[task]]\nname = \"w\"\ncount = 300\nsteps = [\"cpu 1us\"]\n";
    let scenario = Scenario::parse(source).expect("valid");
    assert!(compare(&Plan::new("real", scenario, &Overrides::default())) > 900);
}

#[test]
fn syscalls_that_lose_their_p_fold_too() {
    // More readers than Ps beside hogs: every way back from a syscall is taken.
    let source = r#"
title = "disks"
[machine]
cores = 2
gomaxprocs = 3
[[task]]
name = "reader"
count = 8
repeat = 10
steps = ["disk 5ms", "cpu 1ms +-50%"]
[[task]]
name = "hog"
count = 2
steps = ["cpu 60ms"]
[[at]]
time = "12ms"
gomaxprocs = 1
[[at]]
time = "24ms"
gomaxprocs = 5
"#;
    let scenario = Scenario::parse(source).expect("valid");
    for preset in gopark::sim::costs::Preset::ALL {
        let overrides = Overrides { costs: Some(preset), ..Overrides::default() };
        let plan = Plan::new("disks", scenario.clone(), &overrides);
        assert!(compare(&plan) > 300);
        let stats = plan.run();
        assert!(stats.stats().counts.retakes > 0);
    }
}

/// Runs a scenario under comparison.
fn compare_text(source: &str) {
    let scenario = Scenario::parse(source).expect("valid");
    compare(&Plan::new("small", scenario, &Overrides::default()));
}

#[test]
fn an_overflowing_ring_folds_too() {
    compare_text(
        "title = \"four\"\n[machine]\ncores = 1\nring = 2\ncosts = \"ideal\"\n[[task]]\nname = \"t\"\ncount = 4\nsteps = []",
    );
}

#[test]
fn a_close_that_wakes_several_folds_too() {
    let receivers = "[[task]]\nname = \"r\"\ncount = 3\nsteps = [\"recv c\"]\n";
    let closer = "[[task]]\nname = \"c\"\nsteps = [\"sleep 1us\", \"close c\"]\n";
    compare_text(&format!("title = \"close\"\n[channels]\nc = 0\n{receivers}{closer}"));
}

#[test]
fn a_mutex_whose_holder_has_ended_folds_too() {
    let source = r#"
title = "left locked"
[[task]]
name = "main"
steps = ["go t", "sleep 1us", "go other", "sleep 1us", "lock m"]
[[task]]
name = "t"
steps = ["lock m"]
[[task]]
name = "other"
steps = ["sleep 1s", "unlock m"]
"#;
    compare_text(source);
}

#[test]
fn the_runtimes_own_goroutines_count_against_no_limit() {
    let source = r#"
title = "one goroutine"
[machine]
startup = "real"
limits = { goroutines = 1 }
[[task]]
name = "main"
steps = ["cpu 1us"]
"#;
    let scenario = Scenario::parse(source).expect("valid");
    let plan = Plan::new("one", scenario, &Overrides::default());
    compare(&plan);
    assert_eq!(plan.run().recording().outcome(), Some(&gopark::event::Outcome::MainReturned));
}
