//! A goroutine as a chip in its function's colour: ` G7 `, or `[G7]` where there is no colour to show its extent.

use crate::base::ids::GoId;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::theme::Token;

use super::pen::{Pen, width};

/// Draws one.
pub fn chip(g: GoId, film: &Film, look: Look, pen: &mut Pen<'_>) {
    let style = film.func_of(g).map_or_else(|| look.theme.style(Token::Text), |func| look.theme.block(func));
    pen.write(&text(g, look), style);
}

/// Draws as many of these as fit, and how many are left over.
pub fn chips(gs: impl ExactSizeIterator<Item = GoId>, film: &Film, look: Look, pen: &mut Pen<'_>) {
    let total = gs.len();
    for (place, g) in gs.enumerate() {
        let left = format!("+{}", total - place);
        // What is left over is said in place of the first chip that would leave no room for saying it.
        let reserve = if place + 1 == total { 0 } else { 1 + width(&left) };
        if pen.rest() < width(&text(g, look)) + reserve {
            pen.write(&left, look.theme.style(Token::Faint));
            return;
        }
        chip(g, film, look, pen);
        pen.write(" ", look.theme.style(Token::Text));
    }
}

fn text(g: GoId, look: Look) -> String {
    if look.theme.is_mono() { format!("[G{g}]") } else { format!(" G{g} ") }
}
