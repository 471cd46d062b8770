//! The two lanes below all others: what sysmon does when, and how many goroutines wait for the network.
//!
//! ```text
//!   sysmon  naps        ╵╵╵╵╵╵·╵··╵···↷ takes P0 from M0····╵·······! asks G4 to stop··
//!   network 1 waits     ·····1─2─3 wait────────↓───↑2───────↓↑1───────────────────────────
//! ```
//!
//! A number stands where it changes, and a line goes on from there for as long as it stays the same.
//!
//! **Invariant**: a cell is told by a few bisections, whatever it holds; events are read only for [`WORDS`] signs at
//! most.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::base::ids::MId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::system::{self, Deed, System};
use crate::trace::world::ThreadState;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// What sysmon does.
    Sysmon,
    /// Who waits for the network.
    Network,
}

impl Row {
    /// Both, from top to bottom.
    pub(super) const ALL: [Self; 2] = [Self::Sysmon, Self::Network];
}

/// Signs that are explained beside them.
const WORDS: usize = 12;
/// Columns of the names.
const NAME: u16 = 8;

/// A cell: its sign and style, and what it tells, which may go on in the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    sign: &'static str,
    token: Token,
    told: Told,
}

/// What a cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// So many deeds of this sort: a sign that nothing is written over.
    Deeds(Deed, usize),
    /// Nothing is worth a word.
    Nothing,
    /// sysmon sleeps deeply.
    DeepSleep,
    /// So many wait.
    Waiting(u32),
}

/// Draws the lane in a row whose columns of time are at `time`.
pub(super) fn draw(row: Row, run: &Run, look: Look, edge: Rect, time: Rect, canvas: &mut Canvas) {
    draw_edge(row, run, look, edge, canvas);
    let window = &run.timeline;
    let known = run.film.known().nanos().div_ceil(window.cell.nanos());
    let columns = u16::try_from(known.saturating_sub(window.left)).unwrap_or(u16::MAX).min(time.width);
    let cells: Vec<Cell> = (0..columns)
        .map(|column| cell(row, run.film.system(), window.start(column), window.start(column + 1), look))
        .collect();
    let cursor = window.number_before(run.film.time());
    let style = |column: u16, token: Token| {
        let later = window.left + u64::from(column) > cursor;
        look.theme.style(token).add_modifier(if later { Modifier::DIM } else { Modifier::empty() })
    };
    let mut put = |column: u16, text: &str, style: Style| {
        Pen::at(canvas, Rect { x: time.x + column, width: columns - column, ..time }, 0).write(text, style);
    };
    for (column, cell) in (0..).zip(&cells) {
        let bold = if matches!(cell.told, Told::Deeds(..)) { Modifier::BOLD } else { Modifier::empty() };
        put(column, cell.sign, style(column, cell.token).add_modifier(bold));
    }
    for (column, words) in words(run, &cells) {
        put(column, &words, style(column, Token::Text));
    }
}

// ---- the left edge ----

/// The name, and what is so at the cursor.
fn draw_edge(row: Row, run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let (world, system) = (run.film.world(), run.film.system());
    let poller = world.threads.iter().position(|thread| matches!(thread.state, ThreadState::Polling { .. }));
    let poller = poller.and_then(|m| u16::try_from(m).ok()).map(MId::new);
    let (name, words, thread) = match row {
        Row::Sysmon => {
            let there = world.threads.get(System::SYSMON.index()).map(|_| System::SYSMON);
            let deeply = system.sleeps_deeply(run.film.time() + SimDuration::from_nanos(1));
            let words = match there {
                None => "not yet there",
                Some(_) if deeply => "deep sleep",
                Some(_) => "naps",
            };
            ("sysmon", vec![words.to_owned()], there)
        }
        Row::Network => {
            let (ready, waiting) = (system::waiting(world, true), system::waiting(world, false));
            let wait = match waiting {
                0 if ready > 0 => Vec::new(),
                0 => vec!["nobody waits".to_owned()],
                1 => vec!["1 waits".to_owned()],
                n => vec![format!("{n} wait")],
            };
            let ready = (ready > 0).then(|| format!("{ready} ready"));
            let by = poller.map(|m| format!("M{m}"));
            ("network", wait.into_iter().chain(ready).chain(by).collect(), poller)
        }
    };
    if let Some(m) = thread {
        canvas.target(area, Target::Select(Subject::M(m)));
    }
    let selected = thread.is_some_and(|m| run.pick.subject() == Some(Subject::M(m)));
    let text = look.theme.style(Token::Text);
    let mut pen = Pen::at(canvas, Rect { width: area.width.saturating_sub(1), ..area }, 0);
    pen.write(if selected { look.glyphs.mark } else { " " }, look.theme.style(Token::Focused));
    pen.column(name, NAME, look.theme.style(Token::Name));
    for word in words.iter().take_while(|word| width(word) <= area.width.saturating_sub(NAME + 2)) {
        if width(word) <= pen.rest() {
            pen.write(word, text).write(" ", text);
        }
    }
}

