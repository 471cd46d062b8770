//! What happened up to the cursor, and why: one line a decision, the newest at the bottom.
//!
//! ```text
//!  ── Log ────────────────────────────────────────────────────────────
//!      12.3ms  P0  G7 worker parks: sync.Mutex.Lock on db, held by G3
//!  ▸   12.4ms  P0  G9 worker runs on P0: head of the local ring
//!                  · Runnext was empty, so the head of the ring is next.
//! ```
//!
//! A bar behind the mark tells of whoever is picked.
//!
//! Somebody may ask for events of some sort, or about something, alone; then the recording finds them.
//!
//! **Invariants**: bookkeeping is left out where nothing is asked for, except an event that somebody stepped to, so that
//! every step shows something; looking for lines walks from the cursor and stops when the pane is full; a search gives
//! up after a number of events.

use ratatui::layout::Rect;

use crate::base::ids::GoId;
use crate::event::{Event, Kind, WakepResult};
use crate::trace::explain::Teller;
use crate::trace::store::log::Filter;
use crate::trace::why;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, wrap};

/// What is selected in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The event's place in the recording; none for the newest, whichever that is.
    picked: Option<usize>,
    /// Whether its reasons are shown.
    pub unfolded: bool,
    /// Which events are shown, and how that was asked for; all, if it was not.
    only: Option<(Filter, String)>,
    /// What was searched for last.
    searched: String,
}

/// Where a search goes from the selected line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To what was before.
    Up,
    /// To what comes later.
    Down,
}

/// Lines that a search looks at.
const SEARCHED: usize = 20_000;

/// Columns in front of a sentence.
const MARK: u16 = 3;
const TIME: u16 = 13;
const PROC: u16 = 5;

impl Selection {
    /// Selects the newest again.
    pub fn follow(&mut self) {
        self.picked = None;
    }

    /// Drops a selection that is not before the newest line.
    pub fn clamp(&mut self, film: &Film) {
        let newest = self.newest(film);
        self.picked = self.picked.filter(|picked| Some(*picked) < newest);
    }

    /// Selects so many lines further down, or up.
    pub fn step(&mut self, film: &Film, by: isize) {
        let Some(newest) = self.newest(film) else { return };
        let from = self.picked.unwrap_or(newest);
        let steps = by.unsigned_abs();
        let to = if by < 0 {
            self.earlier(film, from).take(steps).last()
        } else {
            self.later(film, from + 1, newest + 1).take(steps).last()
        };
        self.picked = Some(to.unwrap_or(from));
        self.clamp(film);
    }

    /// Whether only some events are shown.
    pub const fn is_filtered(&self) -> bool {
        self.only.is_some()
    }

    /// How those that are shown were asked for.
    pub fn filter_text(&self) -> &str {
        self.only.as_ref().map_or("", |(_, text)| text)
    }

    /// Shows only these events, which were asked for in these words.
    pub fn show_only(&mut self, filter: Filter, text: &str) {
        self.only = Some((filter, text.to_owned()));
        self.picked = None;
    }

    /// Shows all events.
    pub fn show_all(&mut self) {
        self.only = None;
    }

    /// What was searched for last.
    pub fn searched(&self) -> &str {
        &self.searched
    }

    /// The event of the line closest to the selected one that has these words, of those before it or behind it; those
    /// behind it may be beyond the cursor.
    ///
    /// # Errors
    /// If none of those looked at has them.
    pub fn search(&mut self, film: &Film, text: &str, direction: Direction) -> Result<usize, String> {
        text.clone_into(&mut self.searched);
        let (teller, wanted) = (Teller::new(film.recording()), text.to_lowercase());
        let from = self.place(film);
        let (lines, side) = match direction {
            Direction::Up => (self.earlier(film, from.unwrap_or(0)), "before"),
            Direction::Down => (self.later(film, from.map_or(0, |from| from + 1), film.events().len()), "after"),
        };
        let mut looked_at = 0;
        for place in lines.take(SEARCHED) {
            looked_at += 1;
            let sentence = film.events().get(place).map(|event| teller.sentence(&event));
            if sentence.is_some_and(|sentence| sentence.to_lowercase().contains(&wanted)) {
                return Ok(place);
            }
        }
        Err(if looked_at < SEARCHED {
            format!("no line {side} this one has \"{text}\"")
        } else {
            format!("none of the {SEARCHED} lines {side} this one has \"{text}\"")
        })
    }

