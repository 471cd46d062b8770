//! A goroutine as a chip in its function's colour: ` G7 worker `, or `[G7 worker]` where there is no colour to show its
//! extent; where that is too long, ` G7 wor… ` or ` G7 `. Who is picked has a mark: `▸G7 worker `.

use crate::base::ids::GoId;
use crate::trace::store::subjects::Subject;
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::{Theme, Token};

use super::pen::{Pen, clip, width};

/// Columns of a function's name from which the rest of it is left out.
const LONG: u16 = 20;
/// Columns of a name that are of use, if it has more.
const SHORT: u16 = 4;

/// Draws one as a word among others, with this name: its number, and what it runs.
pub fn word(g: GoId, name: &str, run: &Run, look: Look, pen: &mut Pen<'_>) {
    draw(g, name.strip_prefix(&format!("G{g} ")).unwrap_or_default(), run, look, pen);
}

/// Draws one in so many cells at most, with as much of its function's name as there is room for.
pub fn chip(g: GoId, run: &Run, look: Look, room: u16, pen: &mut Pen<'_>) {
    let name = run.film.short_name(g).unwrap_or_default();
    let left = room.saturating_sub(bare(g, run, look) + 1);
    let name = if left < width(name).min(SHORT) { String::new() } else { clip(name, left.min(LONG), look.glyphs.more) };
    draw(g, &name, run, look, pen);
}

/// Draws as many of these as fit, the first of `total`, and how many are left over. They have names if all of them fit
/// with names.
pub fn chips(gs: impl Iterator<Item = GoId> + Clone, total: usize, run: &Run, look: Look, pen: &mut Pen<'_>) {
    let named = fit(gs.clone(), run, look, pen.rest());
    for (place, g) in gs.enumerate() {
        let left = format!("+{}", total - place);
        // What is left over is said in place of the first chip that would leave no room for saying it.
        let reserve = if place + 1 == total { 0 } else { 1 + width(&left) };
        if !named && pen.rest() < bare(g, run, look) + reserve {
            pen.write(&left, look.theme.style(Token::Faint));
            return;
        }
        chip(g, run, look, if named { u16::MAX } else { 0 }, pen);
        pen.write(" ", look.theme.style(Token::Text));
    }
}

/// How many cells a chip takes, with its name as far as it is ever shown, or without.
pub fn columns(g: GoId, named: bool, run: &Run, look: Look) -> u16 {
    let name = run.film.short_name(g).filter(|_| named).map_or(0, |name| width(name).min(LONG) + 1);
    bare(g, run, look) + name
}

/// Whether all of them have room with their names.
fn fit(gs: impl Iterator<Item = GoId>, run: &Run, look: Look, room: u16) -> bool {
    let mut left = Some(room + 1);
    for g in gs {
        left = left.and_then(|left| left.checked_sub(columns(g, true, run, look) + 1));
        if left.is_none() {
            return false;
        }
    }
    true
}

fn draw(g: GoId, name: &str, run: &Run, look: Look, pen: &mut Pen<'_>) {
    let style = run.film.func_of(g).map_or_else(|| look.theme.style(Token::Text), |func| look.theme.block(func));
    let [before, after] = ends(g, run, look);
    let gap = if name.is_empty() { "" } else { " " };
    let style = if run.pick.is(g) { Theme::marked(style) } else { style };
    let text = format!("{before}G{g}{gap}{name}{after}");
    pen.link(&text, style, Target::Select(Subject::G(g)));
}

/// What is left and right of it.
fn ends(g: GoId, run: &Run, look: Look) -> [&'static str; 2] {
    let [before, after] = if look.theme.is_mono() { ["[", "]"] } else { [" ", " "] };
    [if run.pick.is(g) { look.glyphs.mark } else { before }, after]
}

/// How many cells a chip takes without a name.
fn bare(g: GoId, run: &Run, look: Look) -> u16 {
    let digits = g.number().checked_ilog10().unwrap_or(0) as u16 + 1;
    let [before, after] = ends(g, run, look);
    width(before) + 1 + digits + width(after)
}
