//! Which part of time is shown, how much of it in a cell, and what lanes stand for.
//!
//! **Invariant**: cells begin at multiples of their length, so that a cell stands for the same stretch of time wherever
//! the window is.

use crate::base::ids::GoId;
use crate::base::time::{SimDuration, SimTime};
use crate::trace::activity::Lane;
use crate::tui::pick::Pick;

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A core.
    Core,
    /// A P.
    Proc,
    /// A thread.
    Thread,
    /// A goroutine.
    Goroutine,
}

impl From<Lane> for Kind {
    fn from(lane: Lane) -> Self {
        match lane {
            Lane::Core(_) => Self::Core,
            Lane::Proc(_) => Self::Proc,
            Lane::Thread(_) => Self::Thread,
            Lane::Goroutine(_) => Self::Goroutine,
        }
    }
}

/// Which lanes there are, beside those that are pinned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Used {
    /// All: nobody wants fewer.
    #[default]
    All,
    /// These, in order: in the others nothing happens in the window.
    These(Vec<Lane>),
    /// All: too much happens in the window to tell in which lanes.
    Untold,
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
    /// Set while the window stays where somebody moved it: the cursor's time then.
    held: Option<SimTime>,
    /// Goroutines that ended in the window before the cursor, in order: they have lanes too.
    pub(super) ended: Vec<GoId>,
    /// Lanes of any kind that stay at the top.
    pub pins: Vec<Lane>,
    /// Whether lanes in which nothing happens in the window are left out.
    pub only_used: bool,
    /// Which are left then.
    pub(super) used: Used,
    /// Whether sysmon and the network have lanes.
    pub system: bool,
    /// What was selected, and what lanes stood for, when the lanes were last scrolled to what is selected.
    pub(super) revealed: Option<(Kind, Pick)>,
}

/// Cells kept free between the cursor and the right edge.
const MARGIN: u64 = 2;

impl Window {
    /// The window at the start of time, a tick a cell.
    pub fn new(tick: SimDuration) -> Self {
        Self {
            kind: Kind::Core,
            top: 0,
            left: 0,
            cell: tick,
            held: None,
            ended: Vec::new(),
            pins: Vec::new(),
            only_used: false,
            used: Used::All,
            system: false,
            revealed: None,
        }
    }

    /// The next kind of lanes.
    pub fn next_kind(&mut self) {
        self.top = 0;
        self.kind = match self.kind {
            Kind::Core => Kind::Proc,
            Kind::Proc => Kind::Thread,
            Kind::Thread => Kind::Goroutine,
            Kind::Goroutine => Kind::Core,
        };
    }

    /// Whether this lane stays at the top.
    pub(super) fn is_pinned(&self, lane: Lane) -> bool {
        self.pins.contains(&lane)
    }

    /// Whether there are lanes of cores.
    pub(super) fn has_cores(&self) -> bool {
        self.kind == Kind::Core || self.pins.iter().any(|pin| matches!(pin, Lane::Core(_)))
    }

    /// Lets this lane stay at the top, or no longer.
    pub(super) fn pin(&mut self, lane: Lane) {
        match self.pins.iter().position(|pin| *pin == lane) {
            Some(place) => drop(self.pins.remove(place)),
            None => self.pins.push(lane),
        }
    }

    /// Cells of the next shorter length of 1, 2, 5, 10, ... ns; the cursor stays in its column, or the middle if it is
    /// out of sight.
    pub fn zoom_in(&mut self, cursor: SimTime, columns: u16) {
        let shorter = steps().take_while(|step| *step < self.cell).last();
        self.zoom(shorter, self.anchor(cursor, columns));
    }

    /// The next longer ones.
    pub fn zoom_out(&mut self, cursor: SimTime, columns: u16) {
        let longer = steps().find(|step| *step > self.cell);
        self.zoom(longer, self.anchor(cursor, columns));
    }

