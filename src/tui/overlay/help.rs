//! What the letters mean, the keys that work where somebody is, and what is said of the run: to be searched, and what
//! is found can be done at once.
//!
//! ```text
//!        ┌ Help ───────────────────────────────┐
//!        │ Search: steal▏                      │
//!        │ Jump to the next                    │
//!        │ ▸ j s          steal                │
//!        └──────── Enter: do it - Esc: clear ──┘
//! ```

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Rect;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::prompt::draw_input;
use super::{Answer, window};
use crate::tui::action::Action;
use crate::tui::bindings::Keymap;
use crate::tui::glyph::Glyphs;
use crate::tui::keymap::Context;
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// What is searched for, and what there is.
#[derive(Clone, Debug)]
pub struct Help {
    input: Input,
    entries: Vec<Entry>,
    /// The place of the selected one among those that are found.
    selected: usize,
}

/// A line that can be selected.
#[derive(Clone, Debug)]
struct Entry {
    heading: &'static str,
    /// Its keys, or the sign that it explains.
    label: String,
    words: String,
    action: Option<Action>,
}

/// What is drawn in a row: a heading, or the entry with this place among those that are found.
enum Row<'a> {
    Heading(&'static str),
    Entry(usize, &'a Entry),
}

/// What the signs and letters of the screen mean: what somebody sees first and cannot look up.
const LEGEND: [(&str, &str); 6] = [
    ("G", "a goroutine; the colour is its function's"),
    ("M", "an OS thread; it runs on a core"),
    ("P", "the right to run Go code; there are GOMAXPROCS of them"),
    ("runnext", "the goroutine that a P runs next, before its local ring"),
    ("61st", "every 61st slice a P looks at the global queue first"),
    ("spinning", "a thread looks for work to steal"),
];

/// Columns of keys and signs.
const LABEL: u16 = 13;

impl Help {
    /// What the letters on the screen mean, all keys that work in these contexts or behind keys of theirs, the first of
    /// which is selected, and what is said of a run.
    pub fn new(contexts: &[Context], keymap: &Keymap, about: Vec<String>, glyphs: &Glyphs) -> Self {
        let said = |heading, label: &str, words| Entry { heading, label: label.to_owned(), words, action: None };
        let legend = LEGEND.map(|(sign, words)| said("What the letters mean", sign, words.to_owned()));
        let mut entries = Vec::from(legend);
        for context in contexts {
            entries.extend(keymap.rows_of(*context).map(|bound| {
                let words = bound.row.words.to_owned();
                Entry { heading: context.words(), label: bound.labels(glyphs), words, action: Some(bound.row.action) }
            }));
        }
        for context in contexts {
            entries.extend(Context::ALL.into_iter().flat_map(|choice| behind(*context, choice, keymap, glyphs)));
        }
        entries.extend(about.into_iter().map(|words| said("This run", "", words)));
        Self { input: Input::default(), entries, selected: LEGEND.len() }
    }

    /// Takes a key that belongs to the text. Who writes a key finds it selected.
    pub fn edit(&mut self, key: KeyEvent) {
        if self.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
            let wanted = self.input.value().trim();
            let is_key = |entry: &Entry| entry.action.is_some();
            let same = |entry: &Entry| is_key(entry) && entry.label.split(" or ").any(|label| label == wanted);
            let found = self.found().position(same).or_else(|| self.found().position(is_key));
            self.selected = found.unwrap_or(0);
        }
    }

    /// Carries out what a key asks for, on a screen of this size.
    pub fn act(&mut self, action: Action, size: (u16, u16)) -> Answer {
        let area = window::place(self.lines(), window::WIDTH - 4, Rect::new(0, 0, size.0, size.1));
        let page = usize::from(window::inside(area).height).saturating_sub(2).max(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.select(self.selected + 1),
            Action::PageUp => self.selected = self.selected.saturating_sub(page),
            Action::PageDown => self.select(self.selected + page),
            Action::Submit => return self.chosen().map_or(Answer::Stay, Answer::Do),
            Action::Close if self.input.value().is_empty() => return Answer::Close,
            Action::Close => (self.input, self.selected) = (Input::default(), LEGEND.len()),
            _ => {}
        }
        Answer::Stay
    }

    /// A click on an entry selects it; on the selected one, it does it.
    pub fn click(&mut self, place: usize) -> Answer {
        let again = self.selected == place;
        self.select(place);
        self.chosen().filter(|_| again).map_or(Answer::Stay, Answer::Do)
    }

    fn select(&mut self, place: usize) {
        self.selected = place.min(self.found().count().saturating_sub(1));
    }

    fn chosen(&self) -> Option<Action> {
        self.found().nth(self.selected)?.action
    }

    /// The entries that have all words that are searched for, in whatever is said of them.
    fn found(&self) -> impl Iterator<Item = &Entry> {
        let wanted: Vec<String> = self.input.value().split_whitespace().map(str::to_lowercase).collect();
        self.entries.iter().filter(move |entry| {
            let text = entry.text();
            wanted.iter().all(|word| text.contains(word))
        })
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let mut heading = "";
        for (place, entry) in self.found().enumerate() {
            if entry.heading != heading {
                heading = entry.heading;
                rows.push(Row::Heading(heading));
            }
            rows.push(Row::Entry(place, entry));
        }
        rows
    }

    /// Lines with nothing searched for, so that the window keeps its size.
    fn lines(&self) -> usize {
        let headings = self.entries.chunk_by(|a, b| a.heading == b.heading).count();
        1 + headings + self.entries.len()
    }
}

