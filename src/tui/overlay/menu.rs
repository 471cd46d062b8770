//! A choice of what to do on top of a screen: the keys of a context, one of which is pressed next.
//!
//! ```text
//!        ┌ Jump to the next ───────────────┐
//!        │  s  steal                       │
//!        │  p  preemption                  │
//!        └───────────────────── Esc: close ┘
//! ```

use ratatui::layout::Rect;

use super::{Answer, window};
use crate::tui::action::Action;
use crate::tui::bindings::{Bound, Keymap};
use crate::tui::keymap::{Context, KEYS};
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// The choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu {
    title: &'static str,
    context: Context,
}

impl Menu {
    /// The keys of this context.
    pub const fn new(title: &'static str, context: Context) -> Self {
        Self { title, context }
    }

    /// Where the keys go.
    pub const fn context(self) -> Context {
        self.context
    }

    /// Any action ends the choice; one that is none of its own, such as to scroll, does nothing.
    pub fn act(self, action: Action) -> Answer {
        let own = KEYS.iter().any(|row| (row.context, row.action) == (self.context, action));
        if own { Answer::Do(action) } else { Answer::Stay }
    }

    fn rows(self, keymap: &Keymap) -> impl Iterator<Item = &Bound> {
        keymap.rows_of(self.context).filter(|bound| bound.row.action != Action::Close)
    }
}

/// Draws it over whatever is there.
pub fn draw(menu: &Menu, keymap: &Keymap, look: Look, screen: Rect, canvas: &mut Canvas) {
    let (text, key) = (look.theme.style(Token::Text), look.theme.style(Token::Key));
    let label = menu.rows(keymap).map(|bound| width(&bound.labels(look.glyphs)) + 2).max().unwrap_or(0).max(6);
    let columns = menu.rows(keymap).map(|bound| width(bound.row.words) + label + 2).max().unwrap_or(0).max(24);
    let area = window::place(menu.rows(keymap).count(), columns, screen);
    let inner = window::draw(menu.title, "Esc: close", look, area, screen, canvas);
    for (row, bound) in (0..inner.height).zip(menu.rows(keymap)) {
        canvas.target(Rect { y: inner.y + row, height: 1, ..inner }, Target::Act(bound.row.action));
        let mut pen = Pen::at(canvas, inner, row);
        pen.column(&bound.labels(look.glyphs), label, key).write(bound.row.words, text);
    }
}
