//! How the cursor moves: by keys, by wall time, and towards a wish that the recording has yet to reach.
//!
//! ```text
//!   key --> Wish --> is it recorded? -- yes --> the cursor goes there
//!                         | no
//!                         v
//!                    worker's goal --> more of the recording --> look again
//! ```
//!
//! **Invariant**: the cursor only stands where the recording is complete.

use std::time::Duration;

use super::Run;
use super::jump::{self, Jump};
use crate::base::time::{SimDuration, SimTime};
use crate::trace::store::log::Filter;
use crate::tui::action::Action;
use crate::tui::destination::Destination;
use crate::tui::worker::{Goal, Report};

/// Where the cursor wants to go, once the recording gets there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nowhere.
    Here,
    /// To this time.
    Time(SimTime),
    /// Behind this many events.
    Event(usize),
    /// Behind the next event of a sort, of those from a place on.
    Next(Jump, Filter, usize),
    /// To the time at which so many per cent of the run are over, which is known once the run has ended.
    Share(u8),
    /// To the end of the run.
    End,
}

/// Simulated time is asked for so much wall time before it is shown.
const AHEAD: Duration = Duration::from_millis(100);

impl Run {
    /// Carries out what moves the cursor; false if the action is another.
    pub(super) fn travel(&mut self, action: Action) -> bool {
        match action {
            Action::PlayPause => self.play_pause(),
            Action::TickForward => self.go(Wish::Time(self.tick_after(self.heading()))),
            Action::TickBack => self.go(Wish::Time(self.tick_before(self.heading()))),
            Action::EventForward => self.go(Wish::Event(self.heading_event() + 1)),
            Action::EventBack => self.go(Wish::Event(self.film.index().saturating_sub(1))),
            Action::Faster => self.speed = self.speed.faster(),
            Action::Slower => self.speed = self.speed.slower(),
            Action::ToStart => self.go(Wish::Time(SimTime::ZERO)),
            Action::ToEnd => self.go(Wish::End),
            Action::Record => self.recording = !self.recording && !self.film.is_over(),
            Action::Next => self.jump_forward(self.jump),
            Action::Previous => self.jump_back(self.jump),
            Action::NextChange => self.jump_forward(Jump::Change),
            Action::PreviousChange => self.jump_back(Jump::Change),
            _ => return self.marker(action) || self.choose_jump(action),
        }
        true
    }