    /// Zooms around a column, not the cursor, which may then be out of sight.
    pub fn zoom_around(&mut self, column: u16, inwards: bool, cursor: SimTime) {
        let time = self.time_at(column);
        let zoom = if inwards { Self::zoom_in } else { Self::zoom_out };
        zoom(self, time, column.saturating_add(1));
        self.held = Some(cursor);
    }

    /// The shortest cells with which all that is known fits into so many columns.
    pub fn fit(&mut self, known: SimTime, columns: u16) {
        self.cell = fitting(known, columns).unwrap_or(self.cell);
        (self.left, self.held) = (0, None);
    }

    /// The run is over then, and there is nothing to see behind it: cells are no longer than all of it needs, or than
    /// `least`; and the end comes to the right edge, unless somebody moved the window.
    pub(super) fn end_at(&mut self, end: SimTime, least: SimDuration, columns: u16) {
        if let Some(cell) = fitting(end, columns).map(|cell| cell.max(least)).filter(|cell| *cell < self.cell) {
            self.cell = cell;
            (self.left, self.held) = (0, None);
        }
        if self.held.is_none() {
            self.left = self.left.min((self.number(end) + MARGIN + 1).saturating_sub(u64::from(columns)));
        }
    }

    /// Whether all that is known is in sight.
    pub fn has_all(&self, known: SimTime, columns: u16) -> bool {
        self.left == 0 && self.has(known, columns)
    }

    /// Moves by so many cells, and stays there until the cursor moves.
    pub fn pan(&mut self, cells: i64, cursor: SimTime, known: SimTime) {
        self.left = self.left.saturating_add_signed(cells).min(self.number(known));
        self.held = Some(cursor);
    }

    /// From when to when it shows, with so many columns.
    pub fn shown(&self, columns: u16) -> (SimTime, SimTime) {
        (self.start(0), self.start(columns))
    }

    fn zoom(&mut self, cell: Option<SimDuration>, anchor: SimTime) {
        let column = self.number_before(anchor).saturating_sub(self.left);
        self.cell = cell.unwrap_or(self.cell);
        self.left = self.number_before(anchor).saturating_sub(column);
    }

    /// The cursor if it is in sight, or else the middle.
    fn anchor(&self, cursor: SimTime, columns: u16) -> SimTime {
        if self.has(cursor, columns) { cursor } else { self.time_at(columns / 2) }
    }

    /// Moves so that the cursor is inside, as little as possible; not if somebody moved it elsewhere since the cursor
    /// moved.
    pub fn follow(&mut self, cursor: SimTime, columns: u16) {
        if self.held == Some(cursor) {
            return;
        }
        self.held = None;
        let (at, columns) = (self.number(cursor), u64::from(columns));
        let margin = MARGIN.min(columns / 4);
        if at < self.left {
            // Coming from the right, leave some of the past in sight.
            self.left = at.saturating_sub(columns / 3);
        } else if at + margin >= self.left + columns {
            self.left = (at + margin + 1).saturating_sub(columns);
        }
    }

    /// Scrolls as little as possible so that this lane is in sight.
    pub fn reveal(&mut self, lane: usize, height: u16) {
        self.top = self.top.clamp((lane + 1).saturating_sub(usize::from(height.max(1))), lane);
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
        u16::try_from(self.number_before(time).saturating_sub(self.left))
            .unwrap_or(u16::MAX)
            .min(columns.saturating_sub(1))
    }

    /// Whether a time is in sight.
    pub(super) fn has(&self, time: SimTime, columns: u16) -> bool {
        let number = self.number_before(time);
        number >= self.left && number - self.left < u64::from(columns)
    }

    /// The number of the cell that a time is in; of one between two cells, the one before it.
    pub(super) fn number_before(&self, time: SimTime) -> u64 {
        time.nanos().saturating_sub(1) / self.cell.nanos()
    }

    /// The number of the cell that a time is in; of one between two cells, the one after it.
    pub(super) fn number(&self, time: SimTime) -> u64 {
        time.nanos() / self.cell.nanos()
    }

    pub(super) fn start(&self, column: u16) -> SimTime {
        SimTime::from_nanos((self.left + u64::from(column)).saturating_mul(self.cell.nanos()))
    }
}

