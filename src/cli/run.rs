//! `gopark run`: a scenario in the view, or its report.

use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{RunArgs, RunFormat};
use crate::cli::{Done, FAILED, config, load, output, problem::Problem, recent, remake::Original};
use crate::report::Run;
use crate::scenario::builtin;
use crate::simulate::Plan;
use crate::tui;
use crate::tui::msg::Exit;
use crate::tui::origin::Origin;
use crate::tui::settings::Settings;

/// Runs it.
pub(super) fn run(args: &RunArgs) -> Done {
    config::check_named(&args.view)?;
    let overrides = args.machine.overrides();
    let plan = load::plan(&args.what, &args.arguments, &args.go, &overrides)?;
    match args.format {
        None if output::is_interactive() => view(plan, args, config::chosen(&args.view)?.settings()),
        // What a scenario expects of its machine says nothing of another machine.
        _ => print(&plan, args, overrides.is_empty()),
    }
}

fn print(plan: &Plan, args: &RunArgs, judged: bool) -> Done {
    let timeline = plan.run();
    let expectations = if judged { plan.judge(&timeline) } else { Vec::new() };
    let run = Run { timeline: &timeline, expectations: &expectations };
    output::report(&run, args.format.unwrap_or(RunFormat::Text), args.view.ascii)?;
    Ok(if run.passed() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn view(plan: Plan, args: &RunArgs, settings: Settings) -> Done {
    if args.what.iter().all(|what| builtin::find(what).is_none()) {
        let files = args.what.iter().map(Path::new);
        recent::Recent::new(recent::Command::Run, files).iter().for_each(recent::remember);
    }
    let (command, arguments, at) = (args.words(), args.arguments.clone(), args.at);
    let origin = Origin { command, arguments, at, ..Origin::default() };
    left(tui::view(Box::new(Original::new(plan, origin)), settings))
}

/// What leaving the view means for the exit status.
pub(super) fn left(exit: std::io::Result<Exit>) -> Done {
    match exit.map_err(Problem::Terminal)? {
        Exit::Quit => Ok(ExitCode::SUCCESS),
        Exit::Signal(signal) => Ok(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX))),
        Exit::InputLost(why) => Err(Problem::Terminal(std::io::Error::other(why))),
    }
}
