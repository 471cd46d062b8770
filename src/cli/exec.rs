//! `gopark exec`: runs a Go program as `go run` would, and shows nothing of the machine.

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use crate::base::time::{SimDuration, SimTime};
use crate::cli::args::ExecArgs;
use crate::cli::problem::Problem;
use crate::cli::{BAD_INPUT, Done, FAILED, go};
use crate::event::Outcome;
use crate::golang::vm::Vm;
use crate::golang::vm::env::Env;
use crate::sim::Sim;
use crate::sim::config::{Config, Limits, Startup};
use crate::sim::sink::NoSink;
use crate::sim::view::Goroutine;
use crate::simulate::Written;

/// Steps of the machine between two looks at what was written.
const STEPS: u32 = 1 << 16;
/// What the runtime prints before it says that a stack overflowed.
const STACK_OVERFLOW: &str = "runtime: goroutine stack exceeds 1000000000-byte limit\n";
/// What a program that panicked, or that the runtime ended, leaves behind.
const CRASHED: u8 = 2;

/// Runs it.
pub(super) fn exec(args: &ExecArgs) -> Done {
    let (paths, arguments) = go::split(&args.what);
    let program = match go::program(paths, arguments, args.go.version()) {
        Err(problem @ Problem::Go(_)) => {
            problem.tell();
            return Ok(ExitCode::from(FAILED));
        }
        program => program?,
    };
    let config = config(args);
    let env = Env { input: Box::new(stdin), ..program.env(&config) };
    let mut sim = program.machine_in(env, config, NoSink);
    let until = args.machine.until().map_or(SimTime::MAX, |span| SimTime::ZERO + span);
    loop {
        let more = sim.advance_some(until, STEPS);
        if !write(&sim.program_mut().take_output())? {
            return Ok(ExitCode::from(FAILED));
        }
        if !more {
            break;
        }
    }
    sim.stop();
    Ok(ended(&mut sim))
}

/// As many cores and Ps as a machine has without a scenario, and no limits but memory.
fn config(args: &ExecArgs) -> Config {
    let mut config = Config { startup: Startup::Real, ..Config::default() };
    let most = Limits { events: u64::MAX, time: SimDuration::MAX, ..Limits::default() };
    config.limits = Limits { goroutines: u32::MAX, steps_at_one_instant: u64::MAX, ..most };
    args.machine.overrides().apply(&mut config);
    if args.machine.overrides().gomaxprocs.is_none() {
        config.gomaxprocs = go::gomaxprocs().unwrap_or(config.cores);
    }
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
fn write(written: &[Written]) -> Result<bool, Problem> {
    for piece in written {
        let result = if piece.fd == 2 {
            io::stderr().write_all(&piece.bytes)
        } else {
            let mut out = io::stdout().lock();
            out.write_all(&piece.bytes).and_then(|()| out.flush())
        };
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(false),
            result => result.map_err(Problem::Output)?,
        }
    }
    Ok(true)
}

/// Says how it ended, as the runtime would.
fn ended(sim: &mut Sim<Vm, NoSink>) -> ExitCode {
    let (text, code) = match sim.outcome() {
        Some(Outcome::MainReturned) => return ExitCode::SUCCESS,
        Some(Outcome::Exited { code }) => return ExitCode::from(code.to_le_bytes()[0]),
        Some(Outcome::Panic { g, message }) => {
            (format!("panic: {message}\n\ngoroutine {g} [running]:\n{}", died(sim)), CRASHED)
        }
        Some(Outcome::Fatal { message, .. }) if message == "stack overflow" => {
            (format!("{STACK_OVERFLOW}fatal error: {message}\n\n{}", all(sim)), CRASHED)
        }
        Some(Outcome::Fatal { message, g }) => (
            format!("fatal error: {message}\n\n{}", listed(sim, |goroutine| g.is_none_or(|g| goroutine.id == g))),
            CRASHED,
        ),
        Some(Outcome::Deadlock { .. }) => {
            (format!("fatal error: all goroutines are asleep - deadlock!\n\n{}", all(sim)), CRASHED)
        }
        Some(Outcome::Until { .. }) | None => return ExitCode::SUCCESS,
        Some(Outcome::Limit { limit, value }) => {
            (format!("gopark: the limit of {} was reached: {value}\n", limit.key()), BAD_INPUT)
        }
    };
    // There is nobody left to tell if stderr is gone.
    let _ = io::stderr().write_all(text.as_bytes());
    ExitCode::from(code)
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
