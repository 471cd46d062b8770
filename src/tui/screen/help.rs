//! What lies on top of a screen: the keys that work there, or a notice.
//!
//! ```text
//!        ┌ Keys ───────────────────────────┐
//!        │ View of a run                   │
//!        │   Space    let time run, or ... │
//!        └─────────────────────── Esc close┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::tui::action::Action;
use crate::tui::glyph::{ASCII, Glyphs};
use crate::tui::keymap::{self, Context};
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::pen::{Pen, width, wrap};

/// Something on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    title: String,
    lines: Vec<Line>,
    top: usize,
    help: bool,
}

/// A line of it: a key and its words, or a heading, or plain words.
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

impl Overlay {
    /// All keys that work in these contexts, what the letters on the screen mean, and what is said of a run.
    pub fn help(contexts: &[Context], about: Vec<String>, glyphs: &Glyphs) -> Self {
        let mut lines = Vec::new();
        for context in contexts {
            lines.push(Line::Heading(context.words()));
            lines.extend(keymap::rows(&[*context]).map(|row| Line::Key(keymap::labels(row, glyphs), row.words)));
        }
        lines.push(Line::Heading("What the letters mean"));
        lines.extend(LEGEND.map(|(sign, words)| Line::Sign(sign, words)));
        lines.extend((!about.is_empty()).then_some(Line::Heading("This run")));
        lines.extend(about.into_iter().map(|line| Line::Words(format!("  {line}"))));
        Self { title: "Keys".to_owned(), lines, top: 0, help: true }
    }

    /// A few sentences.
    pub fn notice(title: &str, text: &str) -> Self {
        let lines = text.lines().flat_map(|line| wrap(line, 70)).map(Line::Words).collect();
        Self { title: title.to_owned(), lines, top: 0, help: false }
    }

    /// Whether it is the help.
    pub fn is_help(&self) -> bool {
        self.help
    }

    /// Where it lies.
    fn area(&self, screen: Rect) -> Rect {
        let width = screen.width.min(76);
        let height = screen.height.min(u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_add(2));
        let (x, y) = ((screen.width - width) / 2, (screen.height - height) / 2);
        Rect { x: screen.x + x, y: screen.y + y, width, height }
    }
}

/// Scrolls.
pub fn act(overlay: &mut Overlay, action: Action, (width, height): (u16, u16)) {
    let rows = usize::from(overlay.area(Rect::new(0, 0, width, height)).height.saturating_sub(2));
    let page = rows.max(1);
    let top = match action {
        Action::Up => overlay.top.saturating_sub(1),
        Action::Down => overlay.top + 1,
        Action::PageUp => overlay.top.saturating_sub(page),
        Action::PageDown => overlay.top + page,
        _ => overlay.top,
    };
    overlay.top = top.min(overlay.lines.len().saturating_sub(rows));
}

/// Draws it over whatever is there.
pub fn draw(overlay: &Overlay, look: Look, screen: Rect, buffer: &mut Buffer) {
    let area = overlay.area(screen);
    Clear.render(area, buffer);
    let border =
        if std::ptr::eq(look.glyphs, &raw const ASCII) { ASCII_BORDER } else { BorderType::Rounded.to_border_set() };
    let more = if area.height < u16::try_from(overlay.lines.len()).unwrap_or(u16::MAX).saturating_add(2) {
        " Up, Down: more - Esc: close "
    } else {
        " Esc: close "
    };
    Block::bordered()
        .border_set(border)
        .border_style(look.theme.style(Token::Focused))
        .title(format!(" {} ", overlay.title))
        .title_bottom(more)
        .render(area, buffer);
    let inner = Rect {
        x: area.x + area.width.min(2),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    for (row, line) in (0..inner.height).zip(overlay.lines.iter().skip(overlay.top)) {
        draw_line(line, look, &mut Pen::at(buffer, inner, row));
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

const ASCII_BORDER: ratatui::symbols::border::Set<'static> = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
