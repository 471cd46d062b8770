//! Where the parts of the run view go on a terminal of a given size.
//!
//! ```text
//!   narrow           usual                      wide
//!   title            title                      title
//!   timeline         timeline                   timeline
//!   queues           queues   | waiting         queues    | log
//!   waiting          log                        waiting   |
//!   log              footer                     footer
//!   footer
//! ```
//!
//! From a certain height on the strip of the whole run stands below the title. A Go program has two panes more. Where the log has the whole width they take its place, one at a time, or stand
//! beside it; on a wide and high terminal all are there:
//!
//! ```text
//!   narrow, usual             usual, 110 columns        wide, and high
//!   ...                       ...                       title
//!   log or source or output   log | source or output    timeline
//!   footer                    footer                    queues    | source
//!                                                       waiting   |
//!                                                       output    | log
//!                                                       footer
//! ```
//!
//! The board, the table of goroutines, the inspector and the findings take the whole place of the log where they are asked for; on a wide terminal
//! they stand above it, in the source's place. On a terminal without room for them, as without room for source and
//! output, they take all of it.
//!
//! For a projector the parts are others: see `presenter`.
//!
//! **Invariants**: the parts do not overlap and stay inside; a part without room is empty; room goes to the title, the
//! timeline, the queues, what waits, and the log, in this order.

use ratatui::layout::Rect;

use super::run::Run;
use super::{presenter, strip};
use crate::tui::pane::{Pane, queues, timeline};

/// The parts' places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// One row; for a projector, more.
    pub title: Rect,
    /// The strip of the whole run; empty on a low terminal.
    pub strip: Rect,
    /// One row of hints.
    pub footer: Rect,
    /// The panes, each with its heading, in the order of [`Pane::ALL`].
    panes: [Rect; Pane::ALL.len()],
}

/// Columns below which queues and what waits stand one above the other.
const NARROW: u16 = 72;
/// Columns from which the log stands beside them.
const WIDE: u16 = 160;
/// Columns from which the source stands beside the log.
const BESIDE: u16 = 110;
/// Rows below the timeline from which there is room for all panes at once.
const HIGH: u16 = 24;
/// Rows that a pane needs to be of use.
const PANE_MIN: u16 = 3;

impl Layout {
    /// The places on a terminal with so many columns and rows.
    pub fn of(run: &Run, (width, height): (u16, u16)) -> Self {
        if run.is_presented() {
            return presenter::layout(run, (width, height));
        }
        let area = Rect::new(0, 0, width, height);
        let (title, rest) = split_top(area, height.min(1));
        let (body, footer) = split_bottom(rest, u16::from(height >= 4));
        let (strip, body) = split_top(body, strip::height(height));
        let frame = Self::around(title, strip, footer);
        let parts = frame.parts(run, body);
        let asked_for = run.focus.is_overview() || run.focus.is_programs();
        let squeezed_out = asked_for && parts.area(run.focus).is_empty();
        if run.enlarged || squeezed_out { frame.with(run.focus, body) } else { parts }
    }

    /// Without panes yet.
    pub(super) fn around(title: Rect, strip: Rect, footer: Rect) -> Self {
        Self { title, strip, footer, ..Self::default() }
    }

    /// The place of a pane; empty if it is not in sight.
    pub const fn area(&self, pane: Pane) -> Rect {
        self.panes[pane as usize]
    }

    /// With a pane at this place.
    pub(super) const fn with(mut self, pane: Pane, area: Rect) -> Self {
        self.panes[pane as usize] = area;
        self
    }

    fn parts(self, run: &Run, body: Rect) -> Self {
        let lanes = rows(timeline::rows(run)).saturating_add(2);
        let (timeline, rest) = split_top(body, with_rest(lanes.min((body.height * 2 / 5).max(6)), body.height));
        let queue_rows = rows(queues::lines(run)).saturating_add(3);
        let program = run.film.is_program();
        if body.width >= WIDE && program && rest.height >= HIGH {
            let (left, right) = split_left(rest, rest.width / 2);
            let (queues, left) = split_top(left, queue_rows.saturating_add(queues::RULE_ROWS).min(left.height / 3));
            let (waiting, output) = split_top(left, left.height / 2);
            let (upper, log) = split_top(right, right.height * 3 / 5);
            let upper_pane = if run.below.is_overview() { run.below } else { Pane::Source };
            let parts = self.with(Pane::Timeline, timeline).with(Pane::Queues, queues).with(Pane::Waiting, waiting);
            return parts.with(Pane::Log, log).with(Pane::Output, output).with(upper_pane, upper);
        }
        if body.width >= WIDE && !program {
            let (left, log) = split_left(rest, rest.width / 2);
            let wanted = queue_rows.saturating_add(queues::RULE_ROWS).min(left.height / 2);
            let (queues, waiting) = split_top(left, with_rest(wanted, left.height));
            let parts = self.with(Pane::Timeline, timeline).with(Pane::Queues, queues).with(Pane::Waiting, waiting);
            if !run.below.is_overview() {
                return parts.with(Pane::Log, log);
            }
            let (upper, log) = split_top(log, with_rest(log.height * 3 / 5, log.height));
            return parts.with(Pane::Log, log).with(run.below, upper);
        }
        // At least two fifths, so that what waits has room too; the log moves as little as possible meanwhile.
        let state_rows = queue_rows.max(rest.height * 2 / 5).min((rest.height / 2).max(PANE_MIN + 1));
        if body.width >= NARROW {
            let (state, log) = split_top(rest, with_rest(state_rows, rest.height));
            let (queues, waiting) = split_left(state, state.width / 2);
            let parts = self.with(Pane::Timeline, timeline).with(Pane::Queues, queues).with(Pane::Waiting, waiting);
            return parts.below(run, log);
        }
        let (queues, rest) = split_top(rest, with_rest(state_rows.min(queue_rows), rest.height));
        let (waiting, log) = split_top(rest, with_rest(rest.height / 2, rest.height));
        let parts = self.with(Pane::Timeline, timeline).with(Pane::Queues, queues).with(Pane::Waiting, waiting);
        parts.below(run, log)
    }

    /// The log, and what takes its place or stands beside it.
    fn below(self, run: &Run, area: Rect) -> Self {
        let alone = area.width < BESIDE || !run.film.is_program();
        if alone || run.below.is_overview() {
            return self.with(run.below, area);
        }
        let (log, beside) = split_left(area, area.width / 2);
        // A column stays free between the two.
        let log = Rect { width: log.width.saturating_sub(1), ..log };
        self.with(Pane::Log, log).with(run.beside, beside)
    }
}

/// The rows for a part, or all there are if what is left would be of no use.
fn with_rest(wanted: u16, available: u16) -> u16 {
    if available < wanted.saturating_add(PANE_MIN) { available } else { wanted }
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

pub(super) fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

pub(super) fn split_bottom(area: Rect, height: u16) -> (Rect, Rect) {
    split_top(area, area.height.saturating_sub(height))
}

pub(super) fn split_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    (Rect { width, ..area }, Rect { x: area.x + width, width: area.width - width, ..area })
}
