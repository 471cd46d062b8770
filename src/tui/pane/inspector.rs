//! All about what is selected: what it is and since when, why, who could change it, and what it did last.
//!
//! ```text
//!  ── Inspector of G7 worker ──────────────────────────────────
//!   state        parked: sync.Mutex.Lock on db, for 1.2ms
//!   goes on by   G3 worker, which runs; it has to unlock
//!   time         ran 12%, runnable 30%, blocked 58%
//!   why          A parked goroutine costs no thread and no P ...
//!   lately
//!     12.4ms     G7 worker parks: sync.Mutex.Lock on db
//! ```
//!
//! The words come from [`crate::trace::inspect`]; whatever they name can be clicked. Where there is room, what it did
//! last stands on the right.
//!
//! **Invariant**: it is put together when the cursor or the selection has moved, and only while it is in sight.

use ratatui::layout::Rect;

use crate::base::time::SimTime;
use crate::trace::inspect::{Fact, Phrase, Piece, Portrait};
use crate::trace::store::subjects::Subject;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::pick::{Pick, place};
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};

/// What is shown.
#[derive(Debug, Default)]
pub struct Inspector {
    /// Of what, where the cursor is, and how many columns there are for it.
    of: Option<(Option<Subject>, usize, SimTime, u16)>,
    facts: Vec<Line>,
    history: Vec<Line>,
    /// The first line of the facts that is shown.
    pub top: usize,
}

/// A line.
#[derive(Debug)]
enum Line {
    /// A part of a fact; its label, where it begins.
    Fact(&'static str, Vec<Atom>),
    /// An event by its place, and its sentence.
    Event(usize, SimTime, String),
    /// The head of the history.
    Head,
}

/// A word, or a name.
#[derive(Debug)]
struct Atom {
    text: String,
    subject: Option<Subject>,
    /// Whether a blank is before it.
    gap: bool,
}

/// Columns of labels, with the blank on the left.
const LABEL: u16 = 14;
/// Columns of times, with the blanks on both sides.
const TIME: u16 = 14;
/// Columns from which the history stands on the right.
const ROOMY: u16 = 110;
/// Columns of a goroutine's name from which the rest of it is left out.
const LONG: u16 = 26;
/// Events of the history.
const EVENTS: u16 = 24;

impl Inspector {
    /// Puts together what is shown, if the pane is in sight and something has changed.
    pub fn settle(&mut self, film: &Film, pick: Pick, area: Rect) {
        let height = area.height.saturating_sub(1);
        if height == 0 {
            return;
        }
        let of = Some((pick.subject(), film.index(), film.time(), area.width));
        if self.of != of {
            if self.of.map(|of| of.0) != of.map(|of| of.0) {
                self.top = 0;
            }
            self.of = of;
            self.compose(film, pick.subject(), area.width);
        }
        let lines = self.facts.len() + if area.width >= ROOMY { 0 } else { self.history.len() };
        self.top = self.top.min(lines.saturating_sub(height.into()));
    }

