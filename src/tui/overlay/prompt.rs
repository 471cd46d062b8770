//! A question on top of a screen that is answered with a line of text.
//!
//! ```text
//!        ┌ Go to ──────────────────────────────┐
//!        │ 12.4ms▏                             │
//!        │ a time such as 12.4ms, or #123 ...  │
//!        └───────────── Enter: go - Esc: close ┘
//! ```

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Rect;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::{Answer, window};
use crate::tui::action::Action;
use crate::tui::look::Look;
use crate::tui::pane::log::Direction;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, wrap};

/// What the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go to a time or an event.
    GoTo,
    /// To select something.
    Select,
    /// To show only some lines of the log.
    FilterLog,
    /// To show only some goroutines.
    FilterTable,
    /// To find a line of the log.
    SearchLog(Direction),
}

impl Purpose {
    const fn title(self) -> &'static str {
        match self {
            Self::GoTo => "Go to",
            Self::Select => "Select",
            Self::FilterLog => "Show in the log",
            Self::FilterTable => "Show in the table",
            Self::SearchLog(_) => "Search the log",
        }
    }

    /// What can be written, for whoever has written nothing yet.
    const fn hint(self) -> &'static str {
        match self {
            Self::GoTo => "a time such as 12.4ms or +500us or -1ms, an event such as #123, or 50% of the run",
            Self::Select => "G7, P1, M3, core 0, or the name of a mutex, a channel, a wait group",
            Self::FilterLog => {
                "a sort such as steal, block, wake, preempt, or about G7, P1, M3, core 0, a name; nothing shows all"
            }
            Self::FilterTable => {
                "a part of a function's name, or of a state such as sleep or runnable; nothing shows all"
            }
            Self::SearchLog(Direction::Up) => "words of a line; Enter goes to the line before that has them",
            Self::SearchLog(Direction::Down) => "words of a line; Enter goes to the next line that has them",
        }
    }
}

/// The question, and what is written so far.
#[derive(Clone, Debug)]
pub struct Prompt {
    purpose: Purpose,
    input: Input,
    /// What was wrong with the text when it was last submitted.
    wrong: Option<String>,
}

impl Prompt {
    /// The question, with this text to begin with.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self { purpose, input: text.into(), wrong: None }
    }

    /// Takes a key that belongs to the text.
    pub fn edit(&mut self, key: KeyEvent) {
        if self.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
            self.wrong = None;
        }
    }

    /// Carries out what a key asks for.
    pub fn act(&self, action: Action) -> Answer {
        match action {
            Action::Submit => Answer::Submit(self.purpose, self.input.value().to_owned()),
            _ => Answer::Stay,
        }
    }

    /// Says what is wrong with the text.
    pub fn refuse(&mut self, why: String) {
        self.wrong = Some(why);
    }
}

/// Draws it over whatever is there.
pub fn draw(prompt: &Prompt, look: Look, screen: Rect, canvas: &mut Canvas) {
    let columns = (window::WIDTH - 4).min(screen.width.saturating_sub(4));
    let (words, token) = match &prompt.wrong {
        Some(wrong) => (wrong.as_str(), Token::Error),
        None => (prompt.purpose.hint(), Token::Faint),
    };
    let lines = wrap(words, columns);
    let area = window::place(lines.len() + 1, columns, screen);
    let inner = window::draw(prompt.purpose.title(), "Enter: do it - Esc: close", look, area, screen, canvas);
    draw_input(&prompt.input, look, &mut Pen::at(canvas, inner, 0));
    for (row, line) in (1..inner.height).zip(&lines) {
        Pen::at(canvas, inner, row).write(line, look.theme.style(token));
    }
}

/// The text, scrolled so that the place to write at is in sight, which is shown reversed.
pub fn draw_input(input: &Input, look: Look, pen: &mut Pen<'_>) {
    let (text, caret) = (look.theme.style(Token::Text), look.theme.style(Token::Selected));
    let room = usize::from(pen.rest().saturating_sub(1));
    let scroll = input.visual_scroll(room);
    let mut column = 0;
    for (place, c) in input.value().chars().chain([' ']).enumerate() {
        if column >= scroll {
            pen.write(c.encode_utf8(&mut [0; 4]), if place == input.cursor() { caret } else { text });
        }
        column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    }
}
