//! The last decision in words, and why it was made: the log for a projector, one decision at a time.
//!
//! ```text
//!  ── What happened last ────────────────────────── P0 at 12.4ms ──
//!   G9 worker runs on P0: head of the local ring
//!   · Runnext was empty, so the head of the ring is next.
//! ```
//!
//! **Invariant**: it is the decision that is selected in the log, so the log's keys go through all of them.

use ratatui::layout::Rect;

use crate::trace::why;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, wrap};

/// Columns left of the words.
const LEFT: u16 = 2;

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let film = &run.film;
    let place = run.log.place(film);
    let event = place.and_then(|place| Some((place, film.events().get(place)?)));
    let note = event.map(|(_, event)| match event.p {
        Some(p) => format!("P{p} at {}", event.time),
        None => format!("at {}", event.time),
    });
    let note: Vec<_> = note.into_iter().map(|note| (note, look.theme.style(Token::Text))).collect();
    let title = if run.log.is_newest() { "What happened last" } else { "What happened" };
    heading(title, &note, run.focus == Pane::Log, look, area, canvas);
    let rows = below(area);
    let rows = Rect { x: rows.x + LEFT.min(rows.width), width: rows.width.saturating_sub(2 * LEFT), ..rows };
    let Some((place, _)) = event else {
        let words = "nothing yet: Space lets time run";
        Pen::at(canvas, rows, 0).clipped(words, look.glyphs.more, look.theme.style(Token::Faint));
        return;
    };
    canvas.target(below(area), Target::Event(place));
    let sentences = film.sentences(&[place]);
    let sentence = sentences.first().map_or("", |(_, sentence)| sentence);
    let mut lines: Vec<(String, Token)> =
        wrap(sentence, rows.width).into_iter().map(|line| (line, Token::Title)).collect();
    for reason in why::why(film.events(), place) {
        for (part, line) in wrap(&reason, rows.width.saturating_sub(2)).into_iter().enumerate() {
            let mark = if part == 0 { look.glyphs.dot } else { " " };
            lines.push((format!("{mark} {line}"), Token::Text));
        }
    }
    let height = usize::from(rows.height);
    if lines.len() > height
        && let Some((text, _)) = height.checked_sub(1).and_then(|last| lines.get_mut(last))
    {
        text.push_str(look.glyphs.more);
    }
    for (row, (text, token)) in (0..rows.height).zip(&lines) {
        Pen::at(canvas, rows, row).clipped(text, look.glyphs.more, look.theme.style(*token));
    }
}