// ---- cells ----

fn cell(row: Row, system: &System, from: SimTime, to: SimTime, look: Look) -> Cell {
    let glyphs = look.glyphs;
    let deeds = |deed, sign, token| {
        let count = system.count(deed, from, to);
        (count > 0).then_some(Cell { sign, token, told: Told::Deeds(deed, count) })
    };
    let plain = |sign, token, told| Cell { sign, token, told };
    match row {
        Row::Sysmon => {
            let done = deeds(Deed::Retake, glyphs.handoff, Token::Name)
                .or_else(|| deeds(Deed::Request, glyphs.preempt, Token::Name))
                .or_else(|| deeds(Deed::Poll, glyphs.waits_net, Token::Name));
            done.unwrap_or_else(|| match system.count(Deed::Look, from, to) {
                0 if system.sleeps_deeply(to) => plain(" ", Token::Idle, Told::DeepSleep),
                0 => plain(glyphs.idle, Token::Idle, Told::Nothing),
                1 => plain(glyphs.notch, Token::Text, Told::Nothing),
                _ => plain(glyphs.bar, Token::Text, Told::Nothing),
            })
        }
        Row::Network => {
            let done = deeds(Deed::Wake, glyphs.wake, Token::Name)
                .or_else(|| deeds(Deed::Arrival, glyphs.arrival, Token::Name));
            done.unwrap_or_else(|| match system.waiting(from, to) {
                0 => plain(glyphs.idle, Token::Idle, Told::Waiting(0)),
                count => plain(glyphs.rule, Token::Faint, Told::Waiting(count)),
            })
        }
    }
}

// ---- words ----

/// What is written over the cells, and at which columns.
fn words(run: &Run, cells: &[Cell]) -> Vec<(u16, String)> {
    let (mut words, mut explained, mut before, mut taken) = (Vec::new(), 0, Told::Nothing, 0);
    for (place, cell) in cells.iter().enumerate() {
        let told = cell.told;
        if place < taken {
            continue;
        }
        // How many cells from here on tell the same; behind a sign, how many are free.
        let same = cells[place..].iter().take_while(|other| other.told == told).count();
        let free = || cells[place + 1..].iter().take_while(|other| !matches!(other.told, Told::Deeds(..))).count();
        let (column, room, choices) = match told {
            Told::Deeds(deed, count) if explained < WORDS && free() > 3 => {
                explained += 1;
                (place + 1, free().saturating_sub(1), explain(run, place, deed, count))
            }
            Told::DeepSleep if before != told => (place, same, vec!["  deep sleep  ".to_owned()]),
            Told::Waiting(count) if count > 0 && before != told => {
                let verb = if count == 1 { "waits" } else { "wait" };
                (place, same, vec![format!("{count} {verb} "), count.to_string()])
            }
            _ => (place, 0, Vec::new()),
        };
        before = told;
        let fitting = choices.into_iter().find(|text| usize::from(width(text)) <= room);
        if let Some((text, column)) = fitting.zip(u16::try_from(column).ok()) {
            taken = usize::from(column + width(&text));
            words.push((column, text));
        }
    }
    words
}

/// What sysmon does in the cell in this column, from long to short; the network's signs speak for themselves.
fn explain(run: &Run, column: usize, deed: Deed, count: usize) -> Vec<String> {
    let several = |one: &str, many: &str| vec![format!(" {one} {count} {many} ")];
    match deed {
        Deed::Retake if count > 1 => several("takes", "Ps"),
        Deed::Request if count > 1 => several("asks", "to stop"),
        Deed::Retake | Deed::Request | Deed::Poll => {
            find(run, column, deed).map_or_else(Vec::new, |event| match event.kind {
                Kind::ProcSteal { p, from, .. } => {
                    vec![format!(" takes P{p} from M{from} "), format!(" takes P{p} "), format!("P{p}")]
                }
                Kind::PreemptRequest { g, .. } => vec![format!(" asks G{g} to stop "), format!("G{g}")],
                Kind::NetpollReturn { n: 0, .. } => vec![" polls: nothing ".to_owned()],
                Kind::NetpollReturn { n, .. } => vec![format!(" polls: {n} ready "), n.to_string()],
                _ => Vec::new(),
            })
        }
        Deed::Look | Deed::DeepSleep | Deed::Arrival | Deed::Wake => Vec::new(),
    }
}

/// The first such event of sysmon's in the cell in this column.
fn find(run: &Run, column: usize, deed: Deed) -> Option<Event> {
    let (recording, window) = (run.film.recording(), &run.timeline);
    let column = u16::try_from(column).ok()?;
    let marks = Marks::of(&[match deed {
        Deed::Retake => Mark::Retake,
        Deed::Request => Mark::Request,
        _ => Mark::Net,
    }]);
    let from = recording.index_at(window.start(column));
    let place = recording.next(from, Filter::about(Subject::M(System::SYSMON)).only(marks))?;
    recording.events().get(place).filter(|event| event.time <= window.time_at(column))
}
