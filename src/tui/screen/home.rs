//! The list of scenarios by theme and of files opened before, and what there is to be said of the selected one.
//!
//! ```text
//!   narrow                                    wide
//!   gopark - see how Go schedules ...         gopark - see how Go schedules ...
//!  ── Scenarios ─────────────────────        ── Scenarios ────────────  ── Hot mutex ─────────────
//!   First steps                               First steps                Eight workers, one lock.
//!     one-core     One core                     one-core   One core
//!   Sharing                                   Sharing                    Teaches
//!   ▸ hot-mutex    Hot mutex                  ▸ hot-mutex  Hot mutex     · lock contention
//!  ── Hot mutex ─────────────────────
//!   Eight workers, one lock.                                             core 0 ████████████████
//!   Enter open   / search   q quit            Enter open   / search   q quit
//! ```
//!
//! A search leaves only the entries that have all its words in their name, title, theme, or what they teach.
//!
//! **Invariant**: the selected entry is one of those that are found, if any is.

use std::collections::BTreeMap;

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Rect;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::footer;
use super::layout::{split_left, split_top};
use crate::tui::action::Action;
use crate::tui::bindings::Hint;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::msg::Effect;
use crate::tui::overlay::prompt::draw_input;
use crate::tui::preview;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width, wrap};

/// Something that can be opened from the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it stands under.
    pub theme: String,
    /// Its name on the command line, or a file's.
    pub name: String,
    /// Its title, or where the file is.
    pub title: String,
    /// What it shows.
    pub summary: String,
    /// What it teaches, a few words each.
    pub teaches: Vec<String>,
    /// Whether it was a file that is not there any more.
    pub gone: bool,
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct Home {
    /// All entries; those of one theme are neighbours.
    pub entries: Vec<Entry>,
    /// Their runs from start to end, as far as they are known yet.
    previews: BTreeMap<usize, Film>,
    /// The place of the selected one among all.
    pub selected: usize,
    /// What is searched for, while somebody searches.
    search: Option<Input>,
}

/// A row of the list.
enum Row<'a> {
    Free,
    Theme(&'a str),
    Entry(usize, &'a Entry),
}

/// Rows below the list for what is said of the selected one, and with its miniature.
const DETAILS: u16 = 5;
const WHOLE: u16 = 9;
/// Rows of the screen from which there are so many.
const SOME: u16 = 13;
const HIGH: u16 = 24;
/// Columns beside the list from which the selected one is told of there.
const BESIDE: u16 = 48;

impl Entry {
    /// Whether it has all of these words, which are in lower case.
    fn has(&self, words: &[String]) -> bool {
        let text = [&self.theme, &self.name, &self.title].into_iter().chain(&self.teaches);
        let text = text.map(|part| part.to_lowercase()).collect::<Vec<_>>().join("\n");
        words.iter().all(|word| text.contains(word))
    }
}

impl Home {
    /// The list with its first entry selected.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Takes the whole run of a scenario.
    pub fn preview(&mut self, place: usize, film: Film) {
        self.previews.insert(place, film);
    }

    /// Whether what is written is searched for.
    pub const fn is_searching(&self) -> bool {
        self.search.is_some()
    }

    /// Takes a key that belongs to what is searched for. The first entry that is found is selected.
    pub fn edit(&mut self, key: KeyEvent) {
        let changed = self.search.as_mut().and_then(|input| input.handle_event(&Event::Key(key)));
        if changed.is_some_and(|change| change.value) {
            self.selected = self.found().first().copied().unwrap_or(0);
        }
    }

    /// Carries out what a key asks for.
    pub fn act(&mut self, action: Action, (_, height): (u16, u16)) -> Option<Effect> {
        let page = isize::try_from(height.saturating_sub(WHOLE + 3).max(1)).unwrap_or(1);
        match action {
            Action::Up => self.select(-1),
            Action::Down => self.select(1),
            Action::PageUp => self.select(-page),
            Action::PageDown => self.select(page),
            Action::Top => self.select(isize::MIN),
            Action::Bottom => self.select(isize::MAX),
            Action::Search => self.search = Some(Input::default()),
            Action::Close => self.search = None,
            Action::Open if self.found().contains(&self.selected) => return Some(Effect::Open(self.selected)),
            _ => {}
        }
        None
    }

    /// A click on a line selects it; on the selected one, it opens it.
    pub fn click(&mut self, place: usize) -> Option<Effect> {
        let again = self.selected == place;
        self.selected = place.min(self.entries.len().saturating_sub(1));
        again.then_some(Effect::Open(self.selected))
    }

    /// Selects the one so many further down, or up, of those that are found.
    fn select(&mut self, by: isize) {
        let found = self.found();
        let at = found.iter().position(|place| *place == self.selected).unwrap_or(0);
        let at = at.saturating_add_signed(by).min(found.len().saturating_sub(1));
        self.selected = found.get(at).copied().unwrap_or(0);
    }

    /// The places of the entries that have what is searched for.
    fn found(&self) -> Vec<usize> {
        let words: Vec<String> =
            self.search.iter().flat_map(|input| input.value().split_whitespace()).map(str::to_lowercase).collect();
        let found = self.entries.iter().enumerate().filter(|(_, entry)| entry.has(&words));
        found.map(|(place, _)| place).collect()
    }

    /// The rows of the list, with free ones between the themes if they are wanted.
    fn rows(&self, spaced: bool) -> Vec<Row<'_>> {
        let (mut rows, mut theme) = (Vec::new(), "");
        for place in self.found() {
            let Some(entry) = self.entries.get(place) else { continue };
            if entry.theme != theme {
                theme = &entry.theme;
                rows.extend((spaced && !rows.is_empty()).then_some(Row::Free));
                rows.push(Row::Theme(theme));
            }
            rows.push(Row::Entry(place, entry));
        }
        rows
    }

    /// What is selected, if it is found.
    fn chosen(&self) -> Option<&Entry> {
        self.found().contains(&self.selected).then(|| self.entries.get(self.selected))?
    }
}

