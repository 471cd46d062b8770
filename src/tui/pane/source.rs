//! Where a goroutine is in the program's source, and who else is there.
//!
//! ```text
//!  ── Source of G7 worker ──────────────── pool.go:13, chan receive ──
//!              11 │ func worker(jobs <-chan int) {
//!   G8 G9 +2 ▸ 13 │     for job := range jobs {
//!         G5   14 │         process(job)
//! ```
//!
//! **Invariants**: the goroutine's line is in the upper third, unless somebody scrolled or the file ends before; the
//! margin names everybody else whose line is in sight.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::base::ids::GoId;
use crate::event::Position;
use crate::trace::explain::{place_name, short_name};
use crate::trace::world::GState;
use crate::tui::film::Film;
use crate::tui::listing::{Line, Part};
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::pick::place;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width};

/// The source as it is shown.
struct View<'a> {
    g: GoId,
    at: Position,
    lines: &'a [Line],
    /// The first line in sight, from 0.
    top: usize,
}

impl<'a> View<'a> {
    /// The view of whoever is looked at, in so many rows.
    fn of(run: &'a Run, rows: u16) -> Option<Self> {
        let g = run.pick.author(&run.film)?;
        let at = place(&run.film, g)?;
        let lines = run.film.listing(at.file)?.lines();
        let rows = usize::from(rows);
        let last = lines.len().saturating_sub(rows);
        let top = home(at, rows).saturating_add_signed(run.source_shift).min(last);
        Some(Self { g, at, lines, top })
    }

    fn current(&self) -> usize {
        (self.at.line as usize).saturating_sub(1)
    }
}

/// The first line in sight, if nobody scrolls.
fn home(at: Position, rows: usize) -> usize {
    (at.line as usize).saturating_sub(1).saturating_sub(rows / 3)
}

/// By how many lines the view can be scrolled from where it would be, where somebody wants `run.source_shift`.
pub fn settled_shift(run: &Run, area: Rect) -> isize {
    let rows = below(area).height;
    let Some(view) = View::of(run, rows) else { return 0 };
    let settled = view.top.cast_signed() - home(view.at, usize::from(rows)).cast_signed();
    // At the end of a file the view is moved without anybody's wish.
    if settled.signum() == run.source_shift.signum() { settled } else { 0 }
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let rows = below(area);
    let focused = run.focus == Pane::Source;
    let Some(view) = View::of(run, rows.height) else {
        heading("Source", &[], focused, look, area, canvas);
        Pen::at(canvas, rows, 0).write(" ", look.theme.style(Token::Text)).clipped(
            &unknown(run),
            look.glyphs.more,
            look.theme.style(Token::Faint),
        );
        return;
    };
    let title = format!("Source of {}", run.film.go_name(view.g));
    let faint = look.theme.style(Token::Faint);
    let note = note(&run.film, &view).map(|text| (text, faint));
    heading(&title, &note, focused, look, area, canvas);
    let others = others(&run.film, &view, usize::from(rows.height));
    for (row, number) in (0..rows.height).zip(view.top..view.lines.len()) {
        let pen = &mut Pen::at(canvas, rows, row);
        draw_margin(run, others.get(&number), look, margin(rows.width), pen);
        draw_line(&view, number, look, pen);
    }
}

/// Columns for the numbers of the others.
fn margin(columns: u16) -> u16 {
    (columns / 6).clamp(9, 16)
}

/// Where the goroutine is, and how it is.
fn note(film: &Film, view: &View<'_>) -> [String; 3] {
    let names = &film.header().names;
    let goroutine = film.world().goroutines.get(&view.g);
    let inside = goroutine
        .filter(|goroutine| goroutine.func != view.at.func)
        .map_or_else(String::new, |_| format!(", in {}", short_name(film.func_name(view.at.func))));
    let state = goroutine.map_or("", |goroutine| match goroutine.state {
        GState::Running(_) => ", running",
        GState::Syscall { .. } => ", in a syscall",
        GState::Waiting { reason, .. } => reason.words(),
        _ => ", runnable",
    });
    let state = if state.is_empty() || state.starts_with(',') { state.to_owned() } else { format!(", {state}") };
    [place_name(names, view.at), state, inside]
}

