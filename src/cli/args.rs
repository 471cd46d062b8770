//! What can be written on the command line: types for clap, and nothing else.

use std::path::PathBuf;

use clap::{Args as ArgGroup, Parser, Subcommand, ValueEnum};

use crate::base::quota::{CpuMax, QuotaError};
use crate::base::time::SimDuration;
use crate::settings::Layer;
use crate::sim::config::Config;
use crate::sim::costs::Preset;
use crate::simulate::Overrides;
use crate::tui::destination::Destination;
use crate::tui::settings::Fps;
use crate::tui::theme::Theme;

/// Shows how Go schedules goroutines: a simulated machine that says why
#[derive(Debug, Parser)]
#[command(
    name = "gopark",
    version,
    max_term_width = 80,
    args_conflicts_with_subcommands = true,
    override_usage = "gopark [OPTIONS] [COMMAND]",
    after_help = "\
Examples:
  gopark                       choose a scenario from a list
  gopark run io-wait           open the view on a built-in scenario
  gopark check my.toml         hold a scenario against its [expect]

Exit status: 0 as expected, 1 an expectation failed, 2 bad input or usage."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) view: ViewArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Run a scenario: opens the view, or prints the report in a pipe
    Run(RunArgs),
    /// Run a Go program as `go run` would, without showing the machine
    Exec(ExecArgs),
    /// Hold scenarios against what they expect
    Check(CheckArgs),
    /// List the built-in scenarios
    List(ListArgs),
    /// Run a scenario and write the recording
    Record(RecordArgs),
    /// Open a recording
    Replay(ReplayArgs),
    /// Print the settings in force, as a configuration file
    Config(ConfigArgs),
}

/// `gopark run`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark run cpu-bound --cores 1 --format text
  gopark run main.go --theme mono    (gopark config --help: the view's options)
  gopark run io-wait --format json | jq .makespan_ns")]
pub(super) struct RunArgs {
    /// A name from `gopark list`, a .toml file, or Go files
    #[arg(required = true)]
    pub(super) what: Vec<String>,
    /// What a Go program finds in `os.Args`
    #[arg(last = true, value_name = "ARGS")]
    pub(super) arguments: Vec<String>,
    #[command(flatten)]
    pub(super) machine: MachineArgs,
    #[command(flatten)]
    pub(super) go: GoArgs,
    /// Begin at 12.4ms, at 50% of the run, at event '#123'
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    pub(super) at: Option<Destination>,
    /// Only print
    #[arg(long, value_enum)]
    pub(super) format: Option<RunFormat>,
    #[command(flatten)]
    pub(super) view: ViewArgs,
}

impl RunArgs {
    /// The command line, but for where it begins, how it prints, and the program's own arguments.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec!["gopark".to_owned(), "run".to_owned()];
        words.extend(self.what.iter().cloned());
        words.extend(self.machine.words());
        words.extend(self.go.lang.into_iter().flat_map(|minor| ["--lang".to_owned(), format!("go1.{minor}")]));
        words
    }
}

/// `gopark exec`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark exec main.go
  gopark exec --gomaxprocs 1 main.go helper.go
  gopark exec . first second    a folder's package, with arguments
  gopark exec math_test.go      its tests, as `go test -v` runs them")]
pub(super) struct ExecArgs {
    #[command(flatten)]
    pub(super) machine: MachineArgs,
    #[command(flatten)]
    pub(super) go: GoArgs,
    /// Go files of one package, or a folder; then the program's own arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILE")]
    pub(super) what: Vec<String>,
}

/// How Go programs are read.
#[derive(Debug, Default, ArgGroup)]
pub(super) struct GoArgs {
    /// The version of the language, such as go1.21
    #[arg(long, value_name = "VERSION", value_parser = lang)]
    pub(super) lang: Option<u16>,
}

impl GoArgs {
    /// N of `go1.N`.
    pub(super) fn version(&self) -> u16 {
        self.lang.unwrap_or(crate::golang::VERSION)
    }
}