    /// Whether the newest event is selected, whichever that is.
    pub const fn is_newest(&self) -> bool {
        self.picked.is_none()
    }

    /// Selects the line of this event, which is before the cursor.
    pub const fn pick(&mut self, place: usize) {
        self.picked = Some(place);
    }

    /// The selected event's place.
    pub(super) fn place(&self, film: &Film) -> Option<usize> {
        self.picked.or_else(|| self.newest(film))
    }

    /// The last event before the cursor that has a line.
    fn newest(&self, film: &Film) -> Option<usize> {
        self.earlier(film, film.index()).next()
    }

    /// The events that have a line, of those before this place, from the last one to the first.
    fn earlier<'a>(&self, film: &'a Film, before: usize) -> Box<dyn Iterator<Item = usize> + 'a> {
        let Some((filter, _)) = &self.only else {
            let events = (0..before).zip(film.events().range(..before)).rev();
            return Box::new(lines_of(film, events));
        };
        Box::new(film.recording().earlier(before, *filter).map(|(place, _)| place))
    }

    /// The same of those from a place on and before another, from the first to the last.
    fn later<'a>(&self, film: &'a Film, from: usize, to: usize) -> Box<dyn Iterator<Item = usize> + 'a> {
        let Some((filter, _)) = &self.only else {
            return Box::new(lines_of(film, (from..to).zip(film.events().range(from..to))));
        };
        Box::new(film.recording().later(from, *filter).map(|(place, _)| place).take_while(move |place| *place < to))
    }
}

/// The places of those that have a line where nothing is asked for.
fn lines_of(film: &Film, events: impl Iterator<Item = (usize, Event)>) -> impl Iterator<Item = usize> {
    let asked_for = film.is_by_event().then(|| film.index().saturating_sub(1));
    let lines = events.filter(move |(place, event)| asked_for == Some(*place) || !is_bookkeeping(event));
    lines.map(|(place, _)| place)
}

/// What follows mechanically, or happens all the time.
fn is_bookkeeping(event: &Event) -> bool {
    matches!(
        event.kind,
        Kind::CoreRun { .. }
            | Kind::CoreStop { .. }
            | Kind::ProcStatus { .. }
            | Kind::WaitUntil { .. }
            | Kind::ChanLen { .. }
            | Kind::WaitGroupCounter { .. }
            | Kind::SelectWait { .. }
            | Kind::Make { .. }
            | Kind::Free { .. }
            | Kind::GoAt { .. }
            | Kind::SpinBegin
            | Kind::SpinEnd
            | Kind::ProcStart
            | Kind::MPark
            | Kind::MUnpark { .. }
            | Kind::Wakep { result: WakepResult::SpinnerExists | WakepResult::NoIdleP }
            | Kind::StealPass { .. }
            | Kind::SysmonTick { .. }
            | Kind::SysmonDeepSleep
            | Kind::NetpollReturn { n: 0, .. }
    )
}

