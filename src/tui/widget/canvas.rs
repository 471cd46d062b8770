//! What views draw on: the cells of a frame, and what each place on it stands for.
//!
//! **Invariant**: of the targets at a place the one that was said last counts, as what is drawn last lies on top.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::target::Target;

/// A frame as it is drawn.
#[derive(Debug, Default)]
pub struct Canvas {
    /// The cells.
    pub buffer: Buffer,
    targets: Vec<(Rect, Target)>,
}

impl Canvas {
    /// A canvas of these cells.
    pub const fn new(buffer: Buffer) -> Self {
        Self { buffer, targets: Vec::new() }
    }

    /// Says what this place stands for.
    pub fn target(&mut self, area: Rect, target: Target) {
        self.targets.push((area, target));
    }

    /// What lies at this column and row, and the whole place of it.
    pub fn at(&self, column: u16, row: u16) -> Option<(Rect, Target)> {
        let hit = |(area, _): &&(Rect, Target)| area.contains(Position::new(column, row));
        self.targets.iter().rev().find(hit).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Action;

    #[test]
    fn the_last_one_lies_on_top() {
        let mut canvas = Canvas::default();
        canvas.target(Rect::new(0, 0, 10, 2), Target::Lanes);
        canvas.target(Rect::new(2, 1, 3, 1), Target::Act(Action::Help));
        assert_eq!(canvas.at(2, 1), Some((Rect::new(2, 1, 3, 1), Target::Act(Action::Help))));
        assert_eq!(canvas.at(5, 1), Some((Rect::new(0, 0, 10, 2), Target::Lanes)));
        assert_eq!(canvas.at(5, 2), None);
    }
}
