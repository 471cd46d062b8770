//! The axis of time below the lanes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::base::time::SimTime;
use crate::event::Kind;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Draws the axis: the cursor, the markers with their distance, changes of GOMAXPROCS, and times where there is room.
pub(super) fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let mut texts: Vec<(u16, String)> = Vec::new();
    let mut put = |place: (u16, String), token: Token, canvas: &mut Canvas| {
        let fits = place.0 + width(&place.1) <= area.width;
        let free = fits && texts.iter().all(|other| !overlaps(&place, other));
        if free {
            draw_at(&place, look.theme.style(token), area, canvas);
            texts.push(place);
        }
        free
    };
    let window = &run.timeline;
    let (from, to) = window.shown(area.width);
    let sight = |time: SimTime| window.has(time, area.width);
    if sight(run.film.time()) {
        put(cursor_mark(run, look, area.width), Token::Cursor, canvas);
    }
    let [a, b] =
        run.markers.map(|marker| marker.filter(|time| sight(*time)).map(|time| window.column(time, area.width)));
    for (column, name) in [(a, "A"), (b, "B")] {
        column.map(|column| put((column, name.to_owned()), Token::Key, canvas));
    }
    for place in distance(run, [a, b], look, area.width) {
        if put(place, Token::Key, canvas) {
            break;
        }
    }
    for (time, procs) in changes(run, from, to) {
        let mark = (window.column(time, area.width), format!("{}GOMAXPROCS {procs}", look.glyphs.notch));
        put(mark, Token::Name, canvas);
    }
    let label = |number: u64| format!("{}{}", look.glyphs.notch, window.cell * number);
    let widest = width(&label(window.left + u64::from(area.width))).max(width(&label(window.left))) + 3;
    let step = [5, 10, 20, 50, 100].into_iter().find(|step| *step >= u64::from(widest)).unwrap_or(200);
    for column in 0..area.width {
        let number = window.left + u64::from(column);
        if number.is_multiple_of(step) {
            put((column, label(number)), Token::Faint, canvas);
        }
    }
}

/// The distance between the markers, if both are set, and where it may stand: between them, behind the later one, before
/// the earlier one, or at an end of the axis.
fn distance(run: &Run, columns: [Option<u16>; 2], look: Look, width_of_axis: u16) -> Vec<(u16, String)> {
    let [Some(a), Some(b)] = run.markers else { return Vec::new() };
    let text = format!("A{}B {}", look.glyphs.to, if b >= a { b.since(a) } else { a.since(b) });
    let length = width(&text);
    let ends = [0, width_of_axis.saturating_sub(length)];
    let mut places = Vec::new();
    if let [Some(a), Some(b)] = columns {
        let (first, last) = (a.min(b), a.max(b));
        if last - first > length + 3 {
            places.push(first + 1 + (last - first - length) / 2);
        }
        places.extend([last + 2, first.saturating_sub(length + 1)]);
    }
    places.into_iter().chain(ends).map(|column| (column, text.clone())).collect()
}

/// The first changes of GOMAXPROCS in the window, the one at the start left out.
fn changes(run: &Run, from: SimTime, to: SimTime) -> Vec<(SimTime, u16)> {
    let recording = run.film.recording();
    let mut place = recording.index_at(from);
    let mut found = Vec::new();
    while found.len() < CHANGES
        && let Some(next) = recording.next(place, Filter::marks(Mark::Procs))
        && let Some(event) = run.film.events().get(next).filter(|event| event.time <= to)
    {
        if let Kind::ProcsChange { procs } = event.kind {
            found.push((event.time, procs));
        }
        place = next + 1;
    }
    found
}

/// The most changes of GOMAXPROCS that are told of.
const CHANGES: usize = 8;

/// The cursor's mark with its time, on the side where there is room, and the column where this begins.
fn cursor_mark(run: &Run, look: Look, columns: u16) -> (u16, String) {
    let (column, time) = (run.timeline.column(run.film.time(), columns), run.clock().to_string());
    let length = width(&time) + 1;
    if column + length <= columns {
        (column, format!("{}{time}", look.glyphs.cursor))
    } else if column + 1 >= length {
        (column + 1 - length, format!("{time}{}", look.glyphs.cursor))
    } else {
        (column, look.glyphs.cursor.to_owned())
    }
}

/// Whether two texts, each at a column, touch.
fn overlaps(a: &(u16, String), b: &(u16, String)) -> bool {
    a.0 <= b.0 + width(&b.1) && b.0 <= a.0 + width(&a.1)
}

fn draw_at((column, text): &(u16, String), style: Style, area: Rect, canvas: &mut Canvas) {
    let column = (*column).min(area.width);
    Pen::at(canvas, Rect { x: area.x + column, width: area.width - column, ..area }, 0).write(text, style);
}
