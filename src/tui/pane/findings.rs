//! What is worth a look in the run, each with its evidence and a way to it.
//!
//! ```text
//!  ── Findings ─────────────────────────────────────────────────────────── 2 ──
//!  ▸ 12.3ms  Lock convoy: for 61.2 % of the run at least 3 goroutines waited ...
//!            long queue for 4.2ms, 61.2 % of the run, longest queue 7
//!    18.0ms  Idle beside work: ...
//! ```
//!
//! **Invariants**: the search goes on a piece at a time, and only while the pane is in sight, so that no key waits for
//! it however long the recording; what is shown is what was found up to where the search has come.

use ratatui::layout::Rect;

use crate::trace::explain::Teller;
use crate::trace::findings::{Amount, Evidence, Finder, Finding};
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, wrap};

/// What was found, and which of it is selected.
#[derive(Debug, Default)]
pub struct Findings {
    finder: Option<Finder>,
    /// Of how many events, and whether of a run that is over.
    of: Option<(usize, bool)>,
    found: Vec<Finding>,
    selected: usize,
    /// Whether there is more to be searched.
    searching: bool,
}

/// Events that are searched at a time.
const PIECE: usize = 20_000;
/// Columns in front of a sentence.
const TIME: u16 = 15;

impl Findings {
    /// Goes on with the search, if the pane is in sight.
    pub fn settle(&mut self, film: &Film, area: Rect) {
        self.searching = false;
        if area.is_empty() {
            return;
        }
        let finder = self.finder.get_or_insert_with(|| Finder::new(film.recording()));
        self.searching = finder.search(film.recording(), PIECE);
        let of = (finder.searched(), film.is_over());
        if !self.searching && self.of != Some(of) {
            self.found = finder.found(film.recording());
            self.of = Some(of);
        }
        self.selected = self.selected.min(self.found.len().saturating_sub(1));
    }

    /// Whether the search goes on by itself.
    pub const fn is_searching(&self) -> bool {
        self.searching
    }

    /// Selects so many further down, or up.
    pub fn step(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.found.len().saturating_sub(1));
    }

    /// The selected one.
    pub fn selected(&self) -> Option<&Finding> {
        self.found.get(self.selected)
    }

    /// Selects this one.
    pub const fn select(&mut self, place: usize) {
        self.selected = place;
    }
}

/// A line of the pane.
struct Line {
    finding: usize,
    first: bool,
    text: String,
    evidence: bool,
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let findings = &run.findings;
    let faint = look.theme.style(Token::Faint);
    let note = if findings.searching {
        let searched = findings.finder.as_ref().map_or(0, Finder::searched);
        format!("{} % searched", searched as u64 * 100 / (run.film.events().len() as u64).max(1))
    } else if run.film.is_over() {
        findings.found.len().to_string()
    } else {
        format!("{} so far", findings.found.len())
    };
    heading("Findings", &[(note, faint)], run.focus == Pane::Findings, look, area, canvas);
    let rows = below(area);
    if findings.found.is_empty() {
        let words =
            if findings.searching { "looking for what is amiss" } else { "nothing is amiss in what is recorded" };
        Pen::at(canvas, rows, 0).write(" ", faint).clipped(words, look.glyphs.more, faint);
        return;
    }
    let lines = lines(run, rows.width);
    let height = usize::from(rows.height);
    let last = lines.iter().rposition(|line| line.finding == findings.selected).unwrap_or(0);
    let first = lines.iter().position(|line| line.finding == findings.selected).unwrap_or(0);
    let top = (last + 1).saturating_sub(height).min(first);
    for (row, line) in (0..rows.height).zip(&lines[top..]) {
        draw_line(run, line, look, &mut Pen::at(canvas, rows, row));
        canvas.target(Rect { y: rows.y + row, height: 1, ..rows }, Target::Line(line.finding));
    }
}

fn lines(run: &Run, columns: u16) -> Vec<Line> {
    let room = columns.saturating_sub(indent(columns) + 1).max(8);
    let teller = Teller::new(run.film.recording());
    let mut lines = Vec::new();
    for (finding, found) in run.findings.found.iter().enumerate() {
        let told = found.told(teller).to_string();
        let sentence = wrap(&told, room).into_iter().enumerate();
        lines.extend(sentence.map(|(n, text)| Line { finding, first: n == 0, text, evidence: false }));
        // What the sentence says need not be said again; but numbers are in it for other reasons too.
        let is_told =
            |found: &Evidence| !matches!(found.amount, Amount::Count(_)) && told.contains(&found.amount.to_string());
        let evidence = found.evidence().into_iter().filter(|found| !is_told(found));
        let evidence: Vec<String> = evidence.map(|found| found.to_string()).collect();
        let evidence = wrap(&evidence.join(", "), room).into_iter();
        lines.extend(evidence.map(|text| Line { finding, first: false, text, evidence: true }));
    }
    lines
}

/// Columns in front of sentences; on a narrow pane there are no times.
const fn indent(columns: u16) -> u16 {
    if columns > 50 { TIME + 3 } else { 3 }
}

fn draw_line(run: &Run, line: &Line, look: Look, pen: &mut Pen<'_>) {
    let faint = look.theme.style(Token::Faint);
    let selected = line.finding == run.findings.selected;
    let columns = pen.rest();
    let mark = if selected && line.first { look.glyphs.mark } else { " " };
    pen.write(" ", faint).write(mark, look.theme.style(Token::Focused));
    if let Some(found) = run.findings.found.get(line.finding).filter(|_| line.first && indent(columns) > TIME) {
        pen.write(&format!("{:>13}", found.time().to_string()), faint);
    }
    pen.to(indent(columns));
    let style = match (line.evidence, selected) {
        (true, _) => faint,
        (false, true) => look.theme.style(Token::Heading),
        (false, false) => look.theme.style(Token::Text),
    };
    pen.clipped(&line.text, look.glyphs.more, style);
}
