//! What the program has written up to the cursor, as a terminal would show its last lines.
//!
//! ```text
//!  ── Output ────────────────────────────────────── 34 of 80 bytes ──
//!   worker 1 started job 1
//!  ! panic: no more jobs                          (standard error)
//! ```
//!
//! **Invariant**: only as many lines are looked for as are shown or were scrolled over.

use ratatui::layout::Rect;

use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width};

/// Columns between two tab stops, as terminals have them.
const TAB: usize = 8;

/// A line, and whether some of it went to standard error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    text: String,
    error: bool,
}

/// How far up the pane can be scrolled, where somebody wants `run.output_up` lines.
pub fn settled_up(run: &Run, area: Rect) -> usize {
    let rows = usize::from(below(area).height);
    let lines = tail(&run.film.output(), rows.saturating_add(run.output_up));
    run.output_up.min(lines.len().saturating_sub(rows))
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let (style, faint) = (|token| look.theme.style(token), look.theme.style(Token::Faint));
    let pieces = run.film.output();
    heading("Output", &[(note(&run.film, &pieces), faint)], run.focus == Pane::Output, look, area, canvas);
    let rows = below(area);
    if pieces.is_empty() {
        Pen::at(canvas, rows, 0).write(" nothing has been written yet", faint);
    }
    let height = usize::from(rows.height);
    let lines = tail(&pieces, height.saturating_add(run.output_up));
    let shown = lines.iter().skip(run.output_up).take(height).collect::<Vec<_>>();
    for (row, line) in (0..rows.height).zip(shown.into_iter().rev()) {
        let mark = if line.error { "!" } else { " " };
        let mut pen = Pen::at(canvas, rows, row);
        pen.write(mark, style(Token::Error)).clipped(&printable(&line.text), look.glyphs.more, style(Token::Text));
    }
}

/// How much is shown, of how much.
fn note(film: &Film, pieces: &[(u8, &str)]) -> String {
    let all: usize = film.recording().written().iter().map(|piece| piece.text.len()).sum();
    let here: usize = pieces.iter().map(|(_, text)| text.len()).sum();
    let errors = if pieces.iter().any(|(fd, _)| *fd == 2) { "! standard error  " } else { "" };
    if here == all { format!("{errors}{all} bytes") } else { format!("{errors}{here} of {all} bytes") }
}

/// The last lines, the very last one first.
fn tail(pieces: &[(u8, &str)], wanted: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open = Line::default();
    for (place, (fd, text)) in pieces.iter().rev().enumerate() {
        // Behind the last line feed there is no line.
        let text = if place == 0 { text.strip_suffix('\n').unwrap_or(text) } else { text };
        for (part, piece) in text.rsplit('\n').enumerate() {
            if part > 0 {
                lines.push(std::mem::take(&mut open));
                if lines.len() >= wanted {
                    return lines;
                }
            }
            open.text.insert_str(0, piece);
            open.error |= *fd == 2 && !piece.is_empty();
        }
    }
    if !pieces.is_empty() {
        lines.push(open);
    }
    lines
}

/// A line as a terminal would leave it: overwritten from the start after a carriage return, tabs expanded, without
/// what only moves the cursor or changes colours.
fn printable(line: &str) -> String {
    let line = line.trim_end_matches('\r');
    let line = line.rsplit('\r').next().unwrap_or(line);
    let mut text = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\t' => text.extend(std::iter::repeat_n(' ', TAB - usize::from(width(&text)) % TAB)),
            '\u{1b}' if chars.as_str().starts_with('[') => {
                chars.next();
                chars.find(|c| ('@'..='~').contains(c));
            }
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pieces: &[(u8, &str)], wanted: usize) -> Vec<(String, bool)> {
        tail(pieces, wanted).into_iter().map(|line| (line.text, line.error)).collect()
    }

    #[test]
    fn the_last_lines_come_first() {
        let line = |text: &str, error| (text.to_owned(), error);
        assert_eq!(texts(&[(1, "a\nb\n\nc\n")], 2), [line("c", false), line("", false)]);
        assert_eq!(texts(&[(1, "a\nb")], 9), [line("b", false), line("a", false)]);
        assert_eq!(
            texts(&[(1, "a\nb"), (2, "x\n"), (1, "c")], 9),
            [line("c", false), line("bx", true), line("a", false)]
        );
        assert_eq!(texts(&[], 9), []);
    }

    #[test]
    fn only_text_is_drawn() {
        assert_eq!(printable("10 %\r20 %\r"), "20 %");
        assert_eq!(printable("\u{1b}[1;31mred\u{1b}[0m\u{7}"), "red");
        assert_eq!(printable("a\tb"), "a       b");
        assert_eq!(printable("日本:\tb"), "日本:   b");
    }
}
