//! The report for people: outcome, utilisation, a timeline in letters, who waited for what, what limited
//! the run, and what else is worth a look.
//!
//! Of a Go program, what it wrote comes first, and a rule parts it from the report:
//!
//! ```text
//!   ── Output ──────────
//!   hello
//!
//!   ── Report ──────────
//!   hello.go
//!   main returned after 3.1us
//! ```
//!
//! **Invariants**: lines are wrapped at the width asked for, except a row of waits or of expectations; control
//! characters of the scenario's own texts never reach the terminal; in ASCII mode only ASCII is drawn.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::base::ids::{CoreId, FuncId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Limit, Outcome, Stuck};
use crate::report::places::Places;
use crate::report::{Run, limit};
use crate::trace::activity::{Lane, What};
use crate::trace::explain::{Teller, func_name};
use crate::trace::findings;
use crate::trace::spans::Cell;

/// How it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns.
    pub width: u16,
    /// Only ASCII.
    pub ascii: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { width: 80, ascii: false }
    }
}

/// Rows of waits that are shown at most.
const WAITS_SHOWN: usize = 8;
/// Goroutines of a deadlock that are listed at most.
const STUCK_SHOWN: usize = 50;
/// Findings that are shown at most.
const FINDINGS_SHOWN: usize = 12;
/// Width of the bar of utilisation.
const BAR: u64 = 20;
/// Letters of functions in the timeline, in the functions' order; whoever comes later shares the last one.
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*";

/// The report.
pub fn render(run: &Run<'_>, style: Style) -> String {
    let mut page = Page { run, style, text: String::new() };
    page.output();
    page.failure();
    page.title();
    page.cores();
    page.timeline();
    page.waits();
    page.counts();
    page.paragraph("What limited it", &limit::sentence(run.timeline));
    page.findings();
    page.expectations();
    page.text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "?")
}

/// `97.1 %` of parts of 1000.
pub fn percent(permille: impl Into<u128>) -> String {
    let permille = permille.into();
    format!("{}.{} %", permille / 10, permille % 10)
}

