//! Presenting: the view for a projector, and the way back to what was there before.

use super::Run;
use crate::tui::pane::Pane;

/// Which panes are shown, and which has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panes {
    focus: Pane,
    enlarged: bool,
    below: Pane,
    beside: Pane,
}

impl Run {
    /// Whether it is shown for a projector.
    pub const fn is_presented(&self) -> bool {
        self.before.is_some()
    }

    /// Shows it for a projector, or as it was shown before.
    pub(super) fn present(&mut self, on: bool) {
        match (on, self.before.take()) {
            (true, None) => {
                let Self { focus, enlarged, below, beside, .. } = *self;
                self.before = Some(Panes { focus, enlarged, below, beside });
                (self.focus, self.enlarged, self.below) = (Pane::Log, false, Pane::Log);
            }
            (true, before) => self.before = before,
            (false, before) => {
                if let Some(Panes { focus, enlarged, below, beside }) = before {
                    (self.focus, self.enlarged, self.below, self.beside) = (focus, enlarged, below, beside);
                }
            }
        }
    }
}