/// `gopark check`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark check                 all built-in scenarios
  gopark check io-wait my.toml
  gopark check homework/*.toml --format json")]
pub(super) struct CheckArgs {
    /// Built-in names or paths; all built-in scenarios if there is none
    pub(super) what: Vec<String>,
    #[command(flatten)]
    pub(super) machine: MachineArgs,
    #[command(flatten)]
    pub(super) go: GoArgs,
    /// How the results are printed
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

/// `gopark list`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark list
  gopark list --format json")]
pub(super) struct ListArgs {
    /// How the list is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

/// `gopark record`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark record work-stealing -o steal.jsonl
  gopark record my.toml --seed 7 -o - | wc -l")]
pub(super) struct RecordArgs {
    /// A built-in scenario's name (see `gopark list`), a .toml file, or Go files
    #[arg(required = true)]
    pub(super) what: Vec<String>,
    /// What a Go program finds in `os.Args`
    #[arg(last = true, value_name = "ARGS")]
    pub(super) arguments: Vec<String>,
    #[command(flatten)]
    pub(super) machine: MachineArgs,
    #[command(flatten)]
    pub(super) go: GoArgs,
    /// The file to write (JSON Lines); - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

/// `gopark replay`
#[derive(Debug, ArgGroup)]
#[command(after_help = "\
Examples:
  gopark replay steal.jsonl
  gopark replay steal.jsonl --format text")]
pub(super) struct ReplayArgs {
    /// A recording that `gopark record` wrote
    pub(super) file: PathBuf,
    /// Begin at 12.4ms, at 50% of the run, at event '#123'
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    pub(super) at: Option<Destination>,
    /// Print the report, the report as JSON, or every event; open no view
    #[arg(long, value_enum)]
    pub(super) format: Option<RunFormat>,
    #[command(flatten)]
    pub(super) view: ViewArgs,
}

/// `gopark config`, whose help is the one that tells the options of the view
#[derive(Debug, ArgGroup)]
#[command(mut_args(|arg| arg.hide(false)), after_help = "\
`gopark` alone, `gopark run` and `gopark replay` take the same options.
Examples:
  gopark config --theme okabe-ito > settings.toml
  gopark run io-wait --config settings.toml --fps 30")]
pub(super) struct ConfigArgs {
    #[command(flatten)]
    pub(super) view: ViewArgs,
}

/// How the view looks and moves. Where there are many other options the help is silent about these.
#[derive(Debug, ArgGroup)]
pub(super) struct ViewArgs {
    /// Colours: default, okabe-ito, high-contrast, mono
    #[arg(long, value_name = "THEME", value_parser = theme, hide = true)]
    theme: Option<Theme>,
    /// Draw in ASCII only, or (=false) never
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide = true, hide_possible_values = true)]
    pub(super) ascii: Option<bool>,
    /// Frames a second at most, 1 to 60
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = fps, hide = true)]
    fps: Option<Fps>,
    /// Move in whole ticks, 4 frames a second
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide = true, hide_possible_values = true)]
    reduced_motion: Option<bool>,
    /// Larger and calmer, for a projector
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide = true, hide_possible_values = true)]
    presenter: Option<bool>,
    /// The configuration file
    #[arg(long, value_name = "FILE", hide = true)]
    pub(super) config: Option<PathBuf>,
}

/// What may be different from what the scenario says.
#[derive(Debug, ArgGroup)]
pub(super) struct MachineArgs {
    /// Cores; GOMAXPROCS follows unless it is given
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = |n: &str| count(n, Config::MAX_CORES))]
    cores: Option<u16>,
    /// CPU time in each period, such as 50ms/100ms, or none
    #[arg(long, value_name = "QUOTA", allow_negative_numbers = true, value_parser = quota)]
    quota: Option<CpuMax>,
    /// Number of Ps at the start
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = |n: &str| count(n, Config::MAX_PROCS))]
    gomaxprocs: Option<u16>,
    /// Seed of all random choices
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    seed: Option<u64>,
    /// What operations cost: ideal, nominal or linux
    #[arg(long, value_name = "PRESET", value_parser = preset)]
    costs: Option<Preset>,
    /// Stop at this simulated time, such as 20ms
    #[arg(long, value_name = "TIME", allow_negative_numbers = true, value_parser = duration)]
    until: Option<SimDuration>,
}

/// What `run` and `replay` print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RunFormat {
    // The report for people. (No doc comments here: clap would make every help text twice as long.)
    Text,
    // One JSON object.
    Json,
    // The recording, one event a line.
    Events,
}

/// What other commands print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    // For people.
    Text,
    // For programs.
    Json,
}

impl ViewArgs {
    /// The same as data.
    pub(super) fn layer(&self) -> Layer {
        let &Self { theme, ascii, fps, reduced_motion, presenter, config: _ } = self;
        Layer { theme, ascii: ascii.map(Some), fps, reduced_motion, presenter, ..Layer::default() }
    }
}

impl MachineArgs {
    /// The run goes no further than this.
    pub(super) const fn until(&self) -> Option<SimDuration> {
        self.until
    }

    /// The flags as somebody writes them.
    fn words(&self) -> Vec<String> {
        let flag = |name: &str, value: Option<String>| value.map(|value| [format!("--{name}"), value]);
        let flags = [
            flag("cores", self.cores.map(|n| n.to_string())),
            flag("quota", self.quota.map(|quota| quota.to_string())),
            flag("gomaxprocs", self.gomaxprocs.map(|n| n.to_string())),
            flag("seed", self.seed.map(|n| n.to_string())),
            flag("costs", self.costs.map(|preset| preset.name().to_owned())),
            flag("until", self.until.map(|time| time.to_string())),
        ];
        flags.into_iter().flatten().flatten().collect()
    }

    /// The same as data.
    pub(super) fn overrides(&self) -> Overrides {
        let Self { cores, quota, gomaxprocs, seed, costs, until } = *self;
        Overrides { cores, quota, gomaxprocs, seed, costs, until }
    }
}

fn count(text: &str, most: u16) -> Result<u16, String> {
    let fits = text.parse().ok().filter(|n| (1..=most).contains(n));
    fits.ok_or_else(|| format!("write a whole number from 1 to {most}"))
}

fn theme(text: &str) -> Result<Theme, String> {
    let known = Theme::ALL.into_iter().find(|theme| theme.name() == text);
    known.ok_or_else(|| "the themes are default, okabe-ito, high-contrast and mono".to_owned())
}

fn fps(text: &str) -> Result<Fps, String> {
    let known = text.parse().ok().and_then(Fps::new);
    known.ok_or_else(|| format!("write a whole number from 1 to {}", Fps::MAX))
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("write a whole number from 0 to {}", u64::MAX))
}

fn quota(text: &str) -> Result<CpuMax, String> {
    text.parse().map_err(|error: QuotaError| error.to_string())
}

fn preset(text: &str) -> Result<Preset, String> {
    let known = Preset::ALL.into_iter().find(|preset| preset.name() == text);
    known.ok_or_else(|| "the presets are ideal, nominal and linux".to_owned())
}

fn lang(text: &str) -> Result<u16, String> {
    let version = text.strip_prefix("go").unwrap_or(text).strip_prefix("1.");
    let minor = version.and_then(|rest| rest.split('.').next()).and_then(|minor| minor.parse().ok());
    let known = minor.filter(|minor| (1..=crate::golang::VERSION).contains(minor));
    known.ok_or_else(|| format!("write go1.N, up to go1.{}", crate::golang::VERSION))
}

fn duration(text: &str) -> Result<SimDuration, String> {
    text.parse().map_err(|error: crate::base::time::DurationError| error.to_string())
}
