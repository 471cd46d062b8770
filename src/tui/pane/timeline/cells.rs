//! What a lane shows: its cells, and the words on them.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::trace::activity::{Lane, Span, What};
use crate::trace::spans::Cell;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, clip, width};

/// Neighbouring cells that show the same stretch of activity.
struct Stretch {
    first: u16,
    cells: Vec<Cell>,
}

/// Draws what went on in a lane.
pub(super) fn draw(run: &Run, lane: Lane, look: Look, area: Rect, canvas: &mut Canvas) {
    let window = &run.timeline;
    let known = run.film.known().nanos().div_ceil(window.cell.nanos());
    let columns = u16::try_from(known.saturating_sub(window.left).min(u64::from(area.width))).unwrap_or(area.width);
    let cursor = run.timeline.column(run.film.time(), area.width);
    let cells = run.film.cells(lane, window.start(0), window.start(columns), columns);
    for stretch in stretches(&cells, cursor) {
        let last = u16::try_from(stretch.cells.len()).unwrap_or(u16::MAX);
        let place = Rect { x: area.x + stretch.first, width: last.min(area.width - stretch.first), ..area };
        if stretch.first > cursor {
            draw_later(&stretch, look, place, canvas);
        } else {
            draw_stretch(run, &stretch, look, place, canvas);
        }
    }
}

/// Groups the cells, parting them also behind the cursor.
fn stretches(cells: &[Cell], cursor: u16) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (column, cell) in (0..).zip(cells) {
        let same = |stretch: &&mut Stretch| {
            column != cursor.saturating_add(1) && stretch.cells[0].span.map(key) == cell.span.map(key)
        };
        match stretches.last_mut().filter(same) {
            Some(stretch) => stretch.cells.push(*cell),
            None => stretches.push(Stretch { first: column, cells: vec![*cell] }),
        }
    }
    stretches
}

/// What tells one stretch from the next: the same goroutine going on is the same, wherever it does so.
fn key(span: Span) -> impl PartialEq {
    let part = if span.g.is_some() { None } else { Some(span.start) };
    (span.what, span.g, part)
}

fn draw_stretch(run: &Run, stretch: &Stretch, look: Look, area: Rect, canvas: &mut Canvas) {
    let picked = stretch.cells[0].span.and_then(|span| span.g).is_some_and(|g| run.pick.is(g));
    for (column, cell) in (0..area.width).zip(&stretch.cells) {
        let (sign, style) = cell_sign(cell, column == 0, look);
        let sign = if picked && sign == look.glyphs.edge { look.glyphs.mark } else { sign };
        let style = if picked { Theme::marked(style) } else { style };
        Pen::at(canvas, Rect { x: area.x + column, width: 1, ..area }, 0).write(sign, style);
    }
    let full = stretch.cells.iter().take_while(|cell| is_full(cell)).count();
    let room = u16::try_from(full).unwrap_or(u16::MAX).min(area.width).saturating_sub(1);
    let Some((text, style)) = label(run, stretch, room, look) else { return };
    let style = if picked { Theme::marked(style) } else { style };
    Pen::at(canvas, Rect { x: area.x + 1, width: room, ..area }, 0).write(&text, style);
}

/// Whether a text may stand on the cell.
fn is_full(cell: &Cell) -> bool {
    cell.span.is_some_and(|span| span.what != What::Running || cell.running_permille >= FULL)
}

/// Columns of a function's name that are of use, if it has more.
const NAMED: u16 = 5;

/// From so many parts of 1000 on a cell counts as full.
const FULL: u16 = 930;

/// The sign of a cell, which is the first of its stretch or not, and how it looks.
pub fn cell_sign(cell: &Cell, first: bool, look: Look) -> (&'static str, Style) {
    let glyphs = look.glyphs;
    let Some(span) = cell.span else { return (glyphs.idle, look.theme.style(Token::Idle)) };
    let pattern = span.func.map_or(Style::new(), |func| look.theme.pattern(func));
    match span.what {
        What::Running if cell.running_permille >= FULL && first => {
            (glyphs.edge, span.func.map_or(Style::new(), |func| look.theme.block(func)))
        }
        What::Running if cell.running_permille >= FULL => {
            (glyphs.running, span.func.map_or(Style::new(), |func| look.theme.solid(func)))
        }
        What::Running => {
            let level = usize::from(cell.running_permille) * glyphs.partly.len() / 1000;
            (glyphs.partly[level.min(glyphs.partly.len() - 1)], pattern)
        }
        What::Syscall => (glyphs.syscall, pattern),
        What::Scheduling | What::Waking => (glyphs.overhead, look.theme.style(Token::Overhead)),
        What::Spinning => (glyphs.spinning, look.theme.style(Token::Spinning)),
        What::NoCore => (glyphs.ready, look.theme.style(Token::Ready)),
        What::GcStop => (glyphs.halted, look.theme.style(Token::Ready)),
        What::Offline => (" ", look.theme.style(Token::Idle)),
        What::Idle | What::Polling | What::Runnable | What::Waiting(_) => (glyphs.idle, look.theme.style(Token::Idle)),
    }
}

/// What is written on a stretch: as many words as there is room for.
fn label(run: &Run, stretch: &Stretch, room: u16, look: Look) -> Option<(String, Style)> {
    let span = stretch.cells[0].span?;
    let plain = look.theme.style(Token::Text);
    let words = |text: &str| vec![format!(" {text} ")];
    let (choices, style) = match (span.what, span.g, span.func) {
        (What::Running, Some(g), Some(func)) => {
            let (number, name) = (format!("G{g}"), run.film.short_name(g).unwrap_or("?"));
            let left = room.saturating_sub(width(&number) + 1);
            let some = if left < NAMED.min(width(name)) {
                number.clone()
            } else {
                format!("{number} {}", clip(name, left, look.glyphs.more))
            };
            (vec![some, number], look.theme.block(func))
        }
        (What::Syscall, Some(g), _) => (vec![format!(" G{g} syscall "), format!(" G{g} ")], plain),
        (What::Spinning, ..) => (words("spinning"), plain),
        (What::Scheduling, ..) => (words("scheduler"), plain),
        (What::NoCore, ..) => (words("no core"), plain),
        (What::Polling, ..) => (words("netpoll"), look.theme.style(Token::Idle)),
        (What::GcStop, ..) => (words("stopped"), plain),
        _ => return None,
    };
    choices.into_iter().find(|text| width(text) <= room).map(|text| (text, style))
}

/// What is recorded behind the cursor: there, but not yet.
fn draw_later(stretch: &Stretch, look: Look, area: Rect, canvas: &mut Canvas) {
    for (column, cell) in (0..area.width).zip(&stretch.cells) {
        let (sign, style) = match cell.span {
            Some(span) if span.what == What::Running => {
                (look.glyphs.later, span.func.map_or(Style::new(), |func| look.theme.pattern(func)))
            }
            _ => cell_sign(cell, false, look),
        };
        let style = style.add_modifier(Modifier::DIM);
        Pen::at(canvas, Rect { x: area.x + column, width: 1, ..area }, 0).write(sign, style);
    }
}
