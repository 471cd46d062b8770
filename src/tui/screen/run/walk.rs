//! The way back along who woke whom.
//!
//! **Invariant**: every step leads to where the one before came from, until the selection is left some other way.

use super::{Run, Wish};
use crate::trace::store::subjects::Subject;
use crate::tui::action::Action;
use crate::tui::pane::timeline::chain;
use crate::tui::pick::Pick;

/// Where a step came from: what was selected, and where the cursor was.
pub(super) type Step = (Pick, Wish);

/// Steps that are remembered.
const STEPS: usize = 256;

impl Run {
    /// Carries out what walks along the chain of wake-ups; false if the action is another.
    pub(super) fn walk(&mut self, action: Action) -> bool {
        match action {
            Action::Waker => self.follow_waker(),
            Action::Woken => self.return_to_woken(),
            _ => return false,
        }
        true
    }

    /// Selects whoever woke the selected goroutine, at that time.
    fn follow_waker(&mut self) {
        let Some(g) = self.pick.goroutine() else {
            return self.say("select a goroutine first".to_owned());
        };
        let Some(link) = chain::links(&self.film, g).first().copied() else {
            return self.say(format!("nobody has woken G{g} before this"));
        };
        if self.walked.len() < STEPS {
            let film = &self.film;
            let here = if film.is_by_event() { Wish::Event(film.index()) } else { Wish::Time(film.time()) };
            self.walked.push((self.pick, here));
        }
        if let Some(waker) = link.waker() {
            self.pick(|pick, _| *pick = Pick::of(Subject::G(waker)));
        }
        self.go(Wish::Event(link.place + 1));
        self.say(format!("G{g} was {} at {}", link.words(), link.event.time));
    }

    /// Back to where the last step came from.
    fn return_to_woken(&mut self) {
        match self.walked.pop() {
            Some((pick, wish)) => {
                self.pick(|own, _| *own = pick);
                self.go(wish);
            }
            None => self.say("there is no step to go back".to_owned()),
        }
    }
}
