//! The keys that work here, in one row.
//!
//! ```text
//!   Space run/pause  ← → tick  , . event  Enter why  Tab pane  ? help  q quit
//! ```

use ratatui::layout::Rect;

use crate::tui::bindings::Hint;
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Draws the row, or what there is to be said of the last key. What does not fit is left out from the middle: the last
/// two hints, help and quit, always stay.
pub fn draw(hints: &[Hint], word: Option<&str>, look: Look, area: Rect, canvas: &mut Canvas) {
    let always = hints.len().saturating_sub(2);
    let reserved: u16 = hints[always..].iter().map(length).sum();
    let mut pen = Pen::at(canvas, area, 0);
    if let Some(word) = word {
        pen.write(" ", look.theme.style(Token::Text)).shorter(reserved, |pen| {
            pen.clipped(word, look.glyphs.more, look.theme.style(Token::Paused))
                .write("  ", look.theme.style(Token::Text));
        });
    }
    for (place, hint) in hints.iter().enumerate().skip(if word.is_some() { always } else { 0 }) {
        let needed = length(hint) + if place < always { reserved } else { 0 };
        if pen.rest() + 1 >= needed {
            draw_hint(hint, look, &mut pen);
        }
    }
}

/// Columns of a hint, with the blanks around it.
fn length(hint: &Hint) -> u16 {
    let keys: u16 = hint.keys.iter().map(|(key, _)| width(key) + 1).sum();
    keys + width(hint.word) + 2
}

/// A click on a key does what it does; a click on the word what the last key does, which is the way forward.
fn draw_hint(hint: &Hint, look: Look, pen: &mut Pen<'_>) {
    let (text, key) = (look.theme.style(Token::Text), look.theme.style(Token::Key));
    for (label, action) in &hint.keys {
        pen.write(" ", text).link(label, key, Target::Act(*action));
    }
    let Some((_, action)) = hint.keys.last() else { return };
    pen.link(&format!(" {} ", hint.word), text, Target::Act(*action));
}