/// Draws the list.
pub fn draw(home: &Home, look: Look, hints: &[Hint], area: Rect, canvas: &mut Canvas) {
    let (title, rest) = split_top(area, area.height.min(1));
    draw_title(home, look, &mut Pen::at(canvas, title, 0));
    let footer_rows = u16::from(area.height >= 3);
    let (body, footer) = split_top(rest, rest.height - footer_rows);
    let list = list_width(home);
    if area.width >= list + BESIDE {
        // A column stays free between the two.
        let (left, right) = split_left(body, list);
        draw_list(home, look, Rect { width: left.width - 1, ..left }, canvas);
        draw_beside(home, look, right, canvas);
    } else {
        let details = match area.height {
            0..SOME => 0,
            SOME..HIGH => DETAILS,
            _ => WHOLE,
        };
        let wanted = u16::try_from(home.rows(false).len()).unwrap_or(u16::MAX).saturating_add(2);
        let (list, rest) = split_top(body, body.height.saturating_sub(details).min(wanted));
        draw_list(home, look, list, canvas);
        draw_below(home, look, Rect { height: if details == 0 { 0 } else { rest.height }, ..rest }, canvas);
    }
    footer::draw(hints, None, look, footer, canvas);
}

/// Columns in which every line of the list is whole.
fn list_width(home: &Home) -> u16 {
    let line = |entry: &Entry| names(home) + width(&entry.title) + 9;
    home.entries.iter().filter(|entry| !entry.summary.is_empty()).map(line).max().unwrap_or(0).max(BESIDE)
}

/// Columns of the names.
fn names(home: &Home) -> u16 {
    home.entries.iter().map(|entry| width(&entry.name)).max().unwrap_or(0).min(24)
}

fn draw_title(home: &Home, look: Look, pen: &mut Pen<'_>) {
    pen.write(" gopark", look.theme.style(Token::Title));
    match &home.search {
        None => {
            pen.write(" - see how Go schedules goroutines, tick by tick", look.theme.style(Token::Faint));
        }
        Some(input) => {
            pen.write("  Search: ", look.theme.style(Token::Key));
            draw_input(input, look, pen);
            if input.value().is_empty() {
                pen.write(" a name, a title, or what it teaches", look.theme.style(Token::Faint));
            }
        }
    }
}

