//! Those who wait together, as chips in one line or several.

use ratatui::layout::Rect;

use super::rows::{Row, until};
use crate::base::ids::GoId;
use crate::base::time::SimDuration;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip;
use crate::tui::widget::pen::{Pen, width};

/// Those in a row as chips, each with the time that it has left where that is wanted.
pub(super) struct Members<'a> {
    row: &'a Row,
    pub(super) timed: bool,
}

impl<'a> Members<'a> {
    pub(super) const fn of(row: &'a Row, timed: bool) -> Self {
        Self { row, timed }
    }

    /// Columns between one and the next.
    const fn gap(&self) -> u16 {
        if self.timed { 2 } else { 1 }
    }

    fn left(&self, g: GoId, run: &Run) -> String {
        let until = until(run.film.world(), g).filter(|_| self.timed);
        until.map_or_else(String::new, |when| format!(" {}", rough(when.since(run.clock()))))
    }

    fn length(&self, g: GoId, named: bool, run: &Run, look: Look) -> u16 {
        chip::columns(g, named, run, look) + width(&self.left(g, run))
    }

    /// The lines that they take in so many columns, those included that are only counted.
    pub(super) fn lines(&self, room: u16, named: bool, run: &Run, look: Look) -> u16 {
        let (mut lines, mut rest) = (1_u16, room);
        for g in &self.row.members {
            let length = self.length(*g, named, run, look);
            if rest < length {
                (lines, rest) = (lines + 1, room);
            }
            rest = rest.saturating_sub(length + self.gap());
        }
        lines + u16::from(!self.is_told())
    }

    /// Whether all of them can be told, not only counted.
    fn is_told(&self) -> bool {
        self.row.count == self.row.members.len()
    }

    /// As many as fit, and how many there are more. They have names if all of them fit with names.
    pub(super) fn draw(&self, run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
        let (faint, text) = (look.theme.style(Token::Faint), look.theme.style(Token::Text));
        let named = self.is_told() && self.lines(area.width, true, run, look) <= area.height;
        let mut row = 0;
        let mut pen = Pen::at(canvas, area, row);
        for (place, g) in self.row.members.iter().enumerate() {
            let length = self.length(*g, named, run, look);
            if row + 1 < area.height && pen.rest() < length {
                row += 1;
                pen = Pen::at(canvas, area, row);
            }
            let more = format!("+{}", self.row.count - place);
            let is_last = place + 1 == self.row.count || row + 1 < area.height;
            let reserve = if is_last { 0 } else { self.gap() + width(&more) };
            if pen.rest() < length + reserve {
                pen.write(&more, faint);
                return;
            }
            chip::chip(*g, run, look, if named { u16::MAX } else { 0 }, &mut pen);
            pen.write(&self.left(*g, run), text).write("  ".get(..self.gap().into()).unwrap_or_default(), text);
        }
        if !self.is_told() {
            pen.write(&format!("+{}", self.row.count - self.row.members.len()), faint);
        }
    }
}

/// A time with no more digits than somebody reads at a glance.
pub(super) fn rough(span: SimDuration) -> SimDuration {
    let unit = 10_u64.pow(span.nanos().checked_ilog10().unwrap_or(0).saturating_sub(2));
    SimDuration::from_nanos(span.nanos() / unit * unit)
}
