//! `gopark exec`: runs a Go program as `go run` would, and shows nothing of the machine.

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use crate::base::time::{SimDuration, SimTime};
use crate::cli::args::ExecArgs;
use crate::cli::gotest::{self, Tests};
use crate::cli::problem::Problem;
use crate::cli::{BAD_INPUT, Done, FAILED, go};
use crate::event::{Limit, Outcome};
use crate::golang::vm::Vm;
use crate::golang::vm::env::Env;
use crate::sim::Sim;
use crate::sim::config::{Config, Limits, Startup};
use crate::sim::sink::NoSink;
use crate::sim::view::Goroutine;
use crate::simulate::Written;

/// Steps of the machine between two looks at what was written.
const STEPS: u32 = 1 << 16;
/// More than 500 years: only a program that waits for a signal gets there.
const FOR_EVER: SimDuration = SimDuration::from_nanos(u64::MAX - 1);
/// What the runtime prints before it says that a stack overflowed.
const STACK_OVERFLOW: &str = "runtime: goroutine stack exceeds 1000000000-byte limit\n";
/// What package testing panics with when tests take too long; then all goroutines are listed.
const TIMED_OUT: &str = "test timed out after ";
/// What a program that panicked, or that the runtime ended, leaves behind.
const CRASHED: u8 = 2;

/// Runs it.
pub(super) fn exec(args: &ExecArgs) -> Done {
    let (paths, arguments) = go::split(&args.what);
    let program = match go::program(paths, arguments, args.go.version()) {
        Err(Problem::Go(rejected)) => {
            if Tests::are_in(paths) {
                gotest::rejected(&rejected);
            }
            Problem::Go(rejected).tell();
            return Ok(ExitCode::from(FAILED));
        }
        program => program?,
    };
    let config = config(args);
    let env = Env { input: Box::new(stdin), ..program.env(&config) };
    let mut sim = program.machine_in(env, config, NoSink);
    let mut tests = Tests::are_in(paths).then(Tests::default);
    let until = args.machine.until().map_or(SimTime::MAX, |span| SimTime::ZERO + span);
    loop {
        let more = sim.advance_some(until, STEPS);
        if !write(&sim.program_mut().take_output(), tests.as_mut())? {
            return Ok(ExitCode::from(FAILED));
        }
        if !more {
            break;
        }
    }
    sim.stop();
    Ok(ended(&sim, tests.as_mut()))
}

/// As many cores and Ps as a machine has without a scenario, and no limits but those that protect the real machine.
fn config(args: &ExecArgs) -> Config {
    let mut config = Config { startup: Startup::Real, ..Config::default() };
    let most = Limits { events: u64::MAX, time: FOR_EVER, ..Limits::default() };
    config.limits = Limits { steps_at_one_instant: u64::MAX, ..most };
    if let Some(procs) = go::gomaxprocs() {
        config.set_gomaxprocs(procs);
    }
    args.machine.overrides().apply(&mut config);
    config
}

/// The next piece of standard input.
fn stdin() -> Vec<u8> {
    let mut piece = vec![0; 1 << 16];
    let read = io::stdin().read(&mut piece).unwrap_or(0);
    piece.truncate(read);
    piece
}

/// Passes on what was written. False if nobody reads it any more.
fn write(written: &[Written], tests: Option<&mut Tests>) -> Result<bool, Problem> {
    let all_to_stdout = tests.is_some();
    if let Some(tests) = tests {
        written.iter().for_each(|piece| tests.sees(&piece.bytes));
    }
    for piece in written {
        match put(piece.fd == 2 && !all_to_stdout, &piece.bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(false),
            result => result.map_err(Problem::Output)?,
        }
    }
    Ok(true)
}

fn put(stderr: bool, bytes: &[u8]) -> io::Result<()> {
    if stderr {
        return io::stderr().write_all(bytes);
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush())
}

/// Says how it ended, as the runtime would.
fn ended(sim: &Sim<Vm, NoSink>, tests: Option<&mut Tests>) -> ExitCode {
    let (text, code) = last_words(sim);
    let Some(tests) = tests else {
        // There is nobody left to tell if stderr is gone.
        let _ = put(true, text.as_bytes());
        return ExitCode::from(code);
    };
    tests.sees(text.as_bytes());
    let (end, code) = tests.end(code, sim.now());
    let _ = put(false, (text + &end).as_bytes());
    code
}

/// What the runtime prints at the end, and the exit status.
fn last_words(sim: &Sim<Vm, NoSink>) -> (String, u8) {
    match sim.outcome() {
        Some(Outcome::MainReturned | Outcome::Until { .. }) | None => (String::new(), 0),
        Some(Outcome::Exited { code }) => (String::new(), code.to_le_bytes()[0]),
        Some(Outcome::Panic { g, message }) => {
            let mut text = format!("panic: {message}\n\ngoroutine {g} [running]:\n{}", died(sim));
            if message.starts_with(TIMED_OUT) {
                text = format!("{text}\n{}", listed(sim, |goroutine| goroutine.id != *g));
            }
            (text, CRASHED)
        }
        Some(Outcome::Fatal { message, g: Some(g) }) => {
            let own = listed(sim, |goroutine| goroutine.id == *g);
            if message == "stack overflow" {
                let others = listed(sim, |goroutine| goroutine.id != *g);
                let gap = if others.is_empty() { "" } else { "\n" };
                return (format!("{STACK_OVERFLOW}fatal error: {message}\n\n{own}{gap}{others}"), CRASHED);
            }
            let panics = sim.goroutines().find(|goroutine| goroutine.id == *g);
            let panics = panics.map(|goroutine| sim.program().before_fatal(goroutine.g)).unwrap_or_default();
            (format!("{panics}fatal error: {message}\n\n{own}"), CRASHED)
        }
        Some(Outcome::Fatal { message, g: None }) => (format!("fatal error: {message}\n\n{}", all(sim)), CRASHED),
        Some(Outcome::Deadlock { .. }) => {
            (format!("fatal error: all goroutines are asleep - deadlock!\n\n{}", all(sim)), CRASHED)
        }
        Some(Outcome::Limit { limit: Limit::Time, .. }) => {
            ("gopark: nothing happens in the program any more; no signal ever comes\n".to_owned(), BAD_INPUT)
        }
        Some(Outcome::Limit { limit, value }) => {
            (format!("gopark: the program reached the limit of {value} {}\n", limit.key()), BAD_INPUT)
        }
    }
}

fn died(sim: &Sim<Vm, NoSink>) -> &str {
    sim.program().died().unwrap_or_default()
}

/// All goroutines as the runtime lists them, those that are running first.
fn all(sim: &Sim<Vm, NoSink>) -> String {
    listed(sim, |_| true)
}

fn listed(sim: &Sim<Vm, NoSink>, which: impl Fn(&Goroutine) -> bool) -> String {
    let one = |goroutine: Goroutine| {
        let locked = if goroutine.locked { ", locked to thread" } else { "" };
        let trace = sim.program().traceback(goroutine.g);
        format!("goroutine {} [{}{locked}]:\n{trace}", goroutine.id, goroutine.state)
    };
    sim.goroutines().filter(which).map(one).collect::<Vec<_>>().join("\n")
}
