//! The cells of the lanes in the window that was drawn last: mostly the next frame shows the same window.
//!
//! **Invariant**: holds what the recording would answer; whoever adds to the recording forgets it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::base::time::SimTime;
use crate::trace::activity::Lane;
use crate::trace::spans::Cell;

/// The most lanes that are kept: more than a screen has rows.
const LANES: usize = 256;

/// From when to when, in how many cells.
pub(super) type Part = (SimTime, SimTime, u16);

/// What is kept.
#[derive(Debug, Default)]
pub(super) struct Drawn(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    part: Part,
    lanes: BTreeMap<Lane, Vec<Cell>>,
}

impl Drawn {
    /// The cells of a lane in this part of time, which are made if they are not there.
    pub(super) fn cells(&self, lane: Lane, part: Part, make: impl FnOnce() -> Vec<Cell>) -> Vec<Cell> {
        let mut kept = self.0.borrow_mut();
        if kept.part != part || kept.lanes.len() >= LANES {
            *kept = Kept { part, ..Kept::default() };
        }
        kept.lanes.entry(lane).or_insert_with(make).clone()
    }

    /// What is kept may be so no longer.
    pub(super) fn forget(&mut self) {
        self.0 = RefCell::default();
    }
}
