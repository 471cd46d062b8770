//! What somebody looks at, a goroutine most of the time: picked by keys or clicks, and marked wherever the view names
//! it.
//!
//! **Invariant**: what is picked stays picked while time moves, also where it does not exist yet or any more.

use std::ops::Bound::{Excluded, Unbounded};

use super::film::Film;
use crate::base::ids::GoId;
use crate::event::Position;
use crate::trace::store::subjects::Subject;
use crate::trace::world::Goroutine;

/// The choice; nothing at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pick(Option<Subject>);

/// How many events before the cursor are looked at for who ran last.
const LOOK_BACK: usize = 4096;

impl Pick {
    /// What is picked.
    pub const fn subject(self) -> Option<Subject> {
        self.0
    }

    /// Which goroutine is picked, if it is one.
    pub const fn goroutine(self) -> Option<GoId> {
        match self.0 {
            Some(Subject::G(g)) => Some(g),
            _ => None,
        }
    }

    /// Picks this.
    pub const fn of(subject: Subject) -> Self {
        Self(Some(subject))
    }

    /// Whether it is this goroutine.
    pub fn is(self, g: GoId) -> bool {
        self.0 == Some(Subject::G(g))
    }

    /// Picks the next of the goroutines at the cursor; behind the last one, nobody. The runtime's own are left out.
    pub fn next(&mut self, film: &Film) {
        let from = self.goroutine().map_or(Unbounded, Excluded);
        let mut others = film.world().goroutines.range((from, Unbounded));
        self.0 = others.find(|other| is_programs(film, other.1)).map(|(g, _)| Subject::G(g));
    }

    /// Picks the one before; before the first one, nobody.
    pub fn previous(&mut self, film: &Film) {
        let to = self.goroutine().map_or(Unbounded, Excluded);
        let mut others = film.world().goroutines.range((Unbounded, to));
        self.0 = others.rfind(|other| is_programs(film, other.1)).map(|(g, _)| Subject::G(g));
    }

    /// Whose source is shown: who is picked, or else who ran last.
    pub fn author(self, film: &Film) -> Option<GoId> {
        self.goroutine().or_else(|| {
            if !film.has_source() {
                return None;
            }
            let before = film.events().range(..film.index()).rev().take(LOOK_BACK);
            let known = |g: &GoId| place(film, *g).is_some();
            let ran = before.filter_map(|event| event.g).find(known);
            ran.or_else(|| film.world().goroutines.keys().take(LOOK_BACK).find(known))
        })
    }
}

/// Where a goroutine is in the program's own source, if that is known.
pub fn place(film: &Film, g: GoId) -> Option<Position> {
    film.world().goroutines.get(&g)?.at.filter(|at| film.listing(at.file).is_some())
}

/// Whether it runs something of the program's, and not of the runtime's own.
pub fn is_programs(film: &Film, goroutine: &Goroutine) -> bool {
    !film.func_name(goroutine.func).starts_with("runtime.")
}
