//! Random scenarios, written as scenario files: what proptest draws and shrinks, and the text that it stands for.

use std::fmt::Write;

use gopark::scenario::Scenario;
use gopark::simulate::{Overrides, Plan};
use proptest::prelude::*;

const PRESETS: [&str; 3] = ["ideal", "nominal", "linux"];
const CHANS: u8 = 3;
const GROUPS: u8 = 2;

/// A scenario in small numbers.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    pub(crate) machine: Machine,
    /// The steps of `main`; without them the program waits for all goroutines.
    pub(crate) main: Option<Vec<Piece>>,
    pub(crate) tasks: Vec<Task>,
    /// Changes from outside: microseconds, and the lines of an `[[at]]`.
    pub(crate) changes: Vec<(u32, String)>,
    /// The limits, in the order of [`LIMITS`].
    pub(crate) limits: [u64; 5],
}

/// The keys of the limits; the first is in microseconds.
const LIMITS: [&str; 5] = ["time", "events", "goroutines", "threads", "steps_at_one_instant"];

#[derive(Clone, Debug)]
pub(crate) struct Machine {
    cores: u16,
    /// Of 100 ms, or of the period that follows; none most of the time.
    quota: Option<String>,
    procs: u16,
    ring: u16,
    pub(crate) preset: usize,
    real: bool,
    seed: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Task {
    /// How many the clock or the implied `main` starts.
    count: u8,
    /// From one to the next, where the clock starts it.
    every: Option<Length>,
    /// When the clock starts the first, in microseconds.
    start: Option<u32>,
    repeat: u8,
    steps: Vec<Piece>,
}

/// A few steps that belong together. Numbers name things modulo how many there are.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Cpu(Length),
    Net(Length),
    Disk(Length),
    Sleep(Length),
    Locked(u8, Length),
    LockedAsleep(u8, Length),
    Lock(u8),
    Unlock(u8),
    Send(u8),
    Recv(u8),
    Close(u8),
    Add(u8, i8),
    Wait(u8),
    Yield,
    /// Starts a task that stands further down, so many times.
    Go(u8, u8),
    /// Starts any task, its own included.
    GoAny(u8),
    Procs(u16),
    Panic,
}

/// A duration: kind of variation, nanoseconds.
#[derive(Clone, Debug)]
pub(crate) struct Length(u8, u64);

impl Length {
    fn text(&self) -> String {
        let n = self.1;
        match self.0 {
            0 => format!("{n}ns +-50%"),
            1 => format!("exp({n}ns)"),
            2 => format!("uniform({n}ns, {}ns)", 3 * n),
            _ => format!("{n}ns"),
        }
    }
}

fn length() -> impl Strategy<Value = Length> {
    let nanos = prop_oneof![1u64..50, 50u64..5_000, 5_000u64..500_000, 500_000u64..30_000_000];
    (0u8..8, nanos).prop_map(|(kind, nanos)| Length(kind, nanos))
}

fn machine() -> impl Strategy<Value = Machine> {
    let ring = prop_oneof![Just(2u16), Just(4u16), Just(8u16), Just(256u16)];
    let quota = prop::option::weighted(0.3, quota());
    (1u16..7, quota, 1u16..9, ring, 0..PRESETS.len(), any::<bool>(), 0u64..1_000).prop_map(
        |(cores, quota, procs, ring, preset, real, seed)| Machine { cores, quota, procs, ring, preset, real, seed },
    )
}

/// A quota that a few cores soon use up, or that none ever does.
fn quota() -> impl Strategy<Value = String> {
    let cpu = prop_oneof![4 => 1_000u32..20_000, 1 => Just(1_000u32), 1 => 20_000u32..500_000];
    let period = prop_oneof![Just(1_000u32), Just(10_000u32), 1_000u32..100_000];
    (cpu, period).prop_map(|(cpu, period)| format!("{cpu}us/{period}us"))
}

/// Steps that always come to an end.
fn orderly_piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        4 => length().prop_map(Piece::Cpu),
        1 => length().prop_map(Piece::Net),
        1 => length().prop_map(Piece::Disk),
        1 => length().prop_map(Piece::Sleep),
        3 => (any::<u8>(), length()).prop_map(|(mutex, length)| Piece::Locked(mutex, length)),
        1 => (any::<u8>(), length()).prop_map(|(mutex, length)| Piece::LockedAsleep(mutex, length)),
        1 => Just(Piece::Yield),
        2 => (any::<u8>(), 1u8..5).prop_map(|(task, count)| Piece::Go(task, count)),
        1 => (1u16..9).prop_map(Piece::Procs),
    ]
}

