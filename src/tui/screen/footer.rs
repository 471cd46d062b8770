//! The keys that work here, in one row.
//!
//! ```text
//!   Space run/pause  ← → tick  , . event  Enter why  Tab pane  ? help  q quit
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::keymap::{self, Context};
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::pen::{Pen, width};

/// Draws the row. What does not fit is left out from the middle: the last two hints, help and quit, always stay.
pub fn draw(contexts: &[Context], look: Look, area: Rect, buffer: &mut Buffer) {
    let hints = keymap::hints(contexts, look.glyphs);
    let always = hints.len().saturating_sub(2);
    let length = |(keys, word): &(String, &str)| width(keys) + width(word) + 3;
    let reserved: u16 = hints[always..].iter().map(length).sum();
    let mut pen = Pen::at(buffer, area, 0);
    for (place, hint) in hints.iter().enumerate() {
        let needed = length(hint) + if place < always { reserved } else { 0 };
        if pen.rest() + 1 >= needed {
            pen.write(" ", look.theme.style(Token::Text)).write(&hint.0, look.theme.style(Token::Key));
            pen.write(&format!(" {} ", hint.1), look.theme.style(Token::Text));
        }
    }
}