impl Entry {
    /// All that can be searched for.
    fn text(&self) -> String {
        let name = self.action.map(Action::name).unwrap_or_default();
        format!("{} {} {} {name}", self.heading, self.label, self.words).to_lowercase()
    }
}

/// The entries of a choice that a key of a context opens: their keys are two, one after the other.
fn behind(context: Context, choice: Context, keymap: &Keymap, glyphs: &Glyphs) -> Vec<Entry> {
    let opener = choice.opener().and_then(|action| keymap.key_of(context, action));
    let Some(opener) = opener else { return Vec::new() };
    let rows = keymap.rows_of(choice).filter(|bound| bound.row.action != Action::Close);
    let entry = |label: String, words: &str, action| Entry {
        heading: choice.words(),
        label: format!("{} {label}", opener.label(glyphs)),
        words: words.to_owned(),
        action: Some(action),
    };
    rows.map(|bound| entry(bound.labels(glyphs), bound.row.words, bound.row.action)).collect()
}

/// Draws it over whatever is there.
pub fn draw(help: &Help, look: Look, screen: Rect, canvas: &mut Canvas) {
    let area = window::place(help.lines(), window::WIDTH - 4, screen);
    let foot = match (help.input.value().is_empty(), area.width < 50) {
        (_, true) => "Enter: do it",
        (true, _) => "Up, Down: select - Enter: do it - Esc: close",
        (false, _) => "Up, Down: select - Enter: do it - Esc: clear",
    };
    let inner = window::draw("Help", foot, look, area, screen, canvas);
    draw_search(&help.input, look, &mut Pen::at(canvas, inner, 0));
    let list = Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..inner };
    let rows = help.rows();
    if rows.is_empty() {
        Pen::at(canvas, list, 0).write("  nothing is called so", look.theme.style(Token::Faint));
    }
    let at = rows.iter().position(|row| matches!(row, Row::Entry(place, _) if *place == help.selected)).unwrap_or(0);
    // By whole pages, so that nothing moves away from under a click.
    let top = at - at % usize::from(list.height.max(1));
    for (line, row) in (0..list.height).zip(rows.iter().skip(top)) {
        match row {
            Row::Heading(words) => {
                Pen::at(canvas, list, line).write(words, look.theme.style(Token::Heading));
            }
            Row::Entry(place, entry) => {
                canvas.target(Rect { y: list.y + line, height: 1, ..list }, Target::Line(*place));
                draw_entry(entry, *place == help.selected, look, &mut Pen::at(canvas, list, line));
            }
        }
    }
}

fn draw_search(input: &Input, look: Look, pen: &mut Pen<'_>) {
    pen.write("Search: ", look.theme.style(Token::Key));
    draw_input(input, look, pen);
    if input.value().is_empty() {
        pen.write(" write what you want to do", look.theme.style(Token::Faint));
    }
}

fn draw_entry(entry: &Entry, selected: bool, look: Look, pen: &mut Pen<'_>) {
    let style = |token| look.theme.style(if selected { Token::Selected } else { token });
    let label = if entry.action.is_some() { Token::Key } else { Token::Name };
    let (mark, text) = (if selected { look.glyphs.mark } else { " " }, style(Token::Text));
    pen.write(mark, text).write(" ", text);
    if !entry.label.is_empty() {
        pen.column(&entry.label, LABEL.max(width(&entry.label) + 1), style(label));
    }
    pen.write(&entry.words, text);
    if selected {
        pen.fill(" ", 0, text);
    }
}
