//! The line above a pane.
//!
//! ```text
//!   ── Run queues ──────────────────────────── a note ──
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::{Pen, width};
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;

/// Draws the heading in the first row of a pane's area. The note's pieces are left out from the last one on until
/// the rest fits.
pub fn heading(title: &str, note: &[(String, Style)], focused: bool, look: Look, area: Rect, canvas: &mut Canvas) {
    let rule = look.theme.style(Token::Faint);
    let (mark, style) = if focused {
        (look.glyphs.mark, look.theme.style(Token::Focused))
    } else {
        (look.glyphs.rule, look.theme.style(Token::Heading))
    };
    let mut pen = Pen::at(canvas, area, 0);
    pen.write(look.glyphs.rule, rule).write(mark, if focused { style } else { rule });
    pen.write(" ", rule).write(title, style).write(" ", rule);
    let room = pen.rest().saturating_sub(4);
    let mut used = 0;
    let pieces: Vec<&(String, Style)> = note
        .iter()
        .take_while(|(text, _)| {
            used += width(text);
            used <= room
        })
        .collect();
    let length: u16 = pieces.iter().map(|(text, _)| width(text)).sum();
    pen.fill(look.glyphs.rule, if length == 0 { 0 } else { length + 3 }, rule);
    if length > 0 {
        pen.write(" ", rule);
        for (text, style) in pieces {
            pen.write(text, *style);
        }
        pen.write(" ", rule).fill(look.glyphs.rule, 0, rule);
    }
}

/// The part of a pane's area below its heading.
pub fn below(area: Rect) -> Rect {
    let top = area.height.min(1);
    Rect { y: area.y + top, height: area.height - top, ..area }
}
