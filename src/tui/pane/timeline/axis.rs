//! The axis of time below the lanes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::changes;
use crate::base::time::SimTime;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Texts on the axis, none of which touches another.
struct Texts<'a> {
    look: Look,
    area: Rect,
    canvas: &'a mut Canvas,
    placed: Vec<Label>,
}

impl Texts<'_> {
    /// Draws a text if there is room for it, and says whether there was.
    fn put(&mut self, label: Label, token: Token) -> bool {
        let fits = label.0 + width(&label.1) <= self.area.width;
        let free = fits && self.placed.iter().all(|other| !overlaps(&label, other));
        if free {
            draw_at(&label, self.look.theme.style(token), self.area, self.canvas);
            self.placed.push(label);
        }
        free
    }
}

/// Draws the axis: the cursor, the markers with their distance, changes of the machine, and times where there is room.
pub(super) fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let mut texts = Texts { look, area, canvas, placed: Vec::new() };
    let window = &run.timeline;
    let sight = |time: SimTime| window.has(time, area.width);
    if sight(run.film.time()) {
        texts.put(cursor_mark(run, look, area.width), Token::Cursor);
    }
    let [a, b] =
        run.markers.map(|marker| marker.filter(|time| sight(*time)).map(|time| window.column(time, area.width)));
    for (column, name) in [(a, "A"), (b, "B")] {
        column.map(|column| texts.put((column, name.to_owned()), Token::Key));
    }
    for place in distance(run, [a, b], look, area.width) {
        if texts.put(place, Token::Key) {
            break;
        }
    }
    for change in changes::of(run, look, area.width, &texts.placed) {
        texts.put(change, Token::Name);
    }
    let label = |number: u64| format!("{}{}", look.glyphs.notch, window.cell * number);
    let widest = width(&label(window.left + u64::from(area.width))).max(width(&label(window.left))) + 3;
    let step = [5, 10, 20, 50, 100].into_iter().find(|step| *step >= u64::from(widest)).unwrap_or(200);
    for column in 0..area.width {
        let number = window.left + u64::from(column);
        if number.is_multiple_of(step) {
            texts.put((column, label(number)), Token::Faint);
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

/// The cursor's mark with its time, on the side where there is room, and the column where this begins.
fn cursor_mark(run: &Run, look: Look, columns: u16) -> Label {
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

/// A text on the axis, and the column where it begins.
pub(super) type Label = (u16, String);

/// Whether two texts, each at a column, touch.
pub(super) fn overlaps(a: &Label, b: &Label) -> bool {
    a.0 <= b.0 + width(&b.1) && b.0 <= a.0 + width(&a.1)
}

fn draw_at((column, text): &Label, style: Style, area: Rect, canvas: &mut Canvas) {
    let column = (*column).min(area.width);
    Pen::at(canvas, Rect { x: area.x + column, width: area.width - column, ..area }, 0).write(text, style);
}
