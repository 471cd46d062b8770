//! In which order the rows of the table stand.
//!
//! **Invariant**: the runtime's own goroutines have no rows.

use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::event::WaitReason;
use crate::trace::world::{GState, Goroutine, World};
use crate::tui::film::Film;
use crate::tui::pick::{Pick, is_programs};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// The number.
    #[default]
    Id,
    /// What they do.
    State,
    /// Since when they wait: who is blocked first, then who is ready, then who runs.
    Longest,
}

impl Sort {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Id => "by id",
            Self::State => "by state",
            Self::Longest => "waiting longest first",
        }
    }

    pub(super) const fn next(self) -> Self {
        match self {
            Self::Id => Self::State,
            Self::State => Self::Longest,
            Self::Longest => Self::Id,
        }
    }

    /// What comes first.
    fn key(self, goroutine: &Goroutine) -> (u8, Option<WaitReason>, SimTime) {
        let (rank, reason) = match goroutine.state {
            GState::Running(_) => (0, None),
            GState::Syscall { .. } => (2, None),
            GState::Waiting { reason, .. } => (3, Some(reason)),
            _ => (1, None),
        };
        match self {
            Self::Id => (0, None, SimTime::ZERO),
            Self::State => (rank, reason, SimTime::ZERO),
            Self::Longest => (3 - rank.min(2), None, goroutine.since),
        }
    }
}

/// The rows, from the first to the last.
#[derive(Debug)]
pub(super) enum Order {
    /// All who live, by number, but for these few.
    All { without: Vec<GoId> },
    /// These; in a large world some of them may have ended since they were put in order.
    These(Vec<GoId>),
}

/// The runtime's own goroutines are there from the start, so they are among this many with the lowest numbers.
const FIRST: usize = 32;

impl Order {
    /// All of the program's, by number.
    pub(super) fn all(film: &Film) -> Self {
        let first = film.world().goroutines.iter().take(FIRST);
        Self::All { without: first.filter(|(_, goroutine)| !is_programs(film, goroutine)).map(|(g, _)| g).collect() }
    }

    /// Those of the program's for whom `wanted` holds, sorted.
    pub(super) fn sorted(film: &Film, sort: Sort, wanted: impl Fn(GoId, &Goroutine) -> bool) -> Self {
        let all = film.world().goroutines.iter();
        let shown = all.filter(|(g, goroutine)| is_programs(film, goroutine) && wanted(*g, goroutine));
        let mut keys: Vec<_> = shown.map(|(g, goroutine)| (sort.key(goroutine), g)).collect();
        keys.sort_unstable();
        Self::These(keys.into_iter().map(|(_, g)| g).collect())
    }

    /// How many rows there are.
    pub(super) fn len(&self, world: &World) -> usize {
        match self {
            Self::All { without } => world.goroutines.len() - without.len(),
            Self::These(order) => order.len(),
        }
    }

    /// The rows from this place on.
    pub(super) fn from<'a>(&'a self, world: &'a World, place: usize) -> Box<dyn Iterator<Item = GoId> + 'a> {
        match self {
            Self::All { without } => {
                let live = &world.goroutines;
                let left_out = without.iter().enumerate().take_while(|(n, g)| live.rank(g) - n <= place).count();
                let first = live.nth(place + left_out);
                let rest = first.into_iter().flat_map(|first| live.range(first..).map(|(g, _)| g));
                Box::new(rest.filter(|g| !without.contains(g)))
            }
            Self::These(order) => Box::new(order.iter().skip(place).copied()),
        }
    }

    /// The row of whoever is picked.
    pub(super) fn place(&self, world: &World, pick: Pick) -> Option<usize> {
        match self {
            Self::All { without } => {
                let g = pick.goroutine().filter(|g| world.goroutines.contains_key(g) && !without.contains(g))?;
                Some(world.goroutines.rank(&g) - without.partition_point(|other| *other < g))
            }
            Self::These(order) => order.iter().position(|g| pick.is(*g)),
        }
    }
}

impl Default for Order {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}