/// How the run ended, in words.
pub fn outcome_words(outcome: Option<&Outcome>) -> String {
    match outcome {
        None => "still running".into(),
        Some(Outcome::MainReturned) => "main returned".into(),
        Some(Outcome::Deadlock { stuck }) => format!("deadlock, {} goroutines asleep", stuck.len()),
        Some(Outcome::Panic { g, message }) => format!("panic in goroutine {g}: {}", first_line(message)),
        Some(Outcome::Fatal { message, .. }) => format!("fatal error: {}", first_line(message)),
        Some(Outcome::Exited { code }) => format!("os.Exit({code})"),
        Some(Outcome::Until { .. }) => "stopped where it was asked to".into(),
        Some(Outcome::Limit { limit, value }) => {
            let value =
                if *limit == Limit::Time { SimDuration::from_nanos(*value).to_string() } else { value.to_string() };
            format!("limit reached: {} = {value} ([machine.limits] raises it)", limit.key())
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

struct Page<'a, 'r> {
    run: &'a Run<'r>,
    style: Style,
    text: String,
}

impl Page<'_, '_> {
    fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(line.as_ref().trim_end_matches(' '));
        self.text.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.line(heading);
    }

    /// What the program wrote, if it is one that writes.
    fn output(&mut self) {
        let recording = self.run.timeline.recording();
        if recording.header.names.files.is_empty() {
            return;
        }
        if !recording.written().is_empty() {
            self.rule("Output");
            for piece in recording.written() {
                self.text.push_str(&piece.text);
            }
            let whole = self.text.ends_with('\n');
            self.text.push_str(if whole { "\n" } else { "\n\n" });
        }
        self.rule("Report");
    }

    /// A heading as wide as the page.
    fn rule(&mut self, heading: &str) {
        let sign = if self.style.ascii { "-" } else { "─" };
        let rest = usize::from(self.style.width).saturating_sub(heading.width() + 4);
        self.line(format!("{sign}{sign} {heading} {}", sign.repeat(rest)));
    }

    /// What Go itself prints when a program dies.
    fn failure(&mut self) {
        match self.run.timeline.recording().outcome().cloned() {
            Some(Outcome::Deadlock { stuck }) => {
                self.line("fatal error: all goroutines are asleep - deadlock!\n");
                for one in stuck.iter().take(STUCK_SHOWN) {
                    self.goroutine(one);
                }
                if stuck.len() > STUCK_SHOWN {
                    self.line(format!("... and {} more goroutines\n", stuck.len() - STUCK_SHOWN));
                }
            }
            Some(Outcome::Panic { g, message }) => self.line(format!("panic: {message}\n\ngoroutine {g} [running]:\n")),
            Some(Outcome::Fatal { message, .. }) => self.line(format!("fatal error: {message}\n")),
            _ => {}
        }
    }

    fn goroutine(&mut self, one: &Stuck) {
        let teller = Teller::new(self.run.timeline.recording());
        let waits = match (teller.object(one.on), one.holder) {
            (on, _) if on.is_empty() => String::new(),
            (on, None) => format!(" waits for {on}"),
            (on, Some(holder)) => format!(" waits for {on}, held by goroutine {holder}"),
        };
        let name = func_name(&self.run.timeline.recording().header.names, one.func);
        let text = format!("goroutine {} [{}]:\n    {}{waits}\n", one.g, one.reason.words(), name);
        self.line(text);
    }

    fn title(&mut self) {
        let recording = self.run.timeline.recording();
        let header = &recording.header;
        let title = if header.title.is_empty() { &header.scenario } else { &header.title };
        let lines = [
            title.clone(),
            format!("{} after {}", outcome_words(recording.outcome()), recording.end_time()),
            header.machine(self.run.timeline.world()),
        ];
        for line in lines.into_iter().chain(header.chosen_tick()) {
            self.line(line);
        }
    }

    fn cores(&mut self) {
        self.heading("Cores, busy");
        let (full, empty) = if self.style.ascii { ("#", "-") } else { ("█", "░") };
        for core in self.core_ids() {
            let permille = self.run.timeline.stats().utilisation_permille(core);
            let filled = ((permille * BAR + 500) / 1000).min(BAR) as usize;
            let bar = full.repeat(filled) + &empty.repeat(BAR as usize - filled);
            self.line(format!("{:>5}  {bar}  {:>7}", core.number(), percent(permille)));
        }
    }

    /// All that there ever were.
    fn core_ids(&self) -> impl Iterator<Item = CoreId> + use<> {
        (0..self.run.timeline.world().cores.len()).map(|core| CoreId::new(core as u16))
    }

    fn timeline(&mut self) {
        let end = self.run.timeline.recording().end_time();
        if end == SimTime::ZERO {
            return;
        }
        let columns = self.style.width.saturating_sub(8).max(10);
        let cell = SimDuration::from_nanos(end.nanos().div_ceil(u64::from(columns)));
        self.heading(&format!("Timeline, one column {cell}"));
        for core in self.core_ids() {
            let cells = self.run.timeline.cells(Lane::Core(core), SimTime::ZERO, end, columns);
            let row: String = cells.iter().map(Self::glyph).collect();
            self.line(format!("{:>5}  {row}", core.number()));
        }
        self.legend();
    }

    fn glyph(cell: &Cell) -> char {
        match cell.span {
            None => '.',
            Some(span) => match (span.what, span.func) {
                (What::Running | What::Syscall, Some(func)) => letter(func),
                (What::Offline, _) => ' ',
                (What::Throttled, _) => '~',
                _ => '-',
            },
        }
    }

    fn legend(&mut self) {
        let recording = self.run.timeline.recording();
        let teller = Teller::new(recording);
        let ran = |sums: &crate::trace::stats::FuncSums| !sums.sums.running.is_zero();
        let functions = self.run.timeline.stats().functions.iter().filter(|(_, sums)| ran(sums));
        let mut entries: Vec<String> =
            functions.map(|(&func, _)| format!("{} {}", letter(func), teller.func(func))).take(LETTERS.len()).collect();
        if self.run.timeline.stats().counts.throttles > 0 {
            entries.push("~ throttled".into());
        }
        entries.push("- scheduler".into());
        entries.push(". idle".into());
        self.wrap(&entries, "   ");
    }

    fn waits(&mut self) {
        let timeline = self.run.timeline;
        let teller = Teller::new(timeline.recording());
        let stats = timeline.stats();
        let places = Places::of(timeline.recording());
        let parked = stats.waits.iter().filter(|((_, reason, _), _)| !reason.is_system());
        let mut rows: Vec<(SimDuration, String)> = parked
            .map(|(&(func, reason, on_what), sums)| {
                let on = teller.object(on_what);
                let on = if on.is_empty() { on } else { format!(" on {on}") };
                let times = if sums.times == 1 { "once".into() } else { format!("{} times", sums.times) };
                let longest = sums.longest;
                let at = places.words((func, reason, on_what));
                (sums.total, format!("{}: {}{on}{at} ({times}, longest {longest})", teller.func(func), reason.words()))
            })
            .collect();
        for (&func, sums) in &stats.functions {
            rows.push((sums.sums.runnable, format!("{}: runnable, waiting for its turn", teller.func(func))));
            rows.push((sums.sums.no_core, format!("{}: on a thread that waited for a core", teller.func(func))));
            rows.push((sums.sums.throttled, format!("{}: on a core without a share of the quota", teller.func(func))));
            rows.push((sums.sums.syscall, format!("{}: in syscalls", teller.func(func))));
        }
        rows.retain(|(total, _)| !total.is_zero());
        // Stable, so that equals stay in the order of functions.
        rows.sort_by_key(|row| std::cmp::Reverse(row.0));
        if rows.is_empty() {
            return;
        }
        self.heading("Who waited for what, all goroutines together");
        for (total, words) in rows.iter().take(WAITS_SHOWN) {
            self.line(format!("  {:>10}  {words}", total.to_string()));
        }
        if rows.len() > WAITS_SHOWN {
            self.line(format!("  {:>10}  and {} more", "", rows.len() - WAITS_SHOWN));
        }
    }

    fn counts(&mut self) {
        let counts = self.run.timeline.stats().counts;
        self.heading("Counts");
        let goroutines = format!(
            "goroutines {} (finished {}, blocked at the end {}), threads {}, at most {} goroutines at once on cores",
            counts.created, counts.finished, counts.blocked, counts.threads, counts.max_parallelism
        );
        let entries = [
            ("goroutine switches", counts.switches),
            ("thread switches", counts.context_switches),
            ("preemptions", counts.preemptions),
            ("lost requests", counts.preemptions_lost),
            ("steals", counts.steals),
            ("goroutines stolen", counts.stolen),
            ("handoffs", counts.handoffs),
            ("retakes", counts.retakes),
            ("overflows", counts.overflows),
            ("wake-ups of threads", counts.wakeups),
        ];
        let words = goroutines.split(' ').map(String::from).collect::<Vec<_>>();
        self.wrap(&words, " ");
        let throttles = Some(("cores throttled", counts.throttles)).filter(|(_, n)| *n > 0);
        let entries = entries.into_iter().chain(throttles).map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>();
        self.wrap(&entries, "   ");
    }

    fn findings(&mut self) {
        let findings = findings::find(self.run.timeline);
        if findings.is_empty() {
            return;
        }
        self.heading("Findings");
        let teller = Teller::new(self.run.timeline.recording());
        for one in findings.iter().take(FINDINGS_SHOWN) {
            self.prose(&one.told(teller).to_string());
            let mut figures = vec![format!("at {}", one.time())];
            figures.extend(one.evidence().iter().map(ToString::to_string));
            self.wrap_after("    ", &figures, "   ");
        }
        if findings.len() > FINDINGS_SHOWN {
            self.line(format!("  and {} more", findings.len() - FINDINGS_SHOWN));
        }
    }

    fn expectations(&mut self) {
        if self.run.expectations.is_empty() {
            return;
        }
        self.heading("Expected");
        for one in self.run.expectations {
            let verdict = if one.passed { "ok    " } else { "FAILED" };
            self.line(format!("  {verdict}  {} {}, found {}", one.key, one.expected, one.found));
        }
    }

    fn paragraph(&mut self, heading: &str, text: &str) {
        self.heading(heading);
        self.prose(text);
    }

    fn prose(&mut self, text: &str) {
        let words: Vec<String> = text.split(' ').map(String::from).collect();
        self.wrap(&words, " ");
    }

    /// Writes entries after one another, on as many indented lines as they need.
    fn wrap(&mut self, entries: &[String], between: &str) {
        self.wrap_after("  ", entries, between);
    }

    /// The same, with this before every line.
    fn wrap_after(&mut self, indent: &str, entries: &[String], between: &str) {
        let mut line = String::from(indent);
        for entry in entries {
            let wanted = line.width() + between.len() + entry.width();
            if wanted > usize::from(self.style.width) && !line.trim().is_empty() {
                self.line(&line);
                line = String::from(indent);
            }
            let gap = if line.trim().is_empty() { "" } else { between };
            let _ = write!(line, "{gap}{entry}");
        }
        self.line(&line);
    }
}

fn letter(func: FuncId) -> char {
    char::from(LETTERS[func.index().min(LETTERS.len() - 1)])
}