    /// Goes to where somebody wrote they want to be.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn go_to(&mut self, text: &str) -> Result<(), String> {
        self.go_to_destination(text.parse()?);
        Ok(())
    }

    /// Goes to a place in the run.
    pub(super) fn go_to_destination(&mut self, destination: Destination) {
        let now = self.film.time();
        self.go(match destination {
            Destination::Time(time) => Wish::Time(time),
            Destination::Later(span) => Wish::Time(now + span),
            Destination::Earlier(span) => Wish::Time(SimTime::from_nanos(now.nanos().saturating_sub(span.nanos()))),
            Destination::Event(events) => Wish::Event(events),
            Destination::Share(percent) => Wish::Share(percent),
        });
    }

    /// Puts the cursor behind the event with this place.
    pub fn go_to_event(&mut self, place: usize) {
        self.go(Wish::Event(place + 1));
    }

    /// Puts the cursor at this time.
    pub fn go_to_time(&mut self, time: SimTime) {
        self.go(Wish::Time(time));
    }

    /// Takes what the worker has to say.
    pub fn report(&mut self, report: Report) {
        match report {
            Report::Progress(progress) => {
                let film = self.coming.as_mut().map_or(&mut self.film, |coming| &mut coming.film);
                film.extend(progress);
            }
            Report::Panicked(text) => {
                self.failure = Some(text);
                self.playing = false;
                self.wish = Wish::Here;
            }
        }
        self.go_over();
        self.follow_wish();
        self.recording &= !self.is_complete();
    }

    /// Lets time go by, if it shall.
    pub fn frame(&mut self, now: Duration) {
        if self.playing && self.coming.is_none() {
            let step = self.pacer.advance(now, self.speed, self.motion.step());
            self.move_on(step);
            self.playing = !self.at_end() && self.failure.is_none();
        }
    }

    /// Goes on by so much. Where motion is reduced the cursor stands at whole ticks, and what is left counts later.
    fn move_on(&mut self, step: SimDuration) {
        let (here, wanted) = (self.film.time(), self.film.time() + step);
        let tick = self.film.tick().nanos();
        let there = match self.motion.reduced {
            true => SimTime::from_nanos(wanted.nanos() / tick * tick).max(here),
            false => wanted,
        };
        self.pacer.give_back(wanted.since(there));
        self.move_to(there);
    }

    /// The worker's goal, if it is another one than before.
    pub fn new_goal(&mut self) -> Option<Goal> {
        let goal = self.goal();
        let changed = goal != self.aimed;
        self.aimed = goal;
        changed.then_some(goal)
    }

    /// The cursor's time as it is shown: while time goes by, without digits that nobody could read.
    pub fn clock(&self) -> SimTime {
        if self.playing { self.round(self.film.time()) } else { self.film.time() }
    }

    /// Whether the cursor is at the end of a run that is over.
    pub fn at_end(&self) -> bool {
        self.film.at_end()
    }

    /// Whether the cursor waits for the simulation.
    pub fn is_waiting(&self) -> bool {
        self.wish != Wish::Here || self.coming.is_some()
    }

    /// Whether there is nothing more to come.
    fn is_complete(&self) -> bool {
        self.failure.is_some() || self.coming.is_none() && self.film.is_over()
    }

    fn goal(&self) -> Goal {
        if self.is_complete() {
            return Goal::Rest;
        }
        if let Some(goal) = self.coming_goal() {
            return goal;
        }
        match self.wish {
            _ if self.recording => Goal::End,
            Wish::Time(time) => Goal::Time(time),
            Wish::Event(n) => Goal::Events(n),
            Wish::End | Wish::Next(..) | Wish::Share(_) => Goal::End,
            Wish::Here if self.playing => {
                let ahead = self.speed.during(self.motion.step() + AHEAD).max(SimDuration::from_nanos(1));
                let tick = if self.motion.reduced { self.film.tick() } else { SimDuration::default() };
                Goal::Time(self.film.time() + ahead + tick)
            }
            Wish::Here => Goal::Rest,
        }
    }

    fn play_pause(&mut self) {
        self.pacer.pause();
        if self.playing || self.is_waiting() {
            if self.playing {
                self.move_to(self.clock());
            }
            (self.playing, self.wish) = (false, Wish::Here);
        } else {
            if self.at_end() {
                self.move_to(SimTime::ZERO);
            }
            self.playing = self.failure.is_none();
        }
    }

    /// Stops playing and goes there, now or when the recording gets there.
    pub(super) fn go(&mut self, wish: Wish) {
        self.playing = false;
        self.pacer.pause();
        self.wish = wish;
        self.follow_wish();
    }

    /// Goes as far towards the wish as is known, and drops it when there.
    fn follow_wish(&mut self) {
        let there = match self.wish {
            Wish::Here => return,
            Wish::Time(time) => {
                self.move_to(time);
                self.film.known() >= time
            }
            Wish::Event(n) => {
                self.move_behind(n);
                self.film.events().len() >= n
            }
            Wish::Next(jump, filter, from) => self.follow_jump(jump, filter, from),
            Wish::Share(percent) => {
                self.follow_share(percent);
                false
            }
            Wish::End => {
                self.move_to(SimTime::MAX);
                false
            }
        };
        if there || self.is_complete() {
            self.wish = Wish::Here;
        }
    }

    /// Goes to a share of the run once all of it is recorded.
    fn follow_share(&mut self, percent: u8) {
        if self.is_complete() {
            let time = u128::from(self.film.known().nanos()) * u128::from(percent) / 100;
            self.move_to(SimTime::from_nanos(u64::try_from(time).unwrap_or(u64::MAX)));
        }
    }

    fn move_to(&mut self, time: SimTime) {
        self.follow();
        self.film.seek_time(time);
    }

    fn move_behind(&mut self, events: usize) {
        self.follow();
        self.film.seek_index(events);
    }

    // ---- jumps ----

    /// Jumps to the next event of the sort that an action names, which `n` and `N` go on with.
    fn choose_jump(&mut self, action: Action) -> bool {
        if let Some(jump) = Jump::of(action) {
            self.jump = jump;
            self.jump_forward(jump);
            return true;
        }
        false
    }

    fn jump_forward(&mut self, jump: Jump) {
        self.go(Wish::Next(jump, jump.filter(self.pick.subject()), self.film.index()));
    }

    fn jump_back(&mut self, jump: Jump) {
        let filter = jump.filter(self.pick.subject());
        match jump::previous(self.film.recording(), self.film.index(), filter) {
            Some(events) => self.go(Wish::Event(events)),
            None => self.say(format!("there is no {} before this", jump.words())),
        }
    }

    /// Goes to the next such event if it is recorded. The next look goes on where this one ended.
    fn follow_jump(&mut self, jump: Jump, filter: Filter, from: usize) -> bool {
        if let Some(events) = jump::next(self.film.recording(), from, filter) {
            self.move_behind(events);
            return true;
        }
        self.wish = Wish::Next(jump, filter, self.film.events().len().max(from));
        if self.is_complete() {
            self.say(format!("there is no {} after this", jump.words()));
        }
        false
    }

    // ---- markers ----

    fn marker(&mut self, action: Action) -> bool {
        let [a, b] = self.markers;
        match action {
            Action::MarkA => self.markers[0] = Some(self.film.time()),
            Action::MarkB => self.markers[1] = Some(self.film.time()),
            Action::ToMarkA => self.go_to_marker(a),
            Action::ToMarkB => self.go_to_marker(b),
            Action::Unmark => self.markers = [None; 2],
            _ => return false,
        }
        true
    }

    fn go_to_marker(&mut self, marker: Option<SimTime>) {
        match marker {
            Some(time) => self.go(Wish::Time(time)),
            None => self.say("this marker is not set".to_owned()),
        }
    }

    // ---- steps ----

    /// Where the cursor is or is about to be.
    fn heading(&self) -> SimTime {
        match self.wish {
            Wish::Time(time) => time,
            _ => self.film.time(),
        }
    }

    fn heading_event(&self) -> usize {
        match self.wish {
            Wish::Event(n) => n,
            _ => self.film.index(),
        }
    }

    fn tick_after(&self, time: SimTime) -> SimTime {
        let tick = self.film.tick().nanos();
        SimTime::from_nanos((time.nanos() / tick).saturating_add(1).saturating_mul(tick))
    }

    fn tick_before(&self, time: SimTime) -> SimTime {
        let tick = self.film.tick().nanos();
        SimTime::from_nanos(time.nanos().saturating_sub(1) / tick * tick)
    }

    /// Down to a tenth of a tick.
    fn round(&self, time: SimTime) -> SimTime {
        let part = (self.film.tick().nanos() / 10).max(1);
        SimTime::from_nanos(time.nanos() / part * part)
    }
}
