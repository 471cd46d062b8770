//! Which part of time is shown, how much of it in a cell, and what lanes stand for.
//!
//! **Invariant**: cells begin at multiples of their length, so that a cell stands for the same stretch of time wherever
//! the window is.

use crate::base::time::{SimDuration, SimTime};

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A core.
    Core,
    /// A P.
    Proc,
    /// A thread.
    Thread,
}

/// The part of time that is shown, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What lanes stand for.
    pub kind: Kind,
    /// The first lane shown.
    pub top: usize,
    /// The number of the leftmost cell, counted from the start of the run.
    pub(super) left: u64,
    /// The time that a cell stands for.
    pub(super) cell: SimDuration,
}

/// Cells kept free between the cursor and the right edge.
const MARGIN: u64 = 2;

impl Window {
    /// The window at the start of time, a tick a cell.
    pub fn new(tick: SimDuration) -> Self {
        Self { kind: Kind::Core, top: 0, left: 0, cell: tick }
    }

    /// The next kind of lanes.
    pub fn next_kind(&mut self) {
        self.top = 0;
        self.kind = match self.kind {
            Kind::Core => Kind::Proc,
            Kind::Proc => Kind::Thread,
            Kind::Thread => Kind::Core,
        };
    }

    /// The next shorter cell of 1, 2, 5, 10, ... ns.
    pub fn zoom_in(&mut self) {
        let shorter = steps().take_while(|step| *step < self.cell).last();
        self.cell = shorter.unwrap_or(self.cell);
    }

    /// The next longer one.
    pub fn zoom_out(&mut self) {
        self.cell = steps().find(|step| *step > self.cell).unwrap_or(self.cell);
    }

    /// Moves so that the cursor is inside, as little as possible.
    pub fn follow(&mut self, cursor: SimTime, columns: u16) {
        let (at, columns) = (self.number(cursor), u64::from(columns));
        let margin = MARGIN.min(columns / 4);
        if at < self.left {
            // Coming from the right, leave some of the past in sight.
            self.left = at.saturating_sub(columns / 3);
        } else if at + margin >= self.left + columns {
            self.left = (at + margin + 1).saturating_sub(columns);
        }
    }

    /// Keeps the first lane such that the last ones fill the height.
    pub fn clamp(&mut self, lanes: usize, height: u16) {
        self.top = self.top.min(lanes.saturating_sub(usize::from(height)));
    }

    /// The time at which the cell in this column ends.
    pub fn time_at(&self, column: u16) -> SimTime {
        self.start(column.saturating_add(1))
    }

    /// The column of the cell that a time is in; one between two cells is in the one before it.
    pub(super) fn column(&self, time: SimTime, columns: u16) -> u16 {
        let last = time.nanos().saturating_sub(1) / self.cell.nanos();
        u16::try_from(last.saturating_sub(self.left)).unwrap_or(u16::MAX).min(columns.saturating_sub(1))
    }

    pub(super) fn number(&self, time: SimTime) -> u64 {
        time.nanos() / self.cell.nanos()
    }

    pub(super) fn start(&self, column: u16) -> SimTime {
        SimTime::from_nanos((self.left + u64::from(column)).saturating_mul(self.cell.nanos()))
    }
}

/// 1, 2, 5, 10, ... ns, up to 5000 s.
fn steps() -> impl Iterator<Item = SimDuration> {
    (0..13).flat_map(|power| [1, 2, 5].map(|n| SimDuration::from_nanos(n * 10_u64.pow(power))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_cursor() {
        let mut window = Window::new(SimDuration::from_nanos(10));
        window.follow(SimTime::from_nanos(500), 100);
        assert_eq!(window.left, 0);
        window.follow(SimTime::from_nanos(1_000), 100);
        assert_eq!(window.left, 3);
        window.follow(SimTime::from_nanos(900), 100);
        assert_eq!(window.left, 3);
        window.follow(SimTime::ZERO, 100);
        assert_eq!(window.left, 0);
    }

    #[test]
    fn zoom_goes_by_1_2_5_and_has_ends() {
        let mut window = Window::new(SimDuration::from_nanos(300));
        window.zoom_in();
        assert_eq!(window.cell, SimDuration::from_nanos(200));
        (0..100).for_each(|_| window.zoom_in());
        assert_eq!(window.cell, SimDuration::from_nanos(1));
        (0..100).for_each(|_| window.zoom_out());
        assert_eq!(window.cell, SimDuration::from_secs(5_000));
    }
}
