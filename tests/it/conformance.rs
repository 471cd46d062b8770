//! The machine beside real Go: the programs in `tests/go`, each written again for the machine, must print what real Go
//! (1.27.3, one P) printed. `tests/go/record.sh` records that.

use gopark::sim::config::{Config, Startup};

use crate::script::{Act, MS, Script, ideal, log};
use Act::{Add, AfterFunc, Close, Cpu, Go, Lock, Log, LogValue, Recv, Send, Sleep, Unlock, Wait, Yield};

/// What real Go printed.
pub(crate) fn recorded(name: &str) -> Vec<i64> {
    let path = format!("{}/tests/go/{name}.out", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(|line| line.parse().expect("a number a line")).collect()
}

/// A program under construction. Every goroutine has a function of its own; function 1 does nothing.
pub(crate) struct Build {
    pub(crate) main: Vec<Act>,
    funcs: Vec<Vec<Act>>,
    chans: Vec<u32>,
    mutexes: u32,
    waitgroups: Vec<u32>,
    rwmutexes: u32,
    conds: u32,
}

/// The function that does nothing.
const NOTHING: usize = 1;

impl Build {
    pub(crate) fn new() -> Self {
        Self {
            main: Vec::new(),
            funcs: vec![Vec::new(); 2],
            chans: Vec::new(),
            mutexes: 0,
            waitgroups: Vec::new(),
            rwmutexes: 0,
            conds: 0,
        }
    }

    /// The same, with main having called `align` first.
    pub(crate) fn aligned() -> Self {
        let mut build = Self::new();
        build.main = align();
        build
    }

    pub(crate) fn func(&mut self, acts: Vec<Act>) -> usize {
        self.funcs.push(acts);
        self.funcs.len() - 1
    }

    /// `go func() { ... }()` in main.
    pub(crate) fn go(&mut self, acts: Vec<Act>) {
        let func = self.func(acts);
        self.main.push(Go(func, 0));
    }

    /// `make(chan int, capacity)`
    pub(crate) fn chan(&mut self, capacity: u32) -> u32 {
        self.chans.push(capacity);
        self.chans.len() as u32 - 1
    }

    pub(crate) fn mutex(&mut self) -> u32 {
        self.mutexes += 1;
        self.mutexes - 1
    }

    pub(crate) fn rwmutex(&mut self) -> u32 {
        self.rwmutexes += 1;
        self.rwmutexes - 1
    }

    pub(crate) fn cond(&mut self) -> u32 {
        self.conds += 1;
        self.conds - 1
    }

    /// A wait group whose counter starts at `count`.
    pub(crate) fn wg(&mut self, count: u32) -> u32 {
        self.waitgroups.push(count);
        self.waitgroups.len() as u32 - 1
    }

    /// What the machine prints, in the state in which a real program begins.
    pub(crate) fn run(mut self) -> Vec<i64> {
        self.funcs[0] = self.main;
        let script = Script::new(self.funcs)
            .chans(&self.chans)
            .mutexes(self.mutexes)
            .waitgroups(&self.waitgroups)
            .rwmutexes(self.rwmutexes)
            .conds(self.conds);
        log(Config { startup: Startup::Real, ..ideal(1) }, script)
    }

    pub(crate) fn prints_what_go_printed(self, name: &str) {
        let found = self.run();
        let expected = recorded(name);
        let first = found.iter().zip(&expected).position(|(found, expected)| found != expected);
        assert_eq!(found, expected, "{name} differs from real Go from number {first:?} on");
    }
}

/// How often one of `times` rounds of "start a goroutine, yield" found that it had not run; the rounds, from 0.
fn missed(before: Vec<Act>, times: usize) -> Vec<i64> {
    let mut build = Build::new();
    build.main = before;
    let ran = build.func(vec![Log(1)]);
    build.main.extend([Log(0), Go(ran, 0), Yield].repeat(times));
    build.main.push(Log(0));
    let log = build.run();
    let rounds = log.split(|entry| *entry == 0).skip(1);
    (0..).zip(rounds.take(times)).filter(|(_, ran)| ran.is_empty()).map(|(round, _)| round).collect()
}

/// `align` of the Go programs: rounds until the new goroutine has not run, then two yields.
fn align() -> Vec<Act> {
    let rounds = missed(Vec::new(), 70)[0] as usize + 1;
    let mut acts = [Go(NOTHING, 0), Yield].repeat(rounds);
    acts.extend([Yield, Yield]);
    acts
}

fn spawn(build: &mut Build, n: u32) {
    let wg = build.wg(n);
    for i in 0..i64::from(n) {
        build.go(vec![Log(i), Add(wg, -1)]);
    }
    build.main.push(Wait(wg));
}

#[test]
fn spawned_goroutines() {
    let mut build = Build::aligned();
    for n in [1, 2, 10, 100] {
        spawn(&mut build, n);
    }
    build.prints_what_go_printed("spawn");
}

#[test]
fn so_many_that_the_ring_overflows_with_the_runtimes_own_queued() {
    for n in [256, 257] {
        let mut build = Build::new();
        spawn(&mut build, n);
        spawn(&mut build, n);
        build.prints_what_go_printed(&format!("spawn_{n}"));
    }
}

#[test]
fn many_more_than_the_ring_holds() {
    for n in [300, 1000] {
        let mut build = Build::aligned();
        spawn(&mut build, n);
        spawn(&mut build, n);
        build.prints_what_go_printed(&format!("spawn_{n}"));
    }
}

#[test]
fn goroutines_that_yield() {
    let mut build = Build::aligned();
    for i in 0..5 {
        build.go((0..40).flat_map(|k| [Log(100 * i + k), Yield]).collect());
    }
    build.main.extend((0..60).flat_map(|k| [Log(-1 - k), Yield]));
    build.prints_what_go_printed("gosched");
}

#[test]
fn every_61st_tick() {
    assert_eq!(missed(align(), 400), recorded("tick"));
}

#[test]
fn a_hog_comes_back_at_a_61st_tick() {
    // Main is preempted once. (A script writes to its log when it begins to compute, so an operation comes before.)
    let mut build = Build::aligned();
    let wg = build.wg(200);
    for i in 0..200 {
        build.go(vec![Log(i), Add(wg, -1)]);
    }
    build.main.extend([Cpu(15 * MS), Sleep(0), Log(-1), Wait(wg)]);
    build.prints_what_go_printed("hog");
}

#[test]
fn producer_and_consumer() {
    let mut build = Build::aligned();
    for capacity in [0, 1, 2, 3, 5, 8, 30] {
        let (ch, wg) = (build.chan(capacity), build.wg(2));
        build.go((0..20).flat_map(|i| [Send(ch, i), Log(100 + i)]).chain([Add(wg, -1)]).collect());
        // The values come in order, whoever waits.
        build.go((0..20).flat_map(|i| [Recv(ch), Log(200 + i)]).chain([Add(wg, -1)]).collect());
        build.main.push(Wait(wg));
    }
    build.prints_what_go_printed("producer_consumer");
}

#[test]
fn many_producers_and_one_consumer() {
    let mut build = Build::aligned();
    for position in [0, 3, 7] {
        for capacity in [0, 3] {
            let (ch, wg) = (build.chan(capacity), build.wg(8));
            for p in 0..8 {
                let mut acts = if p == position {
                    [Recv(ch), LogValue].repeat(21)
                } else {
                    (0..3).flat_map(|i| [Send(ch, 10 * p + i), Log(1000 + 10 * p + i)]).collect()
                };
                acts.push(Add(wg, -1));
                build.go(acts);
            }
            build.main.push(Wait(wg));
        }
    }
    build.prints_what_go_printed("fan_in");
}

#[test]
fn close_with_waiters() {
    let mut build = Build::new();
    for waiters in 0..7 {
        for capacity in [0, 3] {
            let (ch, wg) = (build.chan(capacity), build.wg(waiters));
            for i in 0..i64::from(waiters) {
                build.go(vec![Recv(ch), Log(10 * i), LogValue, Add(wg, -1)]);
                build.main.extend([Yield, Yield]);
            }
            if waiters > 2 {
                build.main.extend([Send(ch, 7), Send(ch, 8)]);
            }
            build.main.extend([Close(ch), Log(-2), Wait(wg)]);
        }
    }
    build.prints_what_go_printed("close");
}

#[test]
fn mutex_with_waiters() {
    let mut build = Build::aligned();
    for n in 0..8 {
        for yields in [0, 1, 3] {
            let (mutex, wg) = (build.mutex(), build.wg(n));
            build.main.push(Lock(mutex));
            for i in 0..i64::from(n) {
                let section = |k| {
                    let yielding = std::iter::repeat_n(Yield, yields);
                    [Lock(mutex), Log(10 * i + k)].into_iter().chain(yielding).chain([Unlock(mutex)])
                };
                build.go((0..3).flat_map(section).chain([Add(wg, -1)]).collect());
                build.main.push(Yield);
            }
            build.main.extend([Unlock(mutex), Wait(wg)]);
        }
    }
    build.prints_what_go_printed("mutex");
}

#[test]
fn barging() {
    let mut build = Build::aligned();
    let (mutex, wg) = (build.mutex(), build.wg(4));
    build.main.push(Lock(mutex));
    for i in 0..4 {
        let mut acts = Vec::new();
        for k in 0..4 {
            acts.extend([Lock(mutex), Log(10 * i + k), Unlock(mutex)]);
            acts.extend((k % 2 == i % 2).then_some(Yield));
        }
        acts.push(Add(wg, -1));
        build.go(acts);
    }
    build.main.push(Yield);
    build.main.extend((0..5).flat_map(|k| [Unlock(mutex), Lock(mutex), Log(-1 - k)]));
    build.main.extend([Yield, Unlock(mutex), Wait(wg)]);
    build.prints_what_go_printed("barging");
}

#[test]
fn wait_group_waiters() {
    let mut build = Build::new();
    let (first, second, all) = (build.wg(2), build.wg(5), build.wg(10));
    for i in 0..5 {
        build.go(vec![Wait(first), Log(i), Add(second, -1), Log(10 + i), Add(all, -1)]);
    }
    for i in 0..5 {
        build.go(vec![Wait(second), Log(20 + i), Add(all, -1)]);
        build.main.push(Yield);
    }
    build.main.extend([Add(first, -1), Yield, Log(-1), Add(first, -1), Log(-2), Wait(all)]);
    build.prints_what_go_printed("waitgroup");
}

#[test]
fn a_tree_of_wait_groups() {
    let mut build = Build::new();
    build.main = grow(&mut build, 1, 5);
    build.prints_what_go_printed("waitgroup_go");
}

fn grow(build: &mut Build, node: i64, depth: u32) -> Vec<Act> {
    let mut acts = vec![Log(node)];
    if depth == 0 {
        return acts;
    }
    let wg = build.wg(0);
    for child in [2 * node, 2 * node + 1] {
        let mut body = grow(build, child, depth - 1);
        body.push(Add(wg, -1));
        let func = build.func(body);
        acts.extend([Add(wg, 1), Go(func, 0)]);
    }
    acts.extend([Wait(wg), Log(-node)]);
    acts
}

/// Milliseconds.
const LENGTHS: [&[u64]; 3] = [&[1, 2, 3], &[3, 2, 1], &[2, 3, 1, 2, 3, 1]];

#[test]
fn sleepers() {
    let mut build = Build::new();
    for lengths in LENGTHS {
        let wg = build.wg(lengths.len() as u32);
        for (i, length) in (0..).zip(lengths) {
            build.go(vec![Log(10 + i), Sleep(length * MS), Log(i), Add(wg, -1)]);
        }
        build.main.extend([Yield, Yield, Cpu(6 * MS), Wait(wg)]);
    }
    build.prints_what_go_printed("sleepers");
}

#[test]
fn functions_started_by_timers() {
    let mut build = Build::new();
    for lengths in LENGTHS {
        let wg = build.wg(lengths.len() as u32);
        for (i, length) in (0..).zip(lengths) {
            let func = build.func(vec![Log(i), Add(wg, -1)]);
            build.main.push(AfterFunc(length * MS, func, 0));
        }
        build.main.extend([Cpu(6 * MS), Wait(wg)]);
    }
    build.prints_what_go_printed("after_func");
}

#[test]
fn a_token_in_a_ring() {
    let mut build = Build::aligned();
    let wg = build.wg(8);
    let chans: Vec<u32> = (0..6).map(|_| build.chan(0)).collect();
    for i in 0..6 {
        let mut acts = Vec::new();
        for k in 0..5 {
            acts.extend([Recv(chans[i]), Log(10 * i as i64 + k)]);
            acts.extend((i < 5 || k < 4).then(|| Send(chans[(i + 1) % 6], 0)));
        }
        acts.push(Add(wg, -1));
        build.go(acts);
    }
    for i in 1..3 {
        build.go((0..35).flat_map(|k| [Log(100 * i + k), Yield]).chain([Add(wg, -1)]).collect());
    }
    build.main.extend([Send(chans[0], 0), Log(-1), Wait(wg)]);
    build.prints_what_go_printed("token");
}

#[test]
fn a_channel_as_a_semaphore() {
    let mut build = Build::aligned();
    let (slots, wg) = (build.chan(2), build.wg(9));
    for i in 0..9_i64 {
        let round = |k| [Send(slots, 0), Log(10 * i + k), Yield, Recv(slots), Log(100 + 10 * i + k)];
        build.go((0..4).flat_map(round).chain([Add(wg, -1)]).collect());
    }
    build.main.push(Wait(wg));
    build.prints_what_go_printed("semaphore");
}

#[test]
fn a_pipeline_and_many_others() {
    let mut build = Build::aligned();
    let (mutex, wg) = (build.mutex(), build.wg(303));
    let (a, b) = (build.chan(0), build.chan(4));
    build.go((0..12)
        .flat_map(|i| [Send(a, i), Lock(mutex), Log(1000 + i), Unlock(mutex)])
        .chain([Add(wg, -1)])
        .collect());
    build.go((0..12)
        .flat_map(|i| [Recv(a), Lock(mutex), Log(2000 + i), Yield, Unlock(mutex), Send(b, i)])
        .chain([Add(wg, -1)])
        .collect());
    build.go((0..12)
        .flat_map(|i| [Recv(b), Lock(mutex), Log(3000 + i), Unlock(mutex), Yield])
        .chain([Add(wg, -1)])
        .collect());
    build.main.extend([Yield, Log(-1)]);
    for i in 0..300 {
        let mut acts = vec![Log(i)];
        if i % 50 == 0 {
            acts.extend([Yield, Log(5000 + i)]);
        }
        acts.push(Add(wg, -1));
        build.go(acts);
    }
    build.main.push(Wait(wg));
    build.prints_what_go_printed("mixed");
}