    fn compose(&mut self, film: &Film, subject: Option<Subject>, columns: u16) {
        let portrait = film.portrait(subject, EVENTS.into());
        let room = left(columns).saturating_sub(LABEL + 1).max(8);
        self.facts = facts(film, subject, &portrait).iter().flat_map(|fact| flow(fact, film, room)).collect();
        let mut places = portrait.history.clone();
        places.reverse();
        let sentences = film.sentences(&places);
        let events = places.iter().zip(sentences).rev();
        self.history = events.map(|(place, (event, sentence))| Line::Event(*place, event.time, sentence)).collect();
        if !self.history.is_empty() {
            self.history.insert(0, Line::Head);
        }
    }
}

/// Columns of the facts.
const fn left(columns: u16) -> u16 {
    if columns >= ROOMY { columns / 2 } else { columns }
}

/// All facts: those of the portrait, what the view knows of its time and its source, and the rule behind it.
fn facts(film: &Film, subject: Option<Subject>, portrait: &Portrait) -> Vec<Fact> {
    let mut facts = portrait.facts.clone();
    if let Some(Subject::G(g)) = subject {
        facts.extend(shares(film, g).map(|says| Fact { label: "time", says }));
        let line = place(film, g).and_then(|at| {
            let text = film.listing(at.file)?.lines().get((at.line as usize).checked_sub(1)?)?;
            Some(text.iter().map(|(_, text)| text.as_str()).collect::<String>().trim().to_owned())
        });
        facts.extend(line.map(|line| Fact { label: "line", says: Phrase::new(line) }));
    }
    if let Some((_, rules)) = &portrait.reason {
        let rules = rules.iter().enumerate();
        facts.extend(rules.map(|(n, rule)| Fact { label: if n == 0 { "why" } else { "" }, says: Phrase::new(rule) }));
    }
    facts
}

/// For how much of its life it did what.
fn shares(film: &Film, g: crate::base::ids::GoId) -> Option<Phrase> {
    let [ran, ready, blocked] = film.shares(g)?;
    Some(Phrase::new(format!("ran {ran}%, runnable {ready}%, blocked {blocked}%")))
}

/// A fact, broken into lines.
fn flow(fact: &Fact, film: &Film, room: u16) -> Vec<Line> {
    let mut lines = vec![Line::Fact(fact.label, Vec::new())];
    let mut used = 0;
    for atom in atoms(&fact.says, film) {
        let gap = u16::from(atom.gap && used > 0);
        let long = width(&atom.text) + if matches!(atom.subject, Some(Subject::G(_))) { 2 } else { 0 };
        // What stands close to the word before it stays there.
        if used > 0 && used + gap + long > room && (atom.gap || atom.subject.is_some()) {
            lines.push(Line::Fact("", Vec::new()));
            used = 0;
        }
        used += long + if used > 0 { gap } else { 0 };
        if let Some(Line::Fact(_, atoms)) = lines.last_mut() {
            atoms.push(atom);
        }
    }
    lines
}

fn atoms(phrase: &Phrase, film: &Film) -> Vec<Atom> {
    let (mut atoms, mut gap) = (Vec::new(), false);
    for piece in &phrase.pieces {
        match piece {
            Piece::Words(words) => {
                for (n, word) in words.split(' ').enumerate() {
                    gap |= n > 0;
                    if !word.is_empty() {
                        atoms.push(Atom { text: word.to_owned(), subject: None, gap });
                        gap = false;
                    }
                }
            }
            Piece::Name(subject) => {
                let text = clip(&film.subject_name(*subject), LONG, "");
                atoms.push(Atom { text, subject: Some(*subject), gap });
                gap = false;
            }
        }
    }
    atoms
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let title = match run.pick.subject() {
        Some(subject) => format!("Inspector of {}", run.film.subject_name(subject)),
        None => "Inspector".to_owned(),
    };
    let note = match run.pick.subject() {
        Some(_) => String::new(),
        None => "the last event; g, a click or I selects something".to_owned(),
    };
    let note = if note.is_empty() { Vec::new() } else { vec![(note, look.theme.style(Token::Faint))] };
    heading(&title, &note, run.focus == Pane::Inspector, look, area, canvas);
    let rows = below(area);
    let inspector = &run.inspector;
    if inspector.facts.is_empty() {
        let words = "nothing has happened yet";
        Pen::at(canvas, rows, 0).write(" ", look.theme.style(Token::Text)).write(words, look.theme.style(Token::Faint));
        return;
    }
    let facts = inspector.facts.iter();
    if area.width < ROOMY {
        draw_lines(run, facts.chain(&inspector.history).skip(inspector.top), look, rows, canvas);
        return;
    }
    let half = left(rows.width);
    draw_lines(run, facts.skip(inspector.top), look, Rect { width: half - 1, ..rows }, canvas);
    let right = Rect { x: rows.x + half, width: rows.width - half, ..rows };
    draw_lines(run, inspector.history.iter(), look, right, canvas);
}

fn draw_lines<'a>(run: &Run, lines: impl Iterator<Item = &'a Line>, look: Look, area: Rect, canvas: &mut Canvas) {
    for (row, line) in (0..area.height).zip(lines) {
        draw_line(run, line, look, &mut Pen::at(canvas, area, row));
    }
}

fn draw_line(run: &Run, line: &Line, look: Look, pen: &mut Pen<'_>) {
    let (text, faint) = (look.theme.style(Token::Text), look.theme.style(Token::Faint));
    pen.write(" ", text);
    match line {
        Line::Fact(label, atoms) => {
            pen.column(label, LABEL - 1, faint);
            for (n, atom) in atoms.iter().enumerate() {
                if n > 0 && atom.gap {
                    pen.write(" ", text);
                }
                match atom.subject {
                    None => drop(pen.write(&atom.text, text)),
                    Some(Subject::G(g)) => chip::word(g, &atom.text, run, look, pen),
                    Some(subject) => {
                        pen.link(&atom.text, look.theme.style(Token::Name), Target::Select(subject));
                    }
                }
            }
        }
        Line::Head => drop(pen.write("lately", faint)),
        Line::Event(place, time, sentence) => {
            pen.target(Target::Event(*place), |pen| {
                pen.column(&format!("{:>12}", time.to_string()), TIME, faint).clipped(sentence, look.glyphs.more, text);
            });
        }
    }
}
