//! What a lane shows: its cells, and the words on them. A lane of several rows has its cells in all of them, and words
//! and signs in the first.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::signs::{Sign, Signs};
use crate::base::time::SimTime;
use crate::event::WaitReason;
use crate::trace::activity::{Lane, Span, What};
use crate::trace::spans::Cell;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, clip, width};

/// Neighbouring cells that show the same stretch of activity.
struct Stretch<'a> {
    first: u16,
    cells: &'a [Cell],
}

/// Draws what went on in a lane. Returns whether a cell has several runs, so that it shows how much of it they take.
pub(super) fn draw(run: &Run, lane: Lane, signs: &Signs, look: Look, area: Rect, canvas: &mut Canvas) -> bool {
    let window = &run.timeline;
    let known = run.film.known().nanos().div_ceil(window.cell.nanos());
    let columns = u16::try_from(known.saturating_sub(window.left).min(u64::from(area.width))).unwrap_or(area.width);
    let cursor = window.number_before(run.film.time());
    let cells = run.film.cells(lane, window.start(0), window.start(columns), columns);
    let mut signs = signs.on(lane, columns);
    for (sign, cell) in signs.iter_mut().zip(&cells) {
        *sign = sign.filter(|sign| cell.spans <= FEW || matches!(sign, Sign::Link(_)));
    }
    for stretch in stretches(&cells, lane, cursor.checked_sub(window.left)) {
        let last = u16::try_from(stretch.cells.len()).unwrap_or(u16::MAX);
        let place = Rect { x: area.x + stretch.first, width: last.min(area.width - stretch.first), ..area };
        if window.left + u64::from(stretch.first) > cursor {
            draw_later(&stretch, lane, look, place, canvas);
        } else {
            draw_stretch(run, &stretch, lane, &signs, look, place, canvas);
        }
        draw_signs(&stretch, &signs, look, place, canvas);
    }
    cells.iter().any(|cell| cell.spans > 2 && is_part(cell))
}

/// Whether a goroutine runs in it for part of the time.
fn is_part(cell: &Cell) -> bool {
    cell.running_permille < FULL && cell.span.is_some_and(|span| span.what == What::Running)
}

/// Groups the cells, parting them also behind the cursor, if that is in sight.
fn stretches(cells: &[Cell], lane: Lane, cursor: Option<u64>) -> impl Iterator<Item = Stretch<'_>> {
    let behind = cursor.and_then(|cursor| usize::try_from(cursor + 1).ok()).unwrap_or(0);
    let (before, after) = cells.split_at(behind.min(cells.len()));
    let same =
        move |one: &Cell, other: &Cell| one.span.map(|span| key(span, lane)) == other.span.map(|span| key(span, lane));
    let mut column = 0;
    before.chunk_by(same).chain(after.chunk_by(same)).map(move |cells| {
        let first = column;
        column += cells.len() as u16;
        Stretch { first, cells }
    })
}

/// What tells one stretch from the next: the same goroutine going on is the same, wherever it does so; in its own lane
/// it matters where.
fn key(span: Span, lane: Lane) -> impl PartialEq {
    let part = if span.g.is_some() { None } else { Some(span.start) };
    let place = if matches!(lane, Lane::Goroutine(_)) { Some((span.p, span.core)) } else { None };
    (span.what, span.g, part, place)
}

fn draw_stretch(
    run: &Run,
    stretch: &Stretch<'_>,
    lane: Lane,
    signs: &[Option<Sign>],
    look: Look,
    area: Rect,
    canvas: &mut Canvas,
) {
    let own = matches!(lane, Lane::Goroutine(_));
    let picked = !own && stretch.cells[0].span.and_then(|span| span.g).is_some_and(|g| run.pick.is(g));
    for (column, cell) in (0..area.width).zip(stretch.cells) {
        let start = run.timeline.start(stretch.first + column);
        let end = run.timeline.start(stretch.first + column + 1);
        let (sign, style) = match eighths(cell, start, end, look) {
            Some(part) => part,
            None => cell_sign(cell, column == 0, lane, look),
        };
        let style = if picked { Theme::marked(style) } else { style };
        for row in 0..area.height {
            let mark = picked && (row, column) == (0, 0) && sign == look.glyphs.edge;
            let sign = if mark { look.glyphs.mark } else { shared(cell, sign, area.height - row, area.height, look) };
            put(canvas, area, (column, row), sign, style);
        }
    }
    let (from, room) = free(stretch, signs);
    let Some((text, style)) = label(run, stretch, lane, room, look) else { return };
    let style = if picked { Theme::marked(style) } else { style };
    Pen::at(canvas, Rect { x: area.x + from, width: room, ..area }, 0).write(&text, style);
}