fn draw_list(home: &Home, look: Look, area: Rect, canvas: &mut Canvas) {
    let (whole, area) = (area, below(area));
    let spaced = home.rows(true);
    let rows = if spaced.len() <= usize::from(area.height) { spaced } else { home.rows(false) };
    if rows.is_empty() {
        let words = if home.entries.is_empty() { "" } else { "  nothing here is called so: Esc shows all again" };
        Pen::at(canvas, area, 0).write(words, look.theme.style(Token::Faint));
    }
    let names = names(home).min(area.width / 2);
    let selected = |row: &Row<'_>| matches!(row, Row::Entry(place, _) if *place == home.selected);
    let last = rows.iter().position(selected).map_or(0, |at| at + 1);
    let first = last.saturating_sub(usize::from(area.height)).min(rows.len());
    let entries = |rows: &[Row<'_>]| rows.iter().filter(|row| matches!(row, Row::Entry(..))).count();
    let shown = &rows[first..rows.len().min(first + usize::from(area.height))];
    let hidden = entries(&rows) - entries(shown);
    let note = (hidden > 0).then(|| (format!("{hidden} more"), look.theme.style(Token::Faint)));
    heading("Scenarios", note.as_slice(), true, look, whole, canvas);
    for (line, row) in (0..).zip(shown) {
        match row {
            Row::Free => {}
            Row::Theme(theme) => {
                Pen::at(canvas, area, line).write(" ", look.theme.style(Token::Text)).clipped(
                    theme,
                    look.glyphs.more,
                    look.theme.style(Token::Heading),
                );
            }
            Row::Entry(place, entry) => {
                canvas.target(Rect { y: area.y + line, height: 1, ..area }, Target::Line(*place));
                draw_entry(entry, *place == home.selected, names, look, &mut Pen::at(canvas, area, line));
            }
        }
    }
}

fn draw_entry(entry: &Entry, selected: bool, names: u16, look: Look, pen: &mut Pen<'_>) {
    let token = match (selected, entry.gone) {
        (true, _) => Token::Selected,
        (false, true) => Token::Faint,
        (false, false) => Token::Text,
    };
    let style = look.theme.style(token);
    pen.write("  ", look.theme.style(Token::Text));
    pen.write(if selected { look.glyphs.mark } else { " " }, style).write(" ", style);
    pen.column(&entry.name, names, style).write("   ", style);
    pen.clipped(&entry.title, look.glyphs.more, style);
    if selected {
        pen.fill(" ", 1, style);
    }
}

/// What there is to be said of the selected one, below the list.
fn draw_below(home: &Home, look: Look, area: Rect, canvas: &mut Canvas) {
    let Some(entry) = home.chosen() else { return };
    let mut lines = summary(entry, area.width);
    if !entry.teaches.is_empty() {
        lines.push(format!("Teaches: {}", entry.teaches.join(", ")));
    }
    draw_details(home, &entry.name, &lines, look, area, canvas);
}

/// The same beside the list.
fn draw_beside(home: &Home, look: Look, area: Rect, canvas: &mut Canvas) {
    let Some(entry) = home.chosen() else { return };
    let mut lines = summary(entry, area.width);
    if !entry.teaches.is_empty() {
        lines.extend([String::new(), "Teaches:".to_owned()]);
        lines.extend(entry.teaches.iter().map(|what| format!("{} {what}", look.glyphs.dot)));
    }
    lines.push(String::new());
    draw_details(home, &entry.name, &lines, look, area, canvas);
}

/// A heading, words, and a miniature of the whole run if it is known.
fn draw_details(home: &Home, name: &str, lines: &[String], look: Look, area: Rect, canvas: &mut Canvas) {
    heading(name, &[], false, look, area, canvas);
    let (words, miniature) = split_top(below(area), u16::try_from(lines.len()).unwrap_or(u16::MAX));
    let text = look.theme.style(Token::Text);
    for (row, line) in (0..words.height).zip(lines) {
        Pen::at(canvas, words, row).write("  ", text).clipped(line, look.glyphs.more, text);
    }
    if let Some(film) = home.previews.get(&home.selected) {
        preview::draw(film, look, miniature, canvas);
    }
}

fn summary(entry: &Entry, columns: u16) -> Vec<String> {
    let gone = "The file is not there any more.";
    wrap(if entry.gone { gone } else { &entry.summary }, columns.saturating_sub(4))
}
