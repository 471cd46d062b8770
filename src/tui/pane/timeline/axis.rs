//! The axis of time below the lanes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::changes;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Draws the axis.
pub(super) fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let window = &run.timeline;
    let cursor = cursor_mark(run, look, area.width);
    let label = |number: u64| format!("{}{}", look.glyphs.notch, window.cell * number);
    let widest = width(&label(window.left + u64::from(area.width))).max(width(&label(window.left))) + 3;
    let step = [5, 10, 20, 50, 100].into_iter().find(|step| *step >= u64::from(widest)).unwrap_or(200);
    let changes = changes::of(run, look, area.width, &cursor);
    let taken = |place: &Label| overlaps(place, &cursor) || changes.iter().any(|change| overlaps(place, change));
    for column in 0..area.width {
        let number = window.left + u64::from(column);
        let place = (column, label(number));
        if number.is_multiple_of(step) && column + width(&place.1) <= area.width && !taken(&place) {
            draw_at(&place, look.theme.style(Token::Faint), area, canvas);
        }
    }
    for change in &changes {
        draw_at(change, look.theme.style(Token::Name), area, canvas);
    }
    draw_at(&cursor, look.theme.style(Token::Cursor), area, canvas);
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
