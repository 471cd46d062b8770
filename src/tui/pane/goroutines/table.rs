//! Which rows there are, and which of them are in sight.
//!
//! **Invariants**: by number, rows are those who live at the cursor. In any other order, or if only some are wanted, all
//! have to be looked at: whenever the cursor has moved, in a large world only when it has moved far. The marked row is
//! in sight.

use ratatui::layout::Rect;

use super::order::{Order, Sort};
use crate::base::ids::GoId;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Goroutine};
use crate::tui::film::Film;
use crate::tui::pick::Pick;

/// The order of the rows, and which are in sight.
#[derive(Debug, Default)]
pub struct Table {
    sort: Sort,
    order: Order,
    /// By what they were sorted, and after how many events.
    sorted: Option<(Sort, usize)>,
    /// What their names or states have in them.
    only: String,
    top: usize,
    rows: usize,
}

/// The most goroutines that are put in order whenever the cursor moves.
const SMALL_WORLD: usize = 4096;

impl Table {
    /// What the names or states of those have in them that are shown.
    pub fn filter(&self) -> &str {
        &self.only
    }

    /// Shows only those whose name or state has this in it.
    pub fn show_only(&mut self, text: &str) {
        text.trim().clone_into(&mut self.only);
        self.sorted = None;
    }

    /// Sorts by the next criterion.
    pub fn next_sort(&mut self) {
        self.sort = self.sort.next();
    }

    /// Puts the rows in order and the marked one in sight, if the pane is in sight itself.
    pub fn settle(&mut self, film: &Film, pick: Pick, area: Rect) {
        self.rows = usize::from(area.height.saturating_sub(2));
        if area.is_empty() {
            return;
        }
        if self.sort == Sort::Id && self.only.is_empty() {
            (self.order, self.sorted) = (Order::all(film), None);
        } else if self.is_stale(film) {
            self.order = Order::sorted(film, self.sort, |g, goroutine| has(film, g, goroutine, &self.only));
            self.sorted = Some((self.sort, film.index()));
        }
        if let Some(place) = self.order.place(film.world(), pick) {
            self.top = self.top.clamp((place + 1).saturating_sub(self.rows.max(1)), place);
        }
        self.top = self.top.min(self.len(film).saturating_sub(self.rows));
    }

    fn is_stale(&self, film: &Film) -> bool {
        let Some((_, at)) = self.sorted.filter(|(sort, _)| *sort == self.sort) else { return true };
        let (moved, live) = (film.index().abs_diff(at), film.world().goroutines.len());
        moved > if live <= SMALL_WORLD { 0 } else { live }
    }

    /// What the rows are sorted by.
    pub(super) const fn sort(&self) -> Sort {
        self.sort
    }

    /// How many rows there are.
    pub(super) fn len(&self, film: &Film) -> usize {
        self.order.len(film.world())
    }

    /// Who stands in the rows in sight, and in those after them.
    pub(super) fn in_sight<'a>(&'a self, film: &'a Film) -> impl Iterator<Item = GoId> {
        self.order.from(film.world(), self.top)
    }

    /// Who is so many rows further down, or up, or else the last or the first.
    pub fn from(&self, film: &Film, pick: Pick, by: isize) -> Pick {
        let world = film.world();
        let place = match self.order.place(world, pick) {
            Some(place) => place.saturating_add_signed(by),
            None if by < 0 => (self.top + self.rows).saturating_sub(1),
            None => self.top,
        };
        let place = place.min(self.len(film).saturating_sub(1));
        self.order.from(world, place).next().map_or(pick, |g| Pick::of(Subject::G(g)))
    }
}

/// Whether its number, its name, or its state has this text in it.
fn has(film: &Film, g: GoId, goroutine: &Goroutine, text: &str) -> bool {
    let state = match goroutine.state {
        GState::Running(_) => "running",
        GState::Syscall { .. } => "syscall",
        GState::Waiting { reason, .. } => reason.words(),
        _ => "runnable ready",
    };
    let own = || text.strip_prefix(['G', 'g']).is_some_and(|number| number.parse() == Ok(g.number()));
    text.is_empty() || film.func_name(goroutine.func).contains(text) || state.contains(text) || own()
}