/// The sign in a row of a cell, counted from the lane's last row, which is 1: where something runs part of the time, its
/// share fills the lane from below; where nothing does, only the last row says so. Any other has its sign in every row.
fn shared<'a>(cell: &Cell, sign: &'a str, row: u16, rows: u16, look: Look) -> &'a str {
    let partly = &look.glyphs.partly;
    if sign == look.glyphs.idle && row > 1 {
        return " ";
    }
    if rows == 1 || !partly.contains(&sign) {
        return sign;
    }
    let eighths = u32::from(cell.running_permille) * u32::from(rows) * 8 / 1000;
    match eighths.max(1).saturating_sub(u32::from(row - 1) * 8) {
        0 => " ",
        level @ 1..8 => partly[level as usize - 1],
        _ => look.glyphs.running,
    }
}

fn put(canvas: &mut Canvas, area: Rect, (column, row): (u16, u16), sign: &str, style: Style) {
    Pen::at(canvas, Rect { x: area.x + column, width: 1, ..area }, row).write(sign, style);
}

/// Where words may stand on a stretch, and how many columns they have there: behind its first cell, on full cells without
/// signs; the first place with enough room, or else the one with most.
fn free(stretch: &Stretch<'_>, signs: &[Option<Sign>]) -> (u16, u16) {
    let signs = signs.get(usize::from(stretch.first)..).unwrap_or_default();
    let (mut best, mut from) = ((1, 0), 1);
    for (column, cell) in (0_u16..).zip(stretch.cells) {
        let taken = column == 0 || !is_full(cell) || signs.get(usize::from(column)).copied().flatten().is_some();
        from = if taken { column + 1 } else { from };
        if column + 1 - from > best.1 && (best.1 < WORDS || from == best.0) {
            best = (from, column + 1 - from);
        }
    }
    best
}

/// Puts the signs on a stretch.
fn draw_signs(stretch: &Stretch<'_>, signs: &[Option<Sign>], look: Look, area: Rect, canvas: &mut Canvas) {
    let signs = signs.get(usize::from(stretch.first)..).unwrap_or_default();
    for ((column, cell), sign) in (0..area.width).zip(stretch.cells).zip(signs) {
        let Some(sign) = sign else { continue };
        let running = cell.span.filter(|span| span.what == What::Running && !is_part(cell));
        let ground = running.and_then(|span| span.func).map_or(Style::new(), |func| look.theme.block(func));
        let place = Rect { x: area.x + column, width: 1, ..area };
        let style = match sign {
            Sign::Link(_) => look.theme.style(Token::Selected),
            _ => ground,
        };
        Pen::at(canvas, place, 0).write(sign.glyph(look.glyphs), style.add_modifier(Modifier::BOLD));
    }
}

/// A cell in which a run begins or ends, and nothing else runs: filled as far as it goes.
fn eighths(cell: &Cell, start: SimTime, end: SimTime, look: Look) -> Option<(&'static str, Style)> {
    let signs = look.glyphs.eighths?;
    let span = cell.span.filter(|_| is_part(cell) && cell.spans <= 2)?;
    let style = span.func.map_or(Style::new(), |func| look.theme.pattern(func));
    let part = usize::from(cell.running_permille) * 8 / 1000;
    match (span.start <= start, span.end >= end) {
        (true, false) => Some((signs[part.saturating_sub(1).min(6)], style)),
        // Filled from the right: what is left free, the other way round.
        (false, true) => {
            Some((signs[6_usize.saturating_sub(part.saturating_sub(1)).min(6)], style.add_modifier(Modifier::REVERSED)))
        }
        _ => None,
    }
}

/// Whether a text may stand on the cell.
fn is_full(cell: &Cell) -> bool {
    cell.span.is_some_and(|span| span.what != What::Running || cell.running_permille >= FULL)
}

/// Columns of a function's name that are of use, if it has more.
const NAMED: u16 = 5;

