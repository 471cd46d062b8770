//! The keys that work where somebody is, what the signs mean, and what is said of the run.
//!
//! ```text
//!        ┌ Keys ───────────────────────────┐
//!        │ View of a run                   │
//!        │   Space    let time run, or ... │
//!        └─────────────────────── Esc close┘
//! ```

use ratatui::layout::Rect;

use super::notice::scrolled;
use super::window;
use crate::tui::action::Action;
use crate::tui::glyph::Glyphs;
use crate::tui::keymap::{self, Context};
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// The lines, and how far they are scrolled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    lines: Vec<Line>,
    top: usize,
}

/// A line: a key and its words, or a heading, or plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Heading(&'static str),
    Key(String, &'static str),
    Sign(&'static str, &'static str),
    Words(String),
}

/// What the signs and letters of the screen mean: what somebody sees first and cannot look up.
const LEGEND: [(&str, &str); 6] = [
    ("G", "a goroutine; the colour is its function's"),
    ("M", "an OS thread; it runs on a core"),
    ("P", "the right to run Go code; there are GOMAXPROCS of them"),
    ("runnext", "the goroutine that P runs next, before its local ring"),
    ("61st", "every 61st slice P looks at the global queue first"),
    ("spinning", "a thread looks for work to steal"),
];

impl Help {
    /// All keys that work in these contexts, what the letters on the screen mean, and what is said of a run.
    pub fn new(contexts: &[Context], about: Vec<String>, glyphs: &Glyphs) -> Self {
        let mut lines = Vec::new();
        for context in contexts {
            lines.push(Line::Heading(context.words()));
            lines.extend(keymap::rows(&[*context]).map(|row| Line::Key(keymap::labels(row, glyphs), row.words)));
        }
        lines.push(Line::Heading("What the letters mean"));
        lines.extend(LEGEND.map(|(sign, words)| Line::Sign(sign, words)));
        lines.extend((!about.is_empty()).then_some(Line::Heading("This run")));
        lines.extend(about.into_iter().map(|line| Line::Words(format!("  {line}"))));
        Self { lines, top: 0 }
    }

    /// Scrolls.
    pub fn act(&mut self, action: Action, size: (u16, u16)) {
        self.top = scrolled(self.top, action, self.lines.len(), size);
    }
}

/// Draws it over whatever is there.
pub fn draw(help: &Help, look: Look, screen: Rect, canvas: &mut Canvas) {
    let area = window::place(help.lines.len(), window::WIDTH - 4, screen);
    let hidden = usize::from(window::inside(area).height) < help.lines.len();
    let foot = if hidden { "Up, Down: more - Esc: close" } else { "Esc: close" };
    let inner = window::draw("Keys", foot, look, area, screen, canvas);
    for (row, line) in (0..inner.height).zip(help.lines.iter().skip(help.top)) {
        draw_line(line, look, &mut Pen::at(canvas, inner, row));
    }
}

fn draw_line(line: &Line, look: Look, pen: &mut Pen<'_>) {
    let (text, key) = (look.theme.style(Token::Text), look.theme.style(Token::Key));
    match line {
        Line::Heading(words) => pen.write(words, look.theme.style(Token::Heading)),
        Line::Key(keys, words) => pen.write("  ", text).column(keys, 13.max(width(keys) + 1), key).write(words, text),
        Line::Sign(sign, words) => {
            pen.write("  ", text).column(sign, 13, look.theme.style(Token::Name)).write(words, text)
        }
        Line::Words(words) => pen.write(words, text),
    };
}
