//! Maps that several goroutines use at the same time: where the runtime notices that, it ends the program.
//!
//! ```text
//!   P 0   ....[ m[1] = 1 ]......        each write of a map takes a while; who uses the map in that while, on another
//!   P 1   .........[ m[2] ]....         P, is caught: "concurrent map read and map write"
//! ```
//!
//! What a goroutine does between two looks at the others happens in one go, so that it may see what another one has
//! done at a time that is later by the clock. Only atomic operations let it rely on that: a write counts no longer
//! once there was one, and everything else by which goroutines wait for each other happens at its exact time.
//!
//! **Invariants**: a program that synchronises its goroutines is never caught; on one P, nobody is.

use super::interp::Trap;
use super::map::Map;
use super::{Core, PICOS, cost};
use crate::base::ids::PId;

/// The number, plus one, of no P: there is only one, or there was no write.
const ALONE: u32 = 0;

/// When a map was last changed, and by whom.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Written {
    /// The P that it was on, as [`Core::proc`] has it.
    proc: u32,
    /// Nanoseconds since the start.
    from: u64,
    to: u64,
    /// The atomic operations there had been.
    atomics: u64,
}

/// What somebody does with a map, as the runtime words it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use {
    Read,
    Iterate,
    Write,
    Delete,
    Clear,
}

impl Use {
    const fn words(self) -> &'static str {
        match self {
            Self::Read => "concurrent map read and map write",
            Self::Iterate => "concurrent map iteration and map write",
            Self::Write | Self::Delete | Self::Clear => "concurrent map writes",
        }
    }

    /// Whether it gets as far as to notice: the runtime does not look for something where there is nothing.
    const fn looks_at(self, map: &Map) -> bool {
        matches!(self, Self::Write | Self::Clear) || !map.is_empty()
    }

    /// Picoseconds.
    const fn takes(self) -> i64 {
        match self {
            Self::Read | Self::Write | Self::Delete => cost::MAP,
            Self::Iterate | Self::Clear => cost::MAP / 2,
        }
    }
}

/// What [`Core::proc`] is on this P.
pub(super) fn proc_number(proc: PId, gomaxprocs: u16) -> u32 {
    if gomaxprocs == 1 { ALONE } else { u32::from(proc.number()) + 1 }
}

impl Core {
    /// A map is used by an instruction at whose end so much of the budget is left.
    pub(super) fn uses(&self, pointer: u64, how: Use, left: i64) -> Result<(), Trap> {
        if self.proc == ALONE {
            return Ok(());
        }
        let Some(written) = self.map(pointer).filter(|map| how.looks_at(map)).map(Map::written) else { return Ok(()) };
        self.meets(written, how, self.span(how.takes(), left))
    }

    /// The same for one that changes the map. Takes longer if the map has to come from another core.
    pub(super) fn writes(&mut self, pointer: u64, how: Use, left: &mut i64) -> Result<(), Trap> {
        if self.proc == ALONE {
            return Ok(());
        }
        let Some(written) = self.map(pointer).filter(|map| how.looks_at(map)).map(Map::written) else { return Ok(()) };
        let moved = if self.is_anothers(written) { cost::FOREIGN_MAP } else { 0 };
        *left -= moved;
        let (from, to) = self.span(how.takes() + moved, *left);
        self.meets(written, how, (from, to))?;
        let written = Written { proc: self.proc, from, to, atomics: self.heap.atomics() };
        if let Some(map) = self.map_mut(pointer) {
            map.set_written(written);
        }
        Ok(())
    }

    const fn is_anothers(&self, written: Written) -> bool {
        written.proc != ALONE && written.proc != self.proc
    }

    fn meets(&self, written: Written, how: Use, (from, to): (u64, u64)) -> Result<(), Trap> {
        let counts = self.is_anothers(written) && written.atomics == self.heap.atomics();
        if counts && from < written.to && written.from < to {
            return Err(Trap::Fatal(how.words().to_owned()));
        }
        Ok(())
    }

    /// The time of an instruction that takes so many picoseconds, rounded down as the scheduler does it.
    fn span(&self, takes: i64, left: i64) -> (u64, u64) {
        const NANO: i64 = PICOS.cast_signed();
        let at = |left: i64| self.end_nanos.saturating_add_signed(left.saturating_neg().div_euclid(NANO));
        (at(left.saturating_add(takes)), at(left))
    }
}
