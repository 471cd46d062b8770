//! A scenario in miniature: its whole run on a few rows, below the list to choose from.
//!
//! ```text
//!   thread "previews": runs one scenario after the other --> Msg::Preview --> Home
//! ```
//!
//! **Invariant**: the view never waits for one; until it is there, its place stays empty.

use std::io;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use ratatui::layout::Rect;

use super::film::Film;
use super::look::Look;
use super::msg::Msg;
use super::pane::timeline::cell_sign;
use super::theme::Token;
use super::widget::canvas::Canvas;
use super::widget::pen::Pen;
use crate::base::ids::CoreId;
use crate::base::time::SimTime;
use crate::trace::activity::Lane;
use crate::trace::timeline::Timeline;

/// Runs the scenario with this place in the list to its end; none if that cannot be done in a moment.
pub type Make = fn(usize) -> Option<Timeline>;

/// Where previews come from.
#[derive(Debug)]
pub struct Previews {
    /// One after the other.
    pub messages: Receiver<Msg>,
    /// Held so that the channel stays open when all are made: a closed one is always ready.
    _open: Sender<Msg>,
}

/// Columns for the names of lanes.
const NAME: u16 = 10;

/// Starts a thread that makes the previews of so many scenarios, if something makes them.
///
/// # Errors
/// If the system has no thread to give.
pub fn start(make: Option<Make>, count: usize) -> io::Result<Previews> {
    let (sender, messages) = bounded(4);
    let previews = Previews { messages, _open: sender.clone() };
    let Some(make) = make else { return Ok(previews) };
    thread::Builder::new().name("previews".to_owned()).spawn(move || {
        for place in 0..count {
            let Some(timeline) = make(place) else { continue };
            if sender.send(Msg::Preview(place, Box::new(Film::new(timeline)))).is_err() {
                return;
            }
        }
    })?;
    Ok(previews)
}

/// Draws the lanes of the cores, from the start to the end, and how long that took.
pub fn draw(film: &Film, look: Look, area: Rect, canvas: &mut Canvas) {
    let (name, faint) = (look.theme.style(Token::Name), look.theme.style(Token::Faint));
    let columns = area.width.saturating_sub(NAME + 2);
    let lanes = film.header().cores.min(area.height.saturating_sub(1));
    for row in 0..lanes {
        let mut pen = Pen::at(canvas, area, row);
        pen.write("  ", faint).column(&format!("core {row}"), NAME - 2, name);
        let lane = Lane::Core(CoreId::new(row));
        let cells = film.cells(lane, SimTime::ZERO, film.known(), columns);
        for (place, cell) in cells.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| cells[before].span);
            let (sign, style) = cell_sign(cell, before.map(|span| span.g) != cell.span.map(|span| span.g), lane, look);
            pen.write(sign, style);
        }
    }
    let hidden = film.header().cores - lanes;
    let more = if hidden > 0 { format!(", {hidden} more cores") } else { String::new() };
    let words = format!("{} in {} events{more}", film.known(), film.events().len());
    Pen::at(canvas, area, lanes).to(NAME).write(&words, faint);
}
