//! The program's goroutines in a table.
//!
//! ```text
//!  ── Goroutines ───────────────────────────────────────────── 4 live, by id ──
//!   goroutine     state                      since      for        ran  at
//!   G1 main       sleep                      0.2ms      3.1ms      12%  pool.go:19
//!  ▸G2 worker     sync.Mutex.Lock on db      1.1ms      2.2ms       4%  pool.go:27
//! ```
//!
//! **Invariant**: a row costs something only while it is in sight.

mod order;
mod table;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::base::ids::{GoId, MId};
use crate::trace::explain::{object_name, place_name};
use crate::trace::world::GState;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip::chip;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};
pub use table::Table;

/// Columns from which the columns that are less needed are shown.
const TIMES: u16 = 44;
const PLACE: u16 = 66;
const SHARES: u16 = 112;
const SINCE: u16 = 132;
/// Columns of times, states and shares, with the blanks before the next column.
const TIME: u16 = 13;
const STATE: u16 = 48;
const SHARE: u16 = 6;

/// How wide the columns are; one that is not shown has no width.
struct Columns {
    goroutine: u16,
    state: u16,
    since: u16,
    length: u16,
    share: u16,
    /// Each of the shares that are less needed.
    more: u16,
    place: u16,
}

impl Columns {
    fn of(run: &Run, width: u16) -> Self {
        let from = |least: u16, wanted: u16| if width >= least { wanted } else { 0 };
        let goroutine = (width / 5).clamp(8, 26);
        let (since, length, share) = (from(SINCE, TIME), from(TIMES, TIME), from(TIMES, SHARE));
        let more = from(SHARES, SHARE + 2);
        let place = if run.film.is_program() { from(PLACE, (width / 5).clamp(18, 28)) } else { 0 };
        let state = width.saturating_sub(goroutine + since + length + share + 2 * more + place + 1).min(STATE);
        Self { goroutine, state, since, length, share, more, place }
    }
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let (table, faint) = (&run.table, look.theme.style(Token::Faint));
    let only = table.filter();
    let count = if only.is_empty() { "live".to_owned() } else { format!("with \"{only}\"") };
    let note = [(format!("{} {count}, ", table.len(&run.film)), faint), (table.sort().words().to_owned(), faint)];
    heading("Goroutines", &note, run.focus == Pane::Goroutines, look, area, canvas);
    let rows = below(area);
    let columns = Columns::of(run, rows.width);
    if table.len(&run.film) == 0 {
        let words = if only.is_empty() { " there are none at this time" } else { " none is like this at this time" };
        Pen::at(canvas, rows, 0).write(words, faint);
        return;
    }
    let heads = ["state", "since", "for", "ran", "ready", "blocked", "at"].map(str::to_owned);
    let mut pen = Pen::at(canvas, rows, 0);
    pen.write("  ", faint).write(&clip("goroutine", columns.goroutine.saturating_sub(2), look.glyphs.more), faint);
    pen.to(columns.goroutine + 1);
    draw_cells(&columns, &heads, [faint; 2], look, &mut pen);
    for (row, g) in (1..rows.height).zip(table.in_sight(&run.film)) {
        draw_row(run, g, &columns, look, &mut Pen::at(canvas, rows, row));
    }
}

fn draw_row(run: &Run, g: GoId, columns: &Columns, look: Look, pen: &mut Pen<'_>) {
    pen.write(" ", look.theme.style(Token::Text));
    chip(g, run, look, columns.goroutine.saturating_sub(1), pen);
    pen.to(columns.goroutine + 1);
    let emphasis = |style| if run.pick.is(g) { Theme::marked(style) } else { style };
    let text = look.theme.style(Token::Text);
    // In a large world it may have ended since the rows were put in order.
    let Some(goroutine) = run.film.world().goroutines.get(&g) else {
        pen.write("has ended", look.theme.style(Token::Faint));
        return;
    };
    let (words, token) = state(run, goroutine.state);
    let at = goroutine.at.map_or_else(String::new, |at| place_name(&run.film.header().names, at));
    let length = run.clock().since(goroutine.since).to_string();
    let [ran, ready, blocked] = shares(&run.film, g);
    let cells = [words, goroutine.since.to_string(), length, ran, ready, blocked, at];
    draw_cells(columns, &cells, [emphasis(look.theme.style(token)), emphasis(text)], look, pen);
}

/// Writes the cells behind the goroutine's, the first one in a style of its own.
fn draw_cells(columns: &Columns, cells: &[String; 7], [first, others]: [Style; 2], look: Look, pen: &mut Pen<'_>) {
    let widths =
        [columns.state, columns.since, columns.length, columns.share, columns.more, columns.more, columns.place];
    for (n, (text, columns)) in cells.iter().zip(widths).enumerate() {
        let text = clip(text, columns.saturating_sub(1), look.glyphs.more);
        let blank = Style::new();
        pen.write(&text, if n == 0 { first } else { others }).column("", columns.saturating_sub(width(&text)), blank);
    }
}

/// For how much of its time it ran, was runnable, was blocked.
fn shares(film: &Film, g: GoId) -> [String; 3] {
    film.shares(g).map_or_else(Default::default, |shares| shares.map(|share| format!("{share:>3}%")))
}

/// What it does, or waits for.
fn state(run: &Run, state: GState) -> (String, Token) {
    let world = run.film.world();
    let p = |m: MId| world.threads.get(m.index()).and_then(|thread| thread.p);
    match state {
        GState::Running(m) => match p(m) {
            Some(p) => (format!("runs on P{p}, M{m}"), Token::Runs),
            None => (format!("runs on M{m}"), Token::Runs),
        },
        GState::Runnext(p) => (format!("ready: runnext of P{p}"), Token::Ready),
        GState::Ring(p) => (format!("ready: ring of P{p}"), Token::Ready),
        GState::Global => ("ready: global queue".to_owned(), Token::Ready),
        GState::Hand(m) => (format!("ready: M{m} has it"), Token::Ready),
        GState::Syscall { m, .. } => (format!("in a syscall on M{m}"), Token::Text),
        GState::Waiting { ready: true, .. } => ("IO wait, data are there".to_owned(), Token::Text),
        GState::Waiting { reason, on, .. } => match object_name(&run.film.header().names, on) {
            name if name.is_empty() => (reason.words().to_owned(), Token::Text),
            name => (format!("{} on {name}", reason.words()), Token::Text),
        },
    }
}
