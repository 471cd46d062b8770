//! A few sentences on top of a screen.

use ratatui::layout::Rect;

use super::window;
use crate::tui::action::Action;
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, wrap};

/// What is said, and how far it is scrolled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    title: String,
    lines: Vec<String>,
    top: usize,
}

impl Notice {
    /// A text under a title; its lines are broken where they are too long.
    pub fn new(title: &str, text: &str) -> Self {
        let lines = text.lines().flat_map(|line| wrap(line, window::WIDTH - 6)).collect();
        Self { title: title.to_owned(), lines, top: 0 }
    }

    /// Scrolls.
    pub fn act(&mut self, action: Action, size: (u16, u16)) {
        self.top = scrolled(self.top, action, self.lines.len(), size);
    }
}

/// The first line in sight of so many, after a key.
pub fn scrolled(top: usize, action: Action, lines: usize, (width, height): (u16, u16)) -> usize {
    let area = window::place(lines, window::WIDTH - 4, Rect::new(0, 0, width, height));
    let rows = usize::from(window::inside(area).height);
    let page = rows.max(1);
    let top = match action {
        Action::Up => top.saturating_sub(1),
        Action::Down => top + 1,
        Action::PageUp => top.saturating_sub(page),
        Action::PageDown => top + page,
        _ => top,
    };
    top.min(lines.saturating_sub(rows))
}

/// Draws it over whatever is there.
pub fn draw(notice: &Notice, look: Look, screen: Rect, canvas: &mut Canvas) {
    let area = window::place(notice.lines.len(), window::WIDTH - 4, screen);
    let hidden = usize::from(window::inside(area).height) < notice.lines.len();
    let foot = if hidden { "Up, Down: more - Esc: close" } else { "Esc: close" };
    let inner = window::draw(&notice.title, foot, look, area, screen, canvas);
    for (row, line) in (0..inner.height).zip(notice.lines.iter().skip(notice.top)) {
        Pen::at(canvas, inner, row).write(line, look.theme.style(Token::Text));
    }
}
