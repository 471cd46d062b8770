//! The panes of the run view.

pub mod board;
pub mod decision;
pub mod findings;
pub mod goroutines;
pub mod inspector;
pub mod log;
pub mod output;
pub mod queues;
pub mod source;
pub mod timeline;
pub mod waiting;

use ratatui::layout::Rect;

use super::look::Look;
use super::screen::run::Run;
use super::widget::canvas::Canvas;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// What ran when.
    Timeline,
    /// Who is runnable, and where.
    Queues,
    /// Who waits, and for what.
    Waiting,
    /// What happened, and why.
    Log,
    /// Where a goroutine is in the program's source.
    Source,
    /// What the program has written.
    Output,
    /// Who is ready, runs, is blocked, is done.
    Board,
    /// All goroutines in a table.
    Goroutines,
    /// All about what is selected.
    Inspector,
    /// What is worth a look in the run.
    Findings,
}

impl Pane {
    /// All of them, in the order of Tab.
    pub const ALL: [Self; 10] = [
        Self::Timeline,
        Self::Queues,
        Self::Waiting,
        Self::Log,
        Self::Source,
        Self::Output,
        Self::Board,
        Self::Goroutines,
        Self::Inspector,
        Self::Findings,
    ];

    /// Whether only a Go program has it.
    pub const fn is_programs(self) -> bool {
        matches!(self, Self::Source | Self::Output)
    }

    /// Whether it is only there if asked for, and then has the whole width.
    pub const fn is_overview(self) -> bool {
        matches!(self, Self::Board | Self::Goroutines | Self::Inspector | Self::Findings)
    }
}

/// Draws one.
pub fn draw(pane: Pane, run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    match pane {
        Pane::Timeline => timeline::draw(run, look, area, canvas),
        Pane::Queues => queues::draw(run, look, area, canvas),
        Pane::Waiting => waiting::draw(run, look, area, canvas),
        Pane::Log if run.is_presented() && !run.enlarged => decision::draw(run, look, area, canvas),
        Pane::Log => log::draw(run, look, area, canvas),
        Pane::Source => source::draw(run, look, area, canvas),
        Pane::Output => output::draw(run, look, area, canvas),
        Pane::Board => board::draw(run, look, area, canvas),
        Pane::Goroutines => goroutines::draw(run, look, area, canvas),
        Pane::Inspector => inspector::draw(run, look, area, canvas),
        Pane::Findings => findings::draw(run, look, area, canvas),
    }
}