/// Any steps.
fn wild_piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        14 => orderly_piece(),
        1 => any::<u8>().prop_map(Piece::Lock),
        1 => any::<u8>().prop_map(Piece::Unlock),
        4 => any::<u8>().prop_map(Piece::Send),
        4 => any::<u8>().prop_map(Piece::Recv),
        1 => any::<u8>().prop_map(Piece::Close),
        1 => (any::<u8>(), -2i8..4).prop_map(|(group, n)| Piece::Add(group, n)),
        1 => any::<u8>().prop_map(Piece::Wait),
        1 => any::<u8>().prop_map(Piece::GoAny),
        1 => prop_oneof![3 => Just(Piece::Yield), 1 => Just(Piece::Panic)],
    ]
}

fn task(piece: impl Strategy<Value = Piece>) -> impl Strategy<Value = Task> {
    let clock = (prop::option::weighted(0.2, length()), prop::option::weighted(0.2, 0u32..20_000));
    (1u8..16, clock, 1u8..4, prop::collection::vec(piece, 0..6))
        .prop_map(|(count, (every, start), repeat, steps)| Task { count, every, start, repeat, steps })
}

/// Changes of GOMAXPROCS, and of anything else that can be changed.
fn changes(most: usize) -> impl Strategy<Value = Vec<(u32, String)>> {
    let setting = prop_oneof![
        3 => (1u16..9).prop_map(|procs| format!("gomaxprocs = {procs}")),
        4 => (1u16..9).prop_map(|cores| format!("cores = {cores}")),
        2 => quota().prop_map(|quota| format!("quota = '{quota}'")),
        1 => Just("quota = 'none'".to_owned()),
        1 => (0..PRESETS.len()).prop_map(|preset| format!("costs = '{}'", PRESETS[preset])),
        1 => Just("costs = { preset = 'ideal', thread_switch = '3us' }".to_owned()),
        1 => (0u64..9).prop_map(|seed| format!("seed = {seed}")),
        1 => (1u16..9, 1u16..9, 0u64..9)
            .prop_map(|(cores, procs, seed)| format!("gomaxprocs = {procs}\nseed = {seed}\ncores = {cores}")),
    ];
    prop::collection::vec((prop_oneof![Just(0u32), Just(50u32), 0u32..20_000], setting), 0..most)
}

/// Changes of cores and GOMAXPROCS, which change nothing of what is asked for.
fn machine_changes() -> impl Strategy<Value = Vec<(u32, String)>> {
    let keys = prop_oneof![Just("gomaxprocs"), Just("cores")];
    let setting = (keys, 1u16..9).prop_map(|(key, number)| format!("{key} = {number}"));
    prop::collection::vec((prop_oneof![Just(0u32), Just(50u32), 0u32..20_000], setting), 0..6)
}

/// Programs that wait for all their goroutines and come to a good end.
pub(crate) fn orderly() -> impl Strategy<Value = Sketch> {
    (machine(), prop::collection::vec(task(orderly_piece()), 1..5), machine_changes()).prop_map(
        |(machine, tasks, changes)| Sketch {
            machine,
            main: None,
            tasks,
            changes,
            limits: [3_600_000_000, 40_000, 100_000, 10_000, 40_000],
        },
    )
}

/// Programs that may hang, panic or never end, within limits of so many steps.
pub(crate) fn wild(events: u64) -> impl Strategy<Value = Sketch> {
    let main = prop::option::of(prop::collection::vec(wild_piece(), 0..8));
    let tasks = prop::collection::vec(task(wild_piece()), 1..5);
    let limits = (prop_oneof![Just(3_600_000_000u64), 1u64..100_000], 1u64..400, 3u64..100, 1u64..3_000);
    let limits = prop_oneof![
        4 => Just((3_600_000_000u64, 400u64, 100u64, 3_000u64)),
        1 => limits,
    ];
    (machine(), main, tasks, changes(6), limits).prop_map(move |(machine, main, tasks, changes, limits)| {
        let limits = [limits.0, events, limits.1, limits.2, limits.3];
        Sketch { machine, main, tasks, changes, limits }
    })
}

impl Sketch {
    /// The scenario, ready to be run.
    pub(crate) fn plan(&self) -> Plan {
        let text = self.text();
        let scenario = Scenario::parse(&text).unwrap_or_else(|found| panic!("{text}\n{found:#?}"));
        Plan::new("random", scenario, &Overrides::default())
    }

    /// The same under this quota, which nothing changes.
    pub(crate) fn under(mut self, quota: &str) -> Self {
        self.machine.quota = Some(quota.to_owned());
        self.changes.retain(|(_, settings)| !settings.contains("quota"));
        self
    }

