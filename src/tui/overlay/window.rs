//! The frame of what lies on top: in the middle of the screen, with a title and a word on how to close it.
//!
//! ```text
//!        ┌ Keys ───────────────────────────┐
//!        │ ...                             │
//!        └─────────────────────── Esc close┘
//! ```

use ratatui::layout::Rect;
use ratatui::symbols::border::Set;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::tui::action::Action;
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;

/// Columns of a window on a screen that has them.
pub const WIDTH: u16 = 76;

/// Where a window with so many lines and columns inside lies on a screen: in its middle.
pub fn place(lines: usize, columns: u16, screen: Rect) -> Rect {
    let width = screen.width.min(columns.saturating_add(4));
    let height = screen.height.min(u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2));
    let (x, y) = ((screen.width - width) / 2, (screen.height - height) / 2);
    Rect { x: screen.x + x, y: screen.y + y, width, height }
}

/// What is inside the frame.
pub const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + if area.width < 2 { area.width } else { 2 },
        y: area.y + if area.height < 1 { area.height } else { 1 },
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// Draws the frame and clears what is inside, which it returns. A click beside it closes it.
pub fn draw(title: &str, foot: &str, look: Look, area: Rect, screen: Rect, canvas: &mut Canvas) -> Rect {
    canvas.target(screen, Target::Act(Action::Close));
    canvas.target(area, Target::Covered);
    Clear.render(area, &mut canvas.buffer);
    canvas.buffer.set_style(area, look.theme.ground());
    let border = if look.is_ascii() { ASCII_BORDER } else { BorderType::Rounded.to_border_set() };
    Block::bordered()
        .border_set(border)
        .border_style(look.theme.style(Token::Focused))
        .title(format!(" {title} "))
        .title_bottom(format!(" {foot} "))
        .render(area, &mut canvas.buffer);
    inside(area)
}

const ASCII_BORDER: Set<'static> = Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
