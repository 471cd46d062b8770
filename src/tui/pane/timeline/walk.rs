//! From lane to lane by keys, and what is done with the lane that is selected.

use super::lanes;
use crate::trace::store::subjects::Subject;
use crate::tui::action::Action;
use crate::tui::screen::run::Run;

/// What the lane so many places below the selected one is about, or above it; if none is selected, the first in sight.
pub fn beside(run: &Run, by: isize) -> Option<Subject> {
    let last = lanes::count(run).checked_sub(1)?;
    let place = match lanes::selected(run) {
        Some(place) => place.saturating_add_signed(by),
        None if run.timeline.top > 0 => run.timeline.pins.len() + run.timeline.top,
        None => 0,
    };
    lanes::nth(run, place.min(last)).map(lanes::subject)
}

/// Carries out what changes which lanes there are. What is to be said of it, if anything.
pub fn change(run: &mut Run, action: Action) -> Option<String> {
    match action {
        Action::Lanes => run.timeline.next_kind(),
        Action::SystemLanes => run.timeline.system = !run.timeline.system,
        Action::UsedLanes => {
            run.timeline.only_used = !run.timeline.only_used;
            run.timeline.revealed = None;
        }
        Action::Pin => {
            let Some(lane) = run.pick.subject().and_then(lanes::own) else {
                return Some("select a core, P, thread or goroutine to keep at the top".to_owned());
            };
            run.timeline.pin(lane);
            let name = run.film.subject_name(lanes::subject(lane));
            let there = if run.timeline.is_pinned(lane) { "stays at the top" } else { "scrolls with the others again" };
            return Some(format!("the lane of {name} {there}"));
        }
        _ => {}
    }
    None
}
