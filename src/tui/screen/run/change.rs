//! What somebody changes about the machine, and how the view goes over to the run that is made anew.
//!
//! ```text
//!   change --> Effect::Remake --> a new film, empty: Coming --> the old picture stays until it has got to the time
//! ```

use super::{Run, Wish};
use crate::base::time::SimTime;
use crate::event::Kind;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::tui::action::Action;
use crate::tui::film::Film;
use crate::tui::msg::Effect;
use crate::tui::overlay::machine::Panel;
use crate::tui::what_if::{Knob, Machine, Setting};
use crate::tui::worker::Goal;

/// A run that is made anew and has yet to get to where the view is.
#[derive(Debug)]
pub(super) struct Coming {
    pub(super) film: Film,
    time: SimTime,
}

/// Why a recording cannot be changed.
const RECORDED: &str = "this is a recording, without the program that ran: it cannot be changed";

impl Run {
    /// Carries out what has to do with changes; none if the action is another.
    pub(super) fn alter(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::MoreProcs => self.turn_procs(1),
            Action::LessProcs => self.turn_procs(-1),
            Action::Undo => self.step_changes(false),
            Action::Redo => self.step_changes(true),
            Action::Save => {
                if self.changes.knobs().is_none() {
                    self.say(RECORDED.to_owned());
                    return None;
                }
                Some(Effect::Save(self.changes.list().to_vec()))
            }
            _ => None,
        }
    }

    /// The machine at the time shown, to be changed; if it cannot be, that is said.
    pub fn panel(&mut self) -> Option<Panel> {
        self.word = None;
        match self.changes.knobs().copied() {
            None => self.say(RECORDED.to_owned()),
            Some(_) if self.is_past_all() => self.say("the run has ended here: go back to change it".to_owned()),
            Some(knobs) => return Some(Panel::new(self.clock(), knobs, self.machine())),
        }
        None
    }

    /// The machine is different from this time on.
    pub fn change(&mut self, time: SimTime, settings: &[Setting]) -> Option<Effect> {
        if settings.is_empty() {
            return None;
        }
        self.changes.make(time, settings);
        let words: Vec<String> = settings.iter().map(ToString::to_string).collect();
        Some(self.remake(time, format!("from {time} on: {}", words.join(", "))))
    }

    /// The run was made anew. The view goes over to it once it has got to the same time.
    pub fn remade(&mut self, film: Film) {
        let time = self.destination;
        self.coming = Some(Coming { film, time });
        self.failure = None;
        self.aimed = Goal::Rest;
        self.wish = Wish::Here;
        self.go_over();
    }

    /// Goes over to the run that was made anew, if it has got there.
    pub(super) fn go_over(&mut self) {
        let failed = self.failure.is_some();
        let there = |coming: &mut Coming| coming.film.known() >= coming.time || coming.film.is_over() || failed;
        if let Some(Coming { film, time }) = self.coming.take_if(there) {
            self.film = film;
            self.film.seek_time(time);
            self.follow();
            self.pacer.pause();
        }
    }

    /// The goal while the view has yet to go over.
    pub(super) fn coming_goal(&self) -> Option<Goal> {
        self.coming.as_ref().map(|coming| Goal::Time(coming.time))
    }

    /// The machine at the cursor, with what was changed just there.
    fn machine(&self) -> Machine {
        let world = self.film.world();
        let costs = self.film.header().costs_in(world).to_owned();
        let mut machine =
            Machine { procs: self.procs(), cores: world.online, quota: world.quota, costs, seed: world.seed };
        let here = self.clock();
        self.changes.list().iter().filter(|change| change.time == here).for_each(|change| machine.set(change.setting));
        machine
    }

    /// GOMAXPROCS, or what it is to become.
    fn procs(&self) -> u16 {
        let recording = self.film.recording();
        let last = recording.previous(self.film.index(), Filter::marks(Mark::Procs));
        match last.and_then(|place| recording.events().get(place)).map(|event| event.kind) {
            Some(Kind::SetMaxProcs { procs }) if procs > 0 => procs,
            _ => self.film.world().gomaxprocs,
        }
    }

    fn turn_procs(&mut self, by: i16) -> Option<Effect> {
        // Whether it can be changed at all is the panel's to say.
        self.panel()?;
        let knobs = *self.changes.knobs()?;
        let (now, mut wanted) = (self.machine(), self.machine());
        wanted.turn(Knob::Procs, by, &knobs);
        if now == wanted {
            self.say(format!("GOMAXPROCS stays {}: there is no more to it", now.procs));
            return None;
        }
        self.change(self.clock(), &[Setting::Procs(wanted.procs)])
    }

    fn step_changes(&mut self, again: bool) -> Option<Effect> {
        let (stepped, none) = match (self.changes.knobs(), again) {
            (None, _) => (false, RECORDED),
            (_, true) => (self.changes.redo(), "nothing was taken back"),
            (_, false) => (self.changes.undo(), "nothing has been changed"),
        };
        if !stepped {
            self.say(none.to_owned());
            return None;
        }
        let what = match (again, self.changes.list().len()) {
            (_, 0) => "taken back: the run is as it was at first".to_owned(),
            (true, _) => "changed again".to_owned(),
            (false, n) => format!("taken back; {n} left"),
        };
        Some(self.remake(self.clock(), what))
    }

    /// Asks for the run with all changes; the view will be at this time.
    fn remake(&mut self, time: SimTime, words: String) -> Effect {
        self.destination = time;
        self.say(words);
        Effect::Remake(self.changes.list().to_vec())
    }

    /// Whether nothing can come any more.
    fn is_past_all(&self) -> bool {
        self.coming.is_none() && self.at_end()
    }
}
