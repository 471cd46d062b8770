//! The list of scenarios.
//!
//! ```text
//!   gopark: see how Go schedules goroutines
//!  ── Scenarios ──────────────────────────────────────────
//!  ▸ hot-mutex      Hot mutex
//!    ping-pong      Ping-pong over a channel
//!  ── Hot mutex ──────────────────────────────────────────
//!   Eight workers, one lock: four cores, no speed-up.
//!   Enter open   ↑ ↓ select   ? help   q quit
//! ```

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::footer;
use crate::tui::action::Action;
use crate::tui::bindings::Hint;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::msg::Effect;
use crate::tui::preview;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width, wrap};

/// A scenario in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name on the command line.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub summary: String,
    /// What it teaches, a few words each.
    pub teaches: Vec<String>,
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct Home {
    /// All scenarios.
    pub entries: Vec<Entry>,
    /// Their runs from start to end, as far as they are known yet.
    previews: BTreeMap<usize, Film>,
    /// The place of the selected one.
    pub selected: usize,
}

/// Rows below the list: a heading and what is said of the selected one.
const DETAILS: u16 = 7;

impl Home {
    /// The list with its first entry selected.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, previews: BTreeMap::new(), selected: 0 }
    }

    /// Takes the whole run of a scenario.
    pub fn preview(&mut self, place: usize, film: Film) {
        self.previews.insert(place, film);
    }

    /// Carries out what a key asks for.
    pub fn act(&mut self, action: Action, (_, height): (u16, u16)) -> Option<Effect> {
        let page = isize::try_from(height.saturating_sub(DETAILS + 3).max(1)).unwrap_or(1);
        match action {
            Action::Up => self.select(-1),
            Action::Down => self.select(1),
            Action::PageUp => self.select(-page),
            Action::PageDown => self.select(page),
            Action::Top => self.selected = 0,
            Action::Bottom => self.select(isize::MAX),
            Action::Open if self.selected < self.entries.len() => return Some(Effect::Open(self.selected)),
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

    fn select(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.entries.len().saturating_sub(1));
    }
}

/// Draws the list.
pub fn draw(home: &Home, look: Look, hints: &[Hint], area: Rect, canvas: &mut Canvas) {
    let mut pen = Pen::at(canvas, area, 0);
    pen.write(" gopark", look.theme.style(Token::Title));
    pen.write(" - see how Go schedules goroutines, tick by tick", look.theme.style(Token::Faint));
    let footer = u16::from(area.height >= 3);
    let details = if area.height >= DETAILS + 6 { DETAILS } else { 0 };
    let wanted = u16::try_from(home.entries.len()).unwrap_or(u16::MAX).saturating_add(2);
    let list_height = area.height.saturating_sub(1 + footer + details).min(wanted);
    let list = Rect { y: area.y + area.height.min(1), height: list_height, ..area };
    draw_list(home, look, list, canvas);
    draw_details(home, look, Rect { y: list.bottom(), height: details, ..area }, canvas);
    let below = list.bottom() + details;
    let miniature = Rect { y: below, height: (area.bottom() - footer).saturating_sub(below), ..area };
    if let Some(film) = home.previews.get(&home.selected).filter(|_| details > 0) {
        preview::draw(film, look, miniature, canvas);
    }
    footer::draw(hints, None, look, Rect { y: area.bottom() - footer, height: footer, ..area }, canvas);
}

fn draw_list(home: &Home, look: Look, area: Rect, canvas: &mut Canvas) {
    heading("Scenarios", &[], true, look, area, canvas);
    let rows = below(area);
    let names = home.entries.iter().map(|entry| width(&entry.name)).max().unwrap_or(0).min(area.width / 2);
    let first = (home.selected + 1).saturating_sub(usize::from(rows.height));
    for (row, (place, entry)) in (0..rows.height).zip(home.entries.iter().enumerate().skip(first)) {
        let selected = place == home.selected;
        let (mark, style) = if selected {
            (look.glyphs.mark, look.theme.style(Token::Selected))
        } else {
            (" ", look.theme.style(Token::Text))
        };
        canvas.target(Rect { y: rows.y + row, height: 1, ..rows }, Target::Line(place));
        let mut pen = Pen::at(canvas, rows, row);
        pen.write(" ", look.theme.style(Token::Text)).write(mark, style).write(" ", style);
        pen.column(&entry.name, names, style.patch(look.theme.style(Token::Name))).write("   ", style);
        pen.clipped(&entry.title, look.glyphs.more, style);
        if selected {
            pen.fill(" ", 1, style);
        }
    }
}

fn draw_details(home: &Home, look: Look, area: Rect, canvas: &mut Canvas) {
    let Some(entry) = home.entries.get(home.selected) else { return };
    heading(&entry.title, &[], false, look, area, canvas);
    let rows = below(area);
    let mut lines = wrap(&entry.summary, rows.width.saturating_sub(4));
    if !entry.teaches.is_empty() {
        lines.push(String::new());
        lines.push(format!("Teaches: {}", entry.teaches.join(", ")));
    }
    for (row, line) in (0..rows.height).zip(&lines) {
        Pen::at(canvas, rows, row).write("  ", look.theme.style(Token::Text)).clipped(
            line,
            look.glyphs.more,
            look.theme.style(Token::Text),
        );
    }
}
