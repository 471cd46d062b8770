//! What programs that are interpreted need: places in the source, and looks at each other while they compute.

use gopark::base::ids::FuncId;
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Kind, Position};
use gopark::sim::Sim;
use gopark::sim::config::Config;
use gopark::sim::costs::Preset;
use gopark::sim::objects::Objects;
use gopark::sim::program::{Context, Created, Gp, Op, Program, Woke};
use gopark::sim::sink::NoSink;

use crate::fold::compare_script;
use crate::script::{Act, MS, Script, US, events, ideal, machine};

#[test]
fn places_are_told_when_something_is_told_and_only_if_they_changed() {
    let main = vec![Act::Go(1, 0), Act::Cpu(US), Act::Cpu(US), Act::Yield, Act::Sleep(MS)];
    let script = || Script::new([main.clone(), vec![Act::Cpu(US)]]).lines();
    let told = events(ideal(1), script());
    let places = told.iter().filter_map(|event| match event.kind {
        Kind::GoAt { at } => Some((event.g.unwrap().number(), at.func.number(), at.line)),
        _ => None,
    });
    assert_eq!(places.collect::<Vec<_>>(), [(1, 0, 1), (1, 0, 4), (2, 1, 2), (1, 0, 5), (1, 0, 6)]);
    let after = |place: usize| told[place + 1].kind;
    let first = told.iter().position(|event| matches!(event.kind, Kind::GoAt { .. })).unwrap();
    assert!(matches!(after(first), Kind::GoCreate { .. }));
    compare_script(machine(2, Preset::Nominal), script());
    let without = events(ideal(1), Script::new([main, vec![]]));
    assert!(without.iter().all(|event| !matches!(event.kind, Kind::GoAt { .. })));
}

#[test]
fn a_place_is_small() {
    assert!(size_of::<Position>() <= 12);
}

/// Goroutines that add to a counter without a lock: read it, and write it back at the end of a turn.
struct Racers {
    count: u32,
    counter: u64,
    turns: Vec<(bool, u32, u64)>,
    budgets: Vec<u64>,
}

impl Program for Racers {
    type Value = ();
    type Func = bool;
    const SHARES_MEMORY: bool = true;

    fn main(&mut self, _objects: &mut Objects<()>) -> bool {
        true
    }

    fn func_id(&self, _func: &bool) -> FuncId {
        FuncId::new(0)
    }

    fn func_count(&self) -> u32 {
        1
    }

    fn created(&mut self, new: Created, is_main: bool) {
        if self.turns.len() <= new.g.index() {
            self.turns.resize(new.g.index() + 1, (false, 0, 0));
        }
        self.turns[new.g.index()] = (is_main, 0, 0);
    }

    fn exited(&mut self, _g: Gp) {}

    fn resume(&mut self, g: Gp, _woke: Woke<()>, cx: &mut Context<'_, bool, ()>) -> Op<bool, ()> {
        let (is_main, turn, read) = &mut self.turns[g.index()];
        *turn += 1;
        let op = match (*is_main, *turn) {
            (true, turn) if turn <= self.count => Op::Go(false),
            (true, turn) if turn == self.count + 1 => Op::Sleep(SimDuration::from_millis(50)),
            (false, turn) if turn <= 2_000 => {
                // Half of an addition a turn.
                if turn % 2 == 1 {
                    *read = self.counter;
                } else {
                    self.counter = *read + 1;
                }
                self.budgets.push(cx.budget.nanos());
                cx.used = cx.budget;
                return Op::Continue;
            }
            _ => Op::Exit,
        };
        cx.used = SimDuration::from_nanos(10);
        op
    }

    fn again(&mut self, _func: &bool, _due: SimTime) -> Option<SimTime> {
        None
    }

    fn tick(&mut self, _at: SimTime) {}
}

/// What the counter is at the end, and the budgets that there were.
fn race(procs: u16, count: u32, seed: u64) -> (u64, Vec<u64>) {
    let program = Racers { count, counter: 0, turns: Vec::new(), budgets: Vec::new() };
    let mut sim = Sim::new(Config { seed, ..machine(procs, Preset::Nominal) }, program, NoSink);
    sim.run();
    (sim.program().counter, sim.program().budgets.clone())
}

#[test]
fn unsynchronised_additions_of_several_cores_are_lost_as_the_seed_has_it() {
    let (first, budgets) = race(4, 4, 1);
    assert!((1_000..3_900).contains(&first), "{first}");
    assert_eq!(race(4, 4, 1).0, first);
    assert!((2..12).any(|seed| race(4, 4, seed).0 != first));
    let short = budgets.iter().filter(|budget| (512..1_024).contains(*budget)).count();
    assert!(short * 10 > budgets.len() * 9, "{short} of {}", budgets.len());
}

#[test]
fn who_runs_alone_looks_up_seldom() {
    let (counter, budgets) = race(4, 1, 1);
    assert_eq!(counter, 1_000);
    assert!(budgets.iter().all(|budget| (500..=20_000).contains(budget)));
    assert!(budgets.iter().filter(|budget| **budget == 20_000).count() > budgets.len() / 2);
}

#[test]
fn who_only_computes_can_be_preempted() {
    // Two racers on one P: both are done long before either could be if the other kept the P.
    let program = Racers { count: 2, counter: 0, turns: Vec::new(), budgets: Vec::new() };
    let mut sim = Sim::new(machine(1, Preset::Nominal), program, NoSink);
    sim.run();
    assert!(sim.counters().preemptions > 0);
}