/// Whether an event is about a goroutine.
fn concerns(event: &Event, goroutine: GoId) -> bool {
    let other = match event.kind {
        Kind::GoCreate { g, .. }
        | Kind::GoUnblock { g, .. }
        | Kind::GoStatus { g, .. }
        | Kind::PreemptRequest { g, .. }
        | Kind::NetReady { g }
        | Kind::SelectDone { g, .. }
        | Kind::MUnparkLocked { g, .. } => Some(g),
        _ => None,
    };
    event.g == Some(goroutine) || other == Some(goroutine)
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let film = &run.film;
    let way_back = if run.log.is_filtered() && run.focus == Pane::Log { "Esc shows all  " } else { "" };
    let note = format!("{way_back}event {} of {}", film.index(), film.events().len());
    let title = if run.log.is_filtered() { format!("Log of {}", run.log.filter_text()) } else { "Log".to_owned() };
    heading(&title, &[(note, look.theme.style(Token::Faint))], run.focus == Pane::Log, look, area, canvas);
    let rows = below(area);
    let Some(selected) = run.log.place(film) else {
        let words = match run.log.is_filtered() {
            true => "no such event up to here: Esc shows all again",
            false => "nothing yet: Space lets time run, the right arrow one tick",
        };
        Pen::at(canvas, rows, 0).write(" ", look.theme.style(Token::Text)).clipped(
            words,
            look.glyphs.more,
            look.theme.style(Token::Faint),
        );
        return;
    };
    let lines = lines(run, selected, rows);
    let first = lines.len().saturating_sub(usize::from(rows.height));
    let marked = lines.iter().position(|line| matches!(line, Line::Event { selected: true, .. })).unwrap_or(0);
    for (row, line) in (0..rows.height).zip(&lines[first.min(marked)..]) {
        draw_line(run, line, look, &mut Pen::at(canvas, rows, row));
    }
}

/// A line of the pane.
enum Line {
    Event { place: usize, event: Event, sentence: String, selected: bool },
    Why { text: String, first: bool },
}

/// The lines around the selected one, those after it included as far as they fill a third of the pane.
fn lines(run: &Run, selected: usize, rows: Rect) -> Vec<Line> {
    let (film, height) = (&run.film, usize::from(rows.height));
    let after: Vec<usize> = run.log.later(film, selected + 1, film.index()).take(height / 3).collect();
    let before = run.log.earlier(film, selected + 1).take(height.saturating_sub(after.len()));
    let mut places: Vec<usize> = before.collect();
    places.reverse();
    places.extend(after);
    let mut lines = Vec::new();
    for (place, (event, sentence)) in places.iter().zip(film.sentences(&places)) {
        let is_selected = *place == selected;
        lines.push(Line::Event { place: *place, event, sentence, selected: is_selected });
        if is_selected && run.log.unfolded {
            lines.extend(why(film, *place, rows.width));
        }
    }
    lines
}

/// The reasons of an event, broken into lines.
fn why(film: &Film, place: usize, width: u16) -> Vec<Line> {
    let room = width.saturating_sub(MARK + TIME + PROC + 3).max(8);
    let reasons = why::why(film.events(), place);
    let lines = reasons.iter().flat_map(|reason| {
        let parts = wrap(reason, room).into_iter().enumerate();
        parts.map(|(part, text)| Line::Why { text, first: part == 0 })
    });
    lines.collect()
}

fn draw_line(run: &Run, line: &Line, look: Look, pen: &mut Pen<'_>) {
    let (text, faint) = (look.theme.style(Token::Text), look.theme.style(Token::Faint));
    match line {
        Line::Event { place, event, sentence, selected } => {
            let (mark, style) =
                if *selected { (look.glyphs.mark, look.theme.style(Token::Heading)) } else { (" ", text) };
            let proc = event.p.map_or_else(String::new, |p| format!("P{p}"));
            let time = format!("{:>width$}", event.time.to_string(), width = usize::from(TIME - 2));
            let picked = run.pick.goroutine().is_some_and(|g| concerns(event, g));
            pen.write(" ", style).write(mark, look.theme.style(Token::Focused));
            pen.write(if picked { look.glyphs.bar } else { " " }, look.theme.style(Token::Focused));
            if pen.rest() > 40 {
                pen.column(&time, TIME, faint).column(&proc, PROC, faint);
            }
            pen.target(Target::Event(*place), |pen| {
                pen.clipped(sentence, look.glyphs.more, style);
            });
        }
        Line::Why { text: words, first } => {
            pen.to(if pen.rest() > 40 { MARK + TIME + PROC } else { MARK });
            pen.write(if *first { look.glyphs.dot } else { " " }, faint).write(" ", faint).write(words, text);
        }
    }
}
