//! Who waits, and for what: grouped by the thing waited for, with its holder where it has one.
//!
//! ```text
//!  ── Waiting ─────────────────────────────────────────
//!   mutex db       held by G7               G2  G4
//!   channel jobs   2 of 8, receive          G5
//!   network (M3)   data in 2ms              G9       (M3 is blocked in the poller)
//!   sleep          wake in                  G3 1.5ms  G8 3.2ms  +4
//!   wait group all goroutines  counter is 9           (what does not fit has lines of its own, as long as any are free)
//!     G1 main
//! ```
//!
//! **Invariants**: all rows for which there is room are in sight before one of them takes more than a line; a row costs
//! something only while it is in sight, and then the same however many wait in it.

mod members;
mod rows;
mod words;

use ratatui::layout::Rect;

use crate::trace::store::subjects::Subject;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};
use members::Members;
pub use rows::lines;
use rows::{Row, rows};
use words::words;

/// The most rows below those in sight among which the selected one is looked for.
const ROWS: usize = 256;
/// Columns that names and details leave to those who wait, blanks included.
const CHIPS: u16 = 15;
/// Columns before those who wait, where they have lines of their own.
const INDENT: u16 = 3;
/// Columns from which the holder of a mutex has a name, and everybody who waits for a time has it beside it.
const ROOMY: u16 = 56;

/// Rows for them in a pane of this area.
pub fn height(area: Rect) -> u16 {
    area.height.saturating_sub(1)
}

/// What the row so many rows below the one of `subject`, or above it, is about; `top` is the first row in sight.
pub fn beside(run: &Run, subject: Option<Subject>, top: usize, by: isize) -> Option<(usize, Subject)> {
    let rows = rows(run.film.world(), 0, lines(run).min(top + ROWS));
    let at = rows.iter().position(|row| row.is_about(subject));
    let to = match at {
        Some(at) => at.saturating_add_signed(by),
        None => top,
    };
    let to = to.min(rows.len().saturating_sub(1));
    rows.get(to).and_then(|row| Some((to, row.subject()?)))
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let census = &run.film.world().census;
    let own = census.waits().filter(|(wait, _)| wait.reason.is_system()).map(|(_, group)| group.goroutines.len());
    let total = census.waiting() - own.sum::<u32>() + census.syscall.len();
    let note = if total == 0 { Vec::new() } else { vec![(total.to_string(), look.theme.style(Token::Text))] };
    heading("Waiting", &note, run.focus == Pane::Waiting, look, area, canvas);
    let area = below(area);
    let rows = rows(run.film.world(), run.waiting_top, area.height.into());
    if rows.is_empty() {
        Pen::at(canvas, area, 0).write(" nobody waits", look.theme.style(Token::Faint));
    }
    let mut lines: Vec<Line> = rows.iter().map(|row| Line::new(run, row, area.width)).collect();
    let mut free = area.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    // First those that are too long by themselves, so that they take no columns from the others.
    for shared in [false, true] {
        let columns = shared.then(|| columns(&lines, area.width));
        for line in lines.iter_mut().filter(|line| line.below == 0) {
            if free > 0 && !line.fits(columns.unwrap_or(line.own_columns()), area.width, run, look) {
                free -= line.stack(free, area.width, run, look);
            }
        }
    }
    let columns = columns(&lines, area.width);
    let mut top = area.y;
    for line in &lines {
        let place = Rect { y: top, height: (1 + line.below).min(area.bottom().saturating_sub(top)), ..area };
        top += place.height;
        if let Some(subject) = line.row.subject() {
            canvas.target(place, Target::Select(subject));
        }
        line.draw(run, columns, look, place, canvas);
    }
}

/// A row as it is written.
struct Line<'a> {
    row: &'a Row,
    name: String,
    detail: String,
    members: Members<'a>,
    /// Lines below the first that those who wait have for themselves; 0 if they stand in the first.
    below: u16,
}

/// Columns of names and details: those of the lines that have those who wait beside them, as far as these have room too.
fn columns(lines: &[Line<'_>], room: u16) -> (u16, u16) {
    let beside = || lines.iter().filter(|line| line.below == 0);
    let names = beside().map(|line| width(&line.name)).max().unwrap_or(0);
    let details = beside().map(|line| width(&line.detail)).max().unwrap_or(0).min(room * 2 / 5);
    let chips = if beside().any(|line| line.members.timed) { room / 2 } else { CHIPS };
    (names.min(room.saturating_sub(details + chips).max(8)), details)
}

impl<'a> Line<'a> {
    fn new(run: &Run, row: &'a Row, room: u16) -> Self {
        let roomy = room >= ROOMY;
        let (name, detail) = words(run, row, roomy);
        Self { row, name, detail, members: Members::of(row, roomy && row.has_times(run.film.world())), below: 0 }
    }

    /// What its name and its detail take.
    fn own_columns(&self) -> (u16, u16) {
        (width(&self.name), width(&self.detail))
    }

    /// Whether nothing is left out of it in one line with these columns.
    fn fits(&self, (names, details): (u16, u16), room: u16, run: &Run, look: Look) -> bool {
        let rest = room.saturating_sub(names + details + INDENT + 2);
        let own = self.own_columns();
        let whole = own.0 <= names && own.1 <= details;
        whole && self.members.lines(rest, false, run, look) <= 1
    }

    /// Takes as many of these lines as are of use to it, at least one; returns how many.
    fn stack(&mut self, free: u16, room: u16, run: &Run, look: Look) -> u16 {
        (self.name, self.detail) = words(run, self.row, true);
        self.members.timed = self.row.has_times(run.film.world());
        let wanted = self.members.lines(room.saturating_sub(INDENT), false, run, look);
        self.below = wanted.clamp(1, free);
        self.below
    }

    fn draw(&self, run: &Run, (names, details): (u16, u16), look: Look, area: Rect, canvas: &mut Canvas) {
        let text = look.theme.style(Token::Text);
        let selected = matches!(run.pick.subject(), Some(Subject::Object(_))) && self.row.is_about(run.pick.subject());
        let mark = if selected { look.glyphs.mark } else { " " };
        let name_style = look.theme.style(if selected { Token::Focused } else { Token::Name });
        let mut pen = Pen::at(canvas, area, 0);
        pen.write(mark, look.theme.style(Token::Focused));
        if self.below > 0 {
            pen.clipped(&self.name, look.glyphs.more, name_style).write("  ", text);
            pen.clipped(&self.detail, look.glyphs.more, text);
            let indent = INDENT.min(area.width);
            let height = area.height.saturating_sub(1);
            let rest = Rect { x: area.x + indent, width: area.width - indent, y: area.y + 1, height };
            return self.members.draw(run, look, rest, canvas);
        }
        pen.column(&clip(&self.name, names, look.glyphs.more), names, name_style).write("  ", text);
        pen.column(&clip(&self.detail, details, look.glyphs.more), details, text).write("  ", text);
        let left = area.width - pen.rest();
        self.members.draw(run, look, Rect { x: area.x + left, width: area.width - left, ..area }, canvas);
    }
}