/// Columns that are enough for words.
const WORDS: u16 = 10;

/// The most spans in a cell that has a sign.
const FEW: u32 = 3;

/// From so many parts of 1000 on a cell counts as full.
const FULL: u16 = 930;

/// The sign of a cell of a lane, which is the first of its stretch or not, and how it looks.
pub fn cell_sign(cell: &Cell, first: bool, lane: Lane, look: Look) -> (&'static str, Style) {
    let glyphs = look.glyphs;
    let Some(span) = cell.span else {
        // A goroutine that does nothing at all does not exist.
        let sign = if matches!(lane, Lane::Goroutine(_)) { " " } else { glyphs.idle };
        return (sign, look.theme.style(Token::Idle));
    };
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
        What::Throttled => (glyphs.throttled, look.theme.style(Token::Throttled)),
        What::GcStop => (glyphs.halted, look.theme.style(Token::Ready)),
        What::Offline => (" ", look.theme.style(Token::Idle)),
        What::Runnable => (glyphs.runnable, look.theme.style(Token::Ready)),
        What::Waiting(reason) => (waits(reason, look), look.theme.style(Token::Idle)),
        What::Idle | What::Polling => (glyphs.idle, look.theme.style(Token::Idle)),
    }
}

/// The sign of what a goroutine waits for.
const fn waits(reason: WaitReason, look: Look) -> &'static str {
    let glyphs = look.glyphs;
    match reason {
        WaitReason::MutexLock
        | WaitReason::RwMutexLock
        | WaitReason::RwMutexRLock
        | WaitReason::WaitGroupWait
        | WaitReason::CondWait => glyphs.waits_lock,
        WaitReason::ChanReceive
        | WaitReason::ChanSend
        | WaitReason::ChanReceiveNil
        | WaitReason::ChanSendNil
        | WaitReason::Select
        | WaitReason::SelectNoCases => glyphs.waits_chan,
        WaitReason::IoWait => glyphs.waits_net,
        _ => glyphs.idle,
    }
}

/// What is written on a stretch: as many words as there is room for.
fn label(run: &Run, stretch: &Stretch<'_>, lane: Lane, room: u16, look: Look) -> Option<(String, Style)> {
    let span = stretch.cells[0].span?;
    let plain = look.theme.style(Token::Text);
    let words = |text: &str| vec![format!(" {text} ")];
    let (choices, style) = match (span.what, span.g, span.func) {
        (What::Running, _, Some(func)) if matches!(lane, Lane::Goroutine(_)) => {
            let core = span.core.map_or("no core".to_owned(), |core| format!("core {core}"));
            let p = span.p.map_or("-".to_owned(), |p| format!("P{p}"));
            (vec![format!("{p} {core}"), p], look.theme.block(func))
        }
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
        (What::Throttled, Some(g), _) => (
            vec![format!(" G{g} throttled "), " throttled ".to_owned(), format!(" G{g} ")],
            look.theme.style(Token::Throttled),
        ),
        (What::Throttled, ..) => (words("throttled"), look.theme.style(Token::Throttled)),
        (What::Polling, ..) => (words("netpoll"), look.theme.style(Token::Idle)),
        (What::GcStop, ..) => (words("stopped"), plain),
        (What::Waiting(reason), ..) => (words(reason.words()), look.theme.style(Token::Faint)),
        (What::Runnable, ..) => (words("runnable"), plain),
        _ => return None,
    };
    choices.into_iter().find(|text| width(text) <= room).map(|text| (text, style))
}

/// What is recorded behind the cursor: there, but not yet.
fn draw_later(stretch: &Stretch<'_>, lane: Lane, look: Look, area: Rect, canvas: &mut Canvas) {
    for (column, cell) in (0..area.width).zip(stretch.cells) {
        let (sign, style) = match cell.span {
            Some(span) if span.what == What::Running => {
                (look.glyphs.later, span.func.map_or(Style::new(), |func| look.theme.pattern(func)))
            }
            _ => cell_sign(cell, false, lane, look),
        };
        let style = style.add_modifier(Modifier::DIM);
        // What will be is flat, however high the lane is.
        for row in area.height.saturating_sub(1)..area.height {
            put(canvas, area, (column, row), sign, style);
        }
    }
}
