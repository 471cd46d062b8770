//! What files mean, and what is said about wrong ones.

use super::*;
use crate::base::ids::{MutexId, WgId};
use crate::event::ChanName;
use crate::program::workload::{Arrivals, Span};
use crate::sim::config::{Change, Setting, Startup};

const MS: SimDuration = SimDuration::from_millis(1);

fn good(source: &str) -> Scenario {
    let source = format!("title = \"T\"\n{source}");
    Scenario::parse(&source).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// `code: the text at the place`, for each mistake of a file that has a title.
fn mistakes(source: &str) -> Vec<String> {
    let source = format!("title = \"T\"\n{source}");
    let found = match Scenario::parse(&source) {
        Ok(scenario) => scenario.warnings,
        Err(found) => found,
    };
    let place = |mistake: &Diagnostic| source.get(mistake.labels[0].span.clone()).unwrap_or("?").to_owned();
    found.iter().map(|mistake| format!("{}: {}", mistake.code, place(mistake))).collect()
}

fn mistake(source: &str) -> String {
    let all = mistakes(source);
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

fn step(text: &str) -> String {
    mistake(&format!(
        "[channels]\njobs = 1\n[waitgroups]\nwg = 1\n[[task]]\nname = \"w\"\nsteps = ['{text}', 'send jobs', 'wait wg']"
    ))
}

fn cpu(ms: u64) -> Step {
    Step::Cpu(Span::Fixed(MS * ms))
}

#[test]
fn a_machine_is_read() {
    let scenario = good(
        "tick = '1us'\n[machine]\ncores = 8\nseed = 7\nstartup = 'real'\nring = 4\ncosts = { preset = 'ideal', go_create = '1us' }\n\
         [machine.limits]\nevents = 9\n[[at]]\ntime = '5ms'\ngomaxprocs = 1\n[[at]]\ntime = '2ms'\ngomaxprocs = 3\n\
         [[task]]\nname = 'w'\nsteps = []",
    );
    let machine = &scenario.machine;
    assert_eq!((machine.cores, machine.gomaxprocs, machine.seed, machine.ring), (8, 8, 7, 4));
    assert_eq!((machine.startup, machine.limits.events), (Startup::Real, 9));
    assert_eq!(scenario.costs, "ideal, go_create = 1us");
    assert_eq!(machine.costs.go_create, SimDuration::from_micros(1));
    let at =
        |ms, procs| Change { time: crate::base::time::SimTime::ZERO + MS * ms, setting: Setting::Gomaxprocs(procs) };
    assert_eq!(machine.changes, [at(2, 3), at(5, 1)]);
    assert_eq!(scenario.tick, SimDuration::from_micros(1));
}

#[test]
fn gomaxprocs_follows_the_cores_unless_it_is_written() {
    let cores_and_procs = |machine: &str| {
        let mut scenario = good(&format!("{machine}\n[[task]]\nname = 'w'\nsteps = []"));
        scenario.machine.cores = 16;
        scenario.machine.follow();
        (scenario.machine.cores, scenario.machine.gomaxprocs)
    };
    assert_eq!(cores_and_procs(""), (16, 16));
    assert_eq!(cores_and_procs("[machine]\ncores = 2"), (16, 16));
    assert_eq!(cores_and_procs("[machine]\ngomaxprocs = 2"), (16, 2));
}

#[test]
fn a_mistake_in_a_step_is_not_followed_by_others() {
    assert_eq!(step("lokc db', 'unlock db"), "unknown-step: lokc");
    assert_eq!(step("lock db now', 'unlock db"), "bad-step: now");
    let channel = "[channels]\njobs = 1\n[[task]]\nname = 'w'\nsteps = ['send job']";
    assert_eq!(mistake(channel), "unknown-name: job");
    let task = "[[task]]\nname = 'main'\nsteps = ['go worke']\n[[task]]\nname = 'worker'\nsteps = []";
    assert_eq!(mistake(task), "unknown-name: worke");
}

#[test]
fn every_step_is_read() {
    let scenario = good(
        "channels = { jobs = 4 }\nwaitgroups = { wg = 1 }\n[[task]]\nname = 'main'\nsteps = '''\ncpu 1ms; net 2ms\n\
         disk 3ms\nsleep 4ms\nlock db\nunlock db\nsend jobs\nrecv jobs\nclose jobs\nadd wg 2\ndone wg\nwait wg\nyield\n\
         go w\ngo w 3\ngomaxprocs 2\npanic \"no; coffee\"'''\n[[task]]\nname = 'w'\nsteps = []\n",
    );
    let fixed = |ms| Span::Fixed(MS * ms);
    let (db, jobs, wg) = (MutexId::new(0), crate::base::ids::ChanId::new(0), WgId::new(0));
    let expected = [
        cpu(1),
        Step::Net(fixed(2)),
        Step::Disk(fixed(3)),
        Step::Sleep(fixed(4)),
        Step::Lock(db),
        Step::Unlock(db),
        Step::Send(jobs),
        Step::Recv(jobs),
        Step::Close(jobs),
        Step::Add(wg, 2),
        Step::Add(wg, -1),
        Step::Wait(wg),
        Step::Yield,
        Step::Go { task: 1, count: 1 },
        Step::Go { task: 1, count: 3 },
        Step::Gomaxprocs(2),
        Step::Panic("no; coffee".into()),
    ];
    let main = &scenario.workload.tasks[0];
    assert_eq!(main.steps, expected);
    assert_eq!(scenario.workload.chans, [ChanName { name: "jobs".into(), capacity: 4 }]);
    assert_eq!(scenario.tick, SimDuration::from_micros(100), "a tenth of the shortest step");
}

#[test]
fn main_is_implied_where_it_is_not_written() {
    let scenario = good(
        "[[task]]\nname = 'a'\ncount = 2\nrepeat = 3\nsteps = ['cpu 1ms', 'go c 2']\n[[task]]\nname = 'b'\nevery = 'exp(5ms)'\n\
         count = 4\nsteps = ['cpu 1ms']\n[[task]]\nname = 'c'\nsteps = []",
    );
    let all = WgId::new(0);
    let workload = &*scenario.workload;
    assert_eq!(workload.waitgroups[0].counter, 6, "two of a, four of b; c is counted when it is started");
    assert_eq!(workload.tasks[0].steps, [Step::Arm { task: 2 }, Step::Go { task: 1, count: 2 }, Step::Wait(all)]);
    let a = [cpu(1), Step::Add(all, 2), Step::Go { task: 3, count: 2 }, Step::Add(all, -1)];
    assert_eq!(
        (&workload.tasks[1].steps[..], workload.tasks[1].body.clone(), workload.tasks[1].repeat),
        (&a[..], 0..3, 3)
    );
    let every = Some(Span::Exponential(MS * 5));
    assert_eq!(workload.tasks[2].arrivals, Some(Arrivals { start: SimDuration::ZERO, every, count: 4 }));
    assert_eq!(workload.tasks[3].steps, [Step::Add(all, -1)]);
    assert_eq!(workload.names().funcs, ["main", "a", "b", "c"]);
}

#[test]
fn a_written_main_ends_the_program() {
    let scenario = good(
        "[[task]]\nname = 'late'\nstart = '5ms'\nsteps = ['cpu 1ms']\n[[task]]\nname = 'main'\nrepeat = 2\nsteps = ['go w']\n\
         [[task]]\nname = 'w'\nsteps = ['cpu 1ms']",
    );
    let workload = &*scenario.workload;
    assert_eq!(workload.tasks[0].steps, [Step::Arm { task: 1 }, Step::Go { task: 2, count: 1 }]);
    assert_eq!((workload.tasks[0].body.clone(), workload.tasks[0].repeat), (1..2, 2));
    assert_eq!(workload.tasks[2].steps, [cpu(1)], "nobody waits for it");
    assert!(workload.waitgroups.is_empty());
}

#[test]
fn durations_vary() {
    let span =
        |text: &str| match &good(&format!("[[task]]\nname = 'w'\nsteps = ['cpu {text}']")).workload.tasks[1].steps[0] {
            Step::Cpu(span) => *span,
            other => panic!("{other:?}"),
        };
    assert_eq!(span("100ms +-20%"), Span::Uniform(MS * 80, MS * 120));
    assert_eq!(span("100ms ± 100 %"), Span::Uniform(SimDuration::ZERO, MS * 200));
    assert_eq!(span("exp(100ms)"), Span::Exponential(MS * 100));
    assert_eq!(span("uniform( 80ms ,120ms )"), Span::Uniform(MS * 80, MS * 120));
}

#[test]
fn expectations_are_read() {
    let scenario = good(
        "[[task]]\nname = 'w'\nsteps = []\n[expect]\nmakespan = '990ms..1.01s'\nsteals = 3\nstolen = '> 2'\nutilisation = '>= 87.5%'\n\
         switches = '== 4'\nthreads = '< 5'",
    );
    let shown: Vec<String> = scenario.expect.iter().map(|e| format!("{} {e}", e.measure.key())).collect();
    let expected = [
        "outcome ok",
        "makespan 990ms..1.01s",
        "utilisation >= 87.5%",
        "threads < 5",
        "switches 4",
        "steals 3",
        "stolen > 2",
    ];
    assert_eq!(shown, expected);
    assert!(scenario.expect[0].span.is_none(), "implied");
}

#[test]
fn mistakes_in_steps_are_located() {
    assert_eq!(step("cpu"), "bad-step: cpu");
    assert_eq!(step("cpu 5"), "bad-duration: 5");
    assert_eq!(step("cpu 0s"), "out-of-range: 0s");
    assert_eq!(step("net 5ms +-120%"), "bad-duration: 120%");
    assert_eq!(step("net uniform(5ms)"), "bad-duration: 5ms");
    assert_eq!(step("net uniform(5ms, 1ms)"), "bad-duration: 5ms");
    assert_eq!(step("net norm(5ms)"), "bad-duration: norm");
    assert_eq!(step("lokc db"), "unknown-step: lokc");
    assert_eq!(step("send job"), "unknown-name: job");
    assert_eq!(step("done gw"), "unknown-name: gw");
    assert_eq!(step("yield now"), "bad-step: now");
    assert_eq!(step("go x"), "unknown-name: x");
    assert_eq!(step("go main"), "go-main: main");
    assert_eq!(step("go w 0"), "out-of-range: 0");
    assert_eq!(step("add wg"), "bad-step: add");
    assert_eq!(step("add wg 0"), "bad-step: 0");
    assert_eq!(step("gomaxprocs 0"), "out-of-range: 0");
    assert_eq!(step("unlock db"), "never-locked: db");
    assert_eq!(step("lock db"), "never-unlocked: db");
    assert_eq!(step("lock 1b"), "bad-name: 1b");
}

#[test]
fn mistakes_in_tables_are_located() {
    let task = "[[task]]\nname = 'w'\nsteps = []\n";
    let with = |text: &str| mistake(&format!("{task}{text}"));
    assert_eq!(with("[machine]\ncroes = 4"), "unknown-key: croes");
    assert_eq!(with("[machine]\ncores = 0"), "out-of-range: 0");
    assert_eq!(with("[machine]\ncores = '4'"), "wrong-type: '4'");
    assert_eq!(with("[machine]\nring = 5"), "out-of-range: 5");
    assert_eq!(with("[machine]\ncosts = 'idael'"), "unknown-word: idael");
    assert_eq!(with("[machine]\ncosts = { go_creat = '1us' }"), "unknown-key: go_creat");
    assert_eq!(with("[machine.limits]\ntime = 5"), "missing-unit: 5");
    assert_eq!(with("[expect]\nmakespan = 5"), "missing-unit: 5");
    assert_eq!(with("[expect]\nmakespan = '<= 5'"), "bad-duration: 5");
    assert_eq!(with("[expect]\nsteals = '>= 5ms'"), "bad-expectation: 5ms");
    assert_eq!(with("[expect]\nsteals = '7..5'"), "empty-range: 7..5");
    assert_eq!(with("[expect]\nutilisation = 90"), "missing-unit: 90");
    assert_eq!(with("[expect]\noutcome = 'dedlock'"), "unknown-word: dedlock");
    assert_eq!(with("[expect]\nstdout = 'x'"), "useless-stdout: 'x'");
    assert_eq!(with("[program]\nfile = 'x.go'"), "two-programs: [program]");
    assert_eq!(with("[[lesson]]\nsay = 'x'"), "unsupported: lesson");
    assert_eq!(with("[net]\nstatus = 200"), "useless-net: [net]");
    assert_eq!(with("[[at]]\ntime = '1ms'"), "missing-key: [[at]]");
    assert_eq!(with("[[task]]\nname = 'w'\nsteps = []"), "duplicate-name: w");
    assert_eq!(with("[[task]]\nsteps = []"), "missing-key: [[task]]");
    assert_eq!(with("[[task]]\nname = 'x'"), "missing-key: [[task]]");
    assert_eq!(with("count = 0"), "out-of-range: 0");
    assert_eq!(with("every = '1ms'"), "missing-key: '1ms'");
    assert_eq!(with("start = 1"), "missing-unit: 1");
    assert_eq!(with("[channels]\njobs = 1"), "unused: jobs");
    assert_eq!(mistake("tick = '0s'\n[[task]]\nname = 'w'\nsteps = []"), "out-of-range: '0s'");
    assert_eq!(mistake("[task]\nname = 'w'\nsteps = []"), "wrong-type: [task]");
    assert_eq!(mistake("[[task]]\nname = 'main'\ncount = 2\nsteps = []"), "not-for-main: count");
}

#[test]
fn the_whole_file_is_checked() {
    let main = "[[task]]\nname = 'main'\nsteps = ['go w']\n";
    let counted = format!("{main}[[task]]\nname = 'w'\ncount = 4\nsteps = []");
    assert_eq!(mistake(&counted), "useless-count: 4");
    let idle = format!("{main}[[task]]\nname = 'w'\nsteps = []\n[[task]]\nname = 'x'\nsteps = ['go x']");
    assert_eq!(mistake(&idle), "never-started: x");
    let circle = "[[task]]\nname = 'a'\nsteps = ['go b']\n[[task]]\nname = 'b'\nsteps = ['go a']";
    assert_eq!(mistakes(circle), ["never-started: a", "never-started: b"]);
    let hang = "[[task]]\nname = 'a'\nsteps = ['lock db']\n[expect]\noutcome = 'deadlock'";
    assert!(mistakes(hang).is_empty(), "a lock that stays locked is what the file is about");
}

#[test]
fn syntax_errors_are_located_and_the_rest_is_read_where_it_can_be() {
    let found = mistakes("[machine]\ncroes = 4\nseed = = 5\n[[task]]\nname = w\nstpes = ['cpu 1ms']");
    assert_eq!(found, ["unknown-key: croes", "syntax: =", "syntax: w", "unknown-key: stpes"]);
    let lost = mistakes("[machine]\ncroes = 4\n[[task]\nname = 'w'\nstpes = ['cpu 1ms']");
    assert_eq!(lost, ["unknown-key: croes", "syntax: "]);
}

#[test]
fn text_with_escapes_is_located_as_a_whole() {
    let found = mistake("[[task]]\nname = 'w'\nsteps = [\"c\\u0070u 5\"]");
    assert_eq!(found, "bad-duration: \"c\\u0070u 5\"");
}

#[test]
fn the_hash_is_pinned() {
    assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        let _ = Scenario::parse(&String::from_utf8_lossy(&bytes));
    }

    /// Pieces of scenario files in any order reach further in than bytes do.
    #[test]
    fn no_nonsense_panics(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        if let Err(found) = Scenario::parse(&text) {
            for label in found.iter().flat_map(|mistake| &mistake.labels) {
                proptest::prop_assert!(label.span.start <= label.span.end && label.span.end <= text.len());
            }
        }
    }
}

const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    " ",
    "=",
    "title",
    "machine",
    "cores",
    "task",
    "name",
    "steps",
    "count",
    "every",
    "start",
    "at",
    "time",
    "expect",
    "makespan",
    "[",
    "]",
    "[[task]]\n",
    "[machine]\n",
    "[expect]\n",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "'''",
    "\"\"\"",
    "4",
    "-1",
    "1e3",
    "99999999999999999999",
    "\"cpu 1ms\"",
    "\"lock db\"",
    "\"1ms ± 5%\"",
    "\"é\\u00e9 ±\"",
    "exp(",
    "uniform(",
    ")",
    "main",
    "go",
    "go main",
    "µs",
    "..",
    ">= ",
    "%",
    "#",
    ";",
    "\\",
    "\r\n",
    "\u{0}",
    "name = 'a'\n",
    "steps = ['go a', 'cpu ±%', 'add a 1', 'wait ', 'send']\n",
    "channels = {a = 1}\n",
];