/// What is said where there is no source.
fn unknown(run: &Run) -> String {
    let world = run.film.world();
    match run.pick.goroutine() {
        Some(g) if !world.goroutines.contains_key(&g) => format!("{} does not exist at this time", run.film.go_name(g)),
        Some(g) => match world.goroutines.get(&g).and_then(|goroutine| goroutine.at) {
            Some(at) => {
                let place = place_name(&run.film.header().names, at);
                format!("{} is in the library, at {place}", run.film.go_name(g))
            }
            None => format!("{} has done nothing yet", run.film.go_name(g)),
        },
        None => "nobody is in the program's own source at this time".to_owned(),
    }
}

/// The most goroutines that are named beside a line.
const NAMED: usize = 8;

/// The others whose line is in sight: by line, the first few of them, and how many there are.
fn others(film: &Film, view: &View<'_>, rows: usize) -> BTreeMap<usize, (Vec<GoId>, usize)> {
    let number = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
    let lines = film.world().census.at(view.at.file, number(view.top)..number(view.top + rows));
    let others = lines.map(|(line, who)| {
        let first = who.iter().filter(|g| *g != view.g).take(NAMED).collect();
        let count = who.len() as usize - usize::from(who.contains(view.g));
        (line as usize - 1, (first, count))
    });
    others.filter(|(_, (_, count))| *count > 0).collect()
}

/// Writes the numbers up to this column: as many as fit, and how many are left over.
fn draw_margin(run: &Run, others: Option<&(Vec<GoId>, usize)>, look: Look, columns: u16, pen: &mut Pen<'_>) {
    let faint = look.theme.style(Token::Faint);
    let mut room = columns.min(pen.rest()).saturating_sub(1);
    let mut pieces = Vec::new();
    if let Some((first, count)) = others {
        for (place, g) in first.iter().enumerate() {
            let (text, left) = (format!("G{g} "), format!("+{} ", count - place - 1));
            let reserve = if place + 1 == *count { 0 } else { width(&left) };
            if room < width(&text) + reserve {
                break;
            }
            room -= width(&text);
            pieces.push((text, run.film.func_of(*g).map_or(faint, |func| look.theme.pattern(func))));
        }
        if pieces.len() < *count {
            pieces.push((format!("+{} ", count - pieces.len()), faint));
        }
    }
    let length: u16 = pieces.iter().map(|(text, _)| width(text)).sum();
    pen.to(columns.saturating_sub(length));
    for (text, style) in pieces {
        pen.write(&text, style);
    }
}

fn draw_line(view: &View<'_>, number: usize, look: Look, pen: &mut Pen<'_>) {
    let glyphs = look.glyphs;
    let current = number == view.current();
    let (text, faint) = (look.theme.style(Token::Text), look.theme.style(Token::Faint));
    let digits = view.lines.len().to_string().len();
    let (mark, style) = if current { (glyphs.mark, look.theme.style(Token::Focused)) } else { (" ", faint) };
    pen.write(mark, style).write(" ", text).write(&format!("{:>digits$}", number + 1), style);
    pen.write(" ", text).write(glyphs.bar, faint).write(" ", text);
    let line = &view.lines[number];
    let length: u16 = line.iter().fold(0, |sum, (_, text)| sum.saturating_add(width(text)));
    let clipped = length > pen.rest();
    pen.shorter(u16::from(clipped), |pen| {
        for (part, text) in line {
            pen.write(text, look.theme.style(if current { Token::Selected } else { token(*part) }));
        }
    });
    if clipped {
        pen.write(glyphs.more, faint);
    }
}

const fn token(part: Part) -> Token {
    match part {
        Part::Plain => Token::Text,
        Part::Keyword => Token::Keyword,
        Part::Literal => Token::Literal,
        Part::Comment => Token::Faint,
    }
}
