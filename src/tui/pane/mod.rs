//! The panes of the run view.

pub mod log;
pub mod queues;
pub mod timeline;
pub mod waiting;

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
}

impl Pane {
    const RING: [Self; 4] = [Self::Timeline, Self::Queues, Self::Waiting, Self::Log];

    /// The one that Tab goes to.
    #[must_use]
    pub fn next(self) -> Self {
        Self::RING[(self as usize + 1) % Self::RING.len()]
    }

    /// The one that Shift-Tab goes to.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::RING[(self as usize + Self::RING.len() - 1) % Self::RING.len()]
    }
}