/// The shortest cells with which so much fits into so many columns.
fn fitting(known: SimTime, columns: u16) -> Option<SimDuration> {
    let room = u64::from(columns).saturating_sub(MARGIN + 1).max(1);
    steps().find(|step| known.nanos() / step.nanos() < room)
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
        window.zoom_in(SimTime::ZERO, 80);
        assert_eq!(window.cell, SimDuration::from_nanos(200));
        (0..100).for_each(|_| window.zoom_in(SimTime::ZERO, 80));
        assert_eq!(window.cell, SimDuration::from_nanos(1));
        (0..100).for_each(|_| window.zoom_out(SimTime::ZERO, 80));
        assert_eq!(window.cell, SimDuration::from_secs(5_000));
    }

    #[test]
    fn zoom_keeps_the_cursor_in_its_column() {
        let mut window = Window::new(SimDuration::from_nanos(100));
        let cursor = SimTime::from_nanos(50_050);
        window.follow(cursor, 80);
        let column = window.column(cursor, 80);
        window.zoom_in(cursor, 80);
        window.zoom_in(cursor, 80);
        assert_eq!(window.column(cursor, 80), column);
        window.zoom_out(cursor, 80);
        assert_eq!(window.column(cursor, 80), column);
    }

    #[test]
    fn a_window_that_was_moved_stays_until_the_cursor_moves() {
        let mut window = Window::new(SimDuration::from_nanos(100));
        let (cursor, known) = (SimTime::from_nanos(1_000), SimTime::from_nanos(100_000));
        window.pan(500, cursor, known);
        window.follow(cursor, 80);
        assert_eq!(window.left, 500);
        window.pan(10_000, cursor, known);
        assert_eq!(window.left, 1_000);
        window.follow(SimTime::from_nanos(1_100), 80);
        assert!(window.left <= 11);
    }

    #[test]
    fn all_of_the_run_fits() {
        for known in [0, 1, 77, 7_500_000, u64::MAX] {
            let mut window = Window::new(SimDuration::from_nanos(100));
            for columns in [1, 3, 10, 178] {
                window.fit(SimTime::from_nanos(known), columns);
                let all = window.number(SimTime::from_nanos(known)) < u64::from(columns);
                assert!(all || known == u64::MAX, "{known} in {columns}");
            }
        }
    }

    #[test]
    fn behind_the_end_nothing_is_shown() {
        let tick = SimDuration::from_nanos(100);
        let (short, long) = (SimTime::from_nanos(1_000), SimTime::from_nanos(100_000));
        let mut window = Window::new(tick);
        window.end_at(short, tick, 80);
        assert_eq!(window.cell, tick, "a tick a cell, as long as the cursor is on its way");
        window.end_at(short, SimDuration::from_nanos(1), 80);
        assert_eq!(window.cell, SimDuration::from_nanos(20), "at the end all of it, as large as it can be");
        assert!(window.has_all(short, 80) && !window.has_all(long, 80));
        window.zoom_in(short, 80);
        let close = window.cell;
        window.left = 90;
        window.end_at(short, SimDuration::from_nanos(1), 80);
        assert_eq!((window.cell, window.left), (close, 100 + MARGIN + 1 - 80), "the end is at the right edge");
        let mut window = Window::new(tick);
        (0..9).for_each(|_| window.zoom_out(long, 80));
        window.end_at(long, tick, 80);
        assert_eq!(window.cell, SimDuration::from_nanos(2_000), "no longer than all of it needs");
    }

    #[test]
    fn a_lane_is_brought_into_sight() {
        let mut window = Window::new(SimDuration::from_nanos(100));
        window.reveal(30, 8);
        assert_eq!(window.top, 23);
        window.reveal(25, 8);
        assert_eq!(window.top, 23);
        window.reveal(3, 8);
        assert_eq!(window.top, 3);
        window.reveal(3, 0);
        assert_eq!(window.top, 3);
    }
}
