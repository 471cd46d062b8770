//! Writes along one row, from left to right, and never beyond its end.
//!
//! **Invariant**: nothing outside the row is touched, whatever its width, and wide characters are never cut in half.

use super::canvas::Canvas;
use crate::tui::target::Target;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A place in a row.
#[derive(Debug)]
pub struct Pen<'a> {
    canvas: &'a mut Canvas,
    start: u16,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Pen<'a> {
    /// At the start of the row `row` of an area; if the area has no such row, the pen writes nothing.
    pub fn at(canvas: &'a mut Canvas, area: Rect, row: u16) -> Self {
        let area = area.intersection(canvas.buffer.area);
        let end = if row < area.height { area.right() } else { area.x };
        Self { canvas, start: area.x, x: area.x, y: area.y.saturating_add(row), end }
    }

    /// Writes as much as fits.
    pub fn write(&mut self, text: &str, style: Style) -> &mut Self {
        if self.x < self.end {
            self.put(text, self.end, style);
        }
        self
    }

    /// Writes as much as there is room for before `to`.
    fn put(&mut self, text: &str, to: u16, style: Style) {
        let buffer = &mut self.canvas.buffer;
        if !text.chars().all(is_plain) {
            (self.x, _) = buffer.set_stringn(self.x, self.y, text, usize::from(to - self.x), style);
            return;
        }
        for c in text.chars().take(usize::from(to - self.x)) {
            if let Some(cell) = buffer.cell_mut((self.x, self.y)) {
                cell.set_char(c).set_style(style);
            }
            self.x += 1;
        }
    }

    /// Writes in just so many cells: cuts the text, or fills up with blanks.
    pub fn column(&mut self, text: &str, width: u16, style: Style) -> &mut Self {
        let to = self.x.saturating_add(width).min(self.end);
        if self.x < to {
            self.put(text, to, style);
            self.put(&" ".repeat(usize::from(to - self.x)), to, style);
        }
        self.x = to;
        self
    }

    /// Writes a text that ends in `more` where it had to be cut.
    pub fn clipped(&mut self, text: &str, more: &str, style: Style) -> &mut Self {
        let text = clip(text, self.rest(), more);
        self.write(&text, style)
    }

    /// Repeats a sign of one cell up to the end, less `keep` cells.
    pub fn fill(&mut self, sign: &str, keep: u16, style: Style) -> &mut Self {
        let count = self.rest().saturating_sub(keep);
        self.write(&sign.repeat(usize::from(count)), style)
    }

    /// Moves to this column of the row, if it is not beyond it already.
    pub fn to(&mut self, column: u16) -> &mut Self {
        self.x = self.x.max(self.start.saturating_add(column).min(self.end));
        self
    }

    /// Writes at the very end of the row, if there is room for all of it.
    pub fn to_end(&mut self, text: &str, style: Style) -> &mut Self {
        if width(text) <= self.rest() {
            self.x = self.end - width(text);
            self.write(text, style);
        }
        self
    }

    /// Writes as much as fits of a text that stands for the target.
    pub fn link(&mut self, text: &str, style: Style, target: Target) -> &mut Self {
        self.target(target, |pen| {
            pen.write(text, style);
        })
    }

    /// Lets `write` write, keeping the last `keep` cells free.
    pub fn shorter(&mut self, keep: u16, write: impl FnOnce(&mut Self)) -> &mut Self {
        let end = self.end;
        self.end = end.saturating_sub(keep).max(self.x);
        write(self);
        self.end = end;
        self
    }

    /// Lets `write` write, and says that what it wrote stands for the target.
    pub fn target(&mut self, target: Target, write: impl FnOnce(&mut Self)) -> &mut Self {
        let from = self.x;
        write(self);
        if self.x > from {
            self.canvas.target(Rect { x: from, y: self.y, width: self.x - from, height: 1 }, target);
        }
        self
    }

    /// How many cells are left.
    pub fn rest(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }
}

/// Whether it is known without a look at tables that this character has a cell for itself: ASCII, the dot in the middle,
/// dashes and dots, arrows and other mathematics, lines, blocks and shapes.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '·' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{25fc}')
}

/// How many cells a text takes.
pub fn width(text: &str) -> u16 {
    let cells = if text.chars().all(is_plain) { text.chars().count() } else { text.width() };
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// A text cut to a width; where it was cut it ends in `more`, one cell wide.
pub fn clip(text: &str, limit: u16, more: &str) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let mut left = usize::from(limit.saturating_sub(1));
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= left;
        left = if fits { left - width } else { 0 };
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push_str(if limit == 0 { "" } else { more });
    cut
}

/// A text broken into lines at blanks; a word longer than a line is cut by whoever draws it.
pub fn wrap(text: &str, limit: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| width(line).saturating_add(1).saturating_add(width(word)) <= limit) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;

    #[test]
    fn wide_characters_are_not_halved() {
        assert_eq!(clip("日本語", 6, "…"), "日本語");
        assert_eq!(clip("日本語", 5, "…"), "日本…");
        assert_eq!(clip("日本語", 4, "…"), "日…");
        assert_eq!(clip("日本語", 0, "…"), "");
        let mut canvas = Canvas::new(Buffer::empty(Rect::new(0, 0, 3, 1)));
        Pen::at(&mut canvas, Rect::new(0, 0, 3, 1), 0).write("日本", Style::new());
        assert_eq!(canvas.buffer, Buffer::with_lines(["日 "]));
    }

    #[test]
    fn what_is_plain_has_one_cell() {
        let plain: Vec<char> = ('\0'..='\u{ffff}').filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 400 && plain.iter().all(|c| c.width() == Some(1)));
        let text: String = plain.iter().collect();
        let area = Rect::new(0, 0, 999, 2);
        let (mut canvas, mut other) = (Canvas::new(Buffer::empty(area)), Buffer::empty(area));
        let style = Style::new().bold();
        Pen::at(&mut canvas, area, 1).to(9).write(&text, style);
        other.set_stringn(9, 1, &text, 990, style);
        assert_eq!(canvas.buffer, other);
    }

    #[test]
    fn a_pen_outside_writes_nothing() {
        let mut canvas = Canvas::new(Buffer::empty(Rect::new(0, 0, 2, 1)));
        Pen::at(&mut canvas, Rect::new(0, 0, 9, 9), 5).write("x", Style::new()).fill("y", 0, Style::new());
        Pen::at(&mut canvas, Rect::new(7, 7, 9, 9), 0).write("x", Style::new()).to(3).column("z", 4, Style::new());
        assert_eq!(canvas.buffer, Buffer::with_lines(["  "]));
    }

    #[test]
    fn wraps_at_blanks() {
        assert_eq!(wrap("all goroutines are asleep", 14), ["all goroutines", "are asleep"]);
        assert_eq!(wrap("indivisible x", 3), ["indivisible", "x"]);
    }
}