    /// The scenario as a file.
    pub(crate) fn text(&self) -> String {
        let Machine { cores, ref quota, procs, ring, preset, real, seed } = self.machine;
        let startup = if real { "real" } else { "clean" };
        let preset = PRESETS[preset];
        let mut text = String::from("title = \"random\"\n");
        let mut line = |words: String| writeln!(text, "{words}").expect("a string takes all");
        line(format!("[channels]\n{}", numbered('c', CHANS)));
        line(format!("[waitgroups]\n{}", numbered('w', GROUPS)));
        line(format!("[machine]\ncores = {cores}\ngomaxprocs = {procs}\nring = {ring}\nseed = {seed}"));
        if let Some(quota) = quota {
            line(format!("quota = \"{quota}\""));
        }
        line(format!("costs = \"{preset}\"\nstartup = \"{startup}\"\n[machine.limits]"));
        for (key, value) in LIMITS.into_iter().zip(self.limits) {
            line(if key == "time" { format!("time = \"{value}us\"") } else { format!("{key} = {value}") });
        }
        for (time, settings) in &self.changes {
            line(format!("[[at]]\ntime = \"{time}us\"\n{settings}"));
        }
        if let Some(main) = &self.main {
            line(format!("[[task]]\nname = \"main\"\nsteps = [{}]", self.steps(0, main)));
        }
        for (number, task) in self.tasks.iter().enumerate() {
            line(self.task(number, task));
        }
        text
    }

    fn task(&self, number: usize, task: &Task) -> String {
        let Task { count, every, start, repeat, steps } = task;
        let mut lines = vec!["[[task]]".to_owned(), format!("name = \"t{number}\""), format!("repeat = {repeat}")];
        let by_clock = every.is_some() || start.is_some();
        if by_clock || self.main.is_none() && !self.is_started_by_another(number) {
            lines.push(format!("count = {count}"));
        }
        lines.extend(every.iter().map(|every| format!("every = \"{}\"", every.text())));
        lines.extend(start.iter().map(|start| format!("start = \"{start}us\"")));
        lines.push(format!("steps = [{}]", self.steps(number + 1, steps)));
        lines.join("\n")
    }

    /// A task's steps; those of task `n` stand below `n`.
    fn steps(&self, below: usize, pieces: &[Piece]) -> String {
        let steps: Vec<String> = pieces.iter().map(|piece| self.piece(below, piece)).collect();
        steps.join(", ")
    }

    fn piece(&self, below: usize, piece: &Piece) -> String {
        let step = match piece {
            Piece::Cpu(length) => format!("cpu {}", length.text()),
            Piece::Net(length) => format!("net {}", length.text()),
            Piece::Disk(length) => format!("disk {}", length.text()),
            Piece::Sleep(length) => format!("sleep {}", length.text()),
            Piece::Locked(n, length) => format!("lock m{n}; cpu {}; unlock m{n}", length.text(), n = n % 3),
            Piece::LockedAsleep(n, length) => format!("lock m{n}; sleep {}; unlock m{n}", length.text(), n = n % 3),
            Piece::Lock(n) => format!("lock m{}", n % 3),
            // A file in which nothing locks it would be refused.
            Piece::Unlock(n) => format!("yield; unlock m{n}; lock m{n}", n = n % 3),
            Piece::Send(n) => format!("send c{}", n % CHANS),
            Piece::Recv(n) => format!("recv c{}", n % CHANS),
            Piece::Close(n) => format!("close c{}", n % CHANS),
            Piece::Add(n, 0) | Piece::Wait(n) => format!("wait w{}", n % GROUPS),
            Piece::Add(n, number) => format!("add w{} {number}", n % GROUPS),
            Piece::Yield => "yield".to_owned(),
            Piece::Go(..) | Piece::GoAny(_) => match (self.started(below, piece), piece) {
                (Some(task), Piece::Go(_, count)) => format!("go t{task} {count}"),
                (Some(task), _) => format!("go t{task}"),
                (None, _) => "yield".to_owned(),
            },
            Piece::Procs(n) => format!("gomaxprocs {n}"),
            Piece::Panic => "panic \"out of coffee\"".to_owned(),
        };
        format!("'{step}'")
    }

    /// The task that a step starts, if it starts one.
    fn started(&self, below: usize, piece: &Piece) -> Option<usize> {
        let further_down = self.tasks.len() - below;
        match piece {
            Piece::Go(n, _) => (further_down > 0).then(|| below + usize::from(*n) % further_down),
            Piece::GoAny(n) => Some(usize::from(*n) % self.tasks.len()),
            _ => None,
        }
    }

    fn is_started_by_another(&self, task: usize) -> bool {
        let starts = |(number, other): (usize, &Task)| {
            number != task && other.steps.iter().any(|piece| self.started(number + 1, piece) == Some(task))
        };
        self.tasks.iter().enumerate().any(starts)
    }
}

/// `c0 = 0`, `c1 = 1`, ...
fn numbered(letter: char, count: u8) -> String {
    let lines: Vec<String> = (0..count).map(|n| format!("{letter}{n} = {n}\n")).collect();
    lines.concat()
}
