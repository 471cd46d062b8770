//! The view of a run: its state, and what the keys do to it.
//!
//! ```text
//!  title   clock   tick                                                    speed  state
//!  ── Timeline ────────────────────────────────────────────────────────────────────────
//!   core 0 M0 P0 G7 │ ▏G7 worker██████▒▒▒▒▒▏G9 worker███
//!                       ┬ 10ms              ┬ 20ms     ▲
//!  ── Run queues ──────────────────────┬── Waiting ────────────────────────────────────
//!   P0  G7  [G8]  3 G9 G10 G11         │ mutex db  held by G7: G2 G4
//!  ── Log ─────────────────────────────┴───────────────────────────────────────────────
//!   12.4ms  P0  G9 starts: head of the local ring
//!  Space run/pause   ← → tick   , . event   ? help   q quit
//! ```
//!
//! **Invariants**: the cursor only stands where the recording is complete; where it wants to go beyond that is a
//! [`Wish`], from which the worker's goal follows; nothing but [`Run::settle`] moves the timeline's window.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Layout;
use super::{footer, title};
use crate::base::time::{SimDuration, SimTime};
use crate::tui::action::Action;
use crate::tui::film::Film;
use crate::tui::keymap::Context;
use crate::tui::look::Look;
use crate::tui::pacer::{Pacer, Speed};
use crate::tui::pane::{Pane, board, goroutines, log, output, queues, source, timeline, waiting};
use crate::tui::pick::Pick;
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
    /// To the end of the run.
    End,
}

/// The state of the view.
#[derive(Debug)]
pub struct Run {
    /// The recording and the cursor.
    pub film: Film,
    /// Whether time goes by.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// Where the cursor wants to go.
    pub wish: Wish,
    /// The pane that has the keys.
    pub focus: Pane,
    /// Whether that pane takes the whole screen.
    pub enlarged: bool,
    /// Which of log, source, output, board and table of goroutines is shown where there is room for one of them.
    pub below: Pane,
    /// Which of source and output is shown where there is room for one beside the log.
    pub beside: Pane,
    /// The goroutine that somebody looks at.
    pub pick: Pick,
    /// The timeline's window.
    pub timeline: timeline::Window,
    /// First line shown of the run queues.
    pub queues_top: usize,
    /// First line shown of what waits.
    pub waiting_top: usize,
    /// The log's selection.
    pub log: log::Selection,
    /// The table of goroutines.
    pub table: goroutines::Table,
    /// By how many lines the source was scrolled away from where it would be.
    pub source_shift: isize,
    /// How many of the last lines of the output were scrolled over.
    pub output_up: usize,
    /// Why the simulation cannot go on, if it failed.
    pub failure: Option<String>,
    pacer: Pacer,
    aimed: Goal,
}

/// Simulated time is asked for so much wall time before it is shown, in parts of a second.
const AHEAD: u64 = 10;

impl Run {
    /// The view of this film, paused at its start.
    pub fn new(film: Film) -> Self {
        let tick = film.tick();
        Self {
            playing: false,
            speed: Speed::for_tick(tick),
            wish: Wish::Here,
            focus: Pane::Log,
            enlarged: false,
            below: Pane::Log,
            beside: Pane::Source,
            pick: Pick::default(),
            timeline: timeline::Window::new(tick),
            queues_top: 0,
            waiting_top: 0,
            log: log::Selection::default(),
            table: goroutines::Table::default(),
            source_shift: 0,
            output_up: 0,
            failure: None,
            pacer: Pacer::default(),
            aimed: Goal::Rest,
            film,
        }
    }

    /// Carries out what a key asks for.
    pub fn act(&mut self, action: Action, size: (u16, u16)) {
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
            Action::NextPane => self.turn(size, 1),
            Action::PreviousPane => self.turn(size, -1),
            Action::Source => self.toggle(Pane::Source),
            Action::Output => self.toggle(Pane::Output),
            Action::Board => self.toggle(Pane::Board),
            Action::Goroutines => self.toggle(Pane::Goroutines),
            Action::Sort => self.table.next_sort(),
            Action::NextGoroutine => self.pick(Pick::next),
            Action::PreviousGoroutine => self.pick(Pick::previous),
            Action::NoGoroutine => self.pick(|pick, _| *pick = Pick::default()),
            Action::Lanes => self.timeline.next_kind(),
            Action::ZoomIn => self.timeline.zoom_in(),
            Action::ZoomOut => self.timeline.zoom_out(),
            Action::Enlarge => self.enlarged = !self.enlarged,
            Action::Unfold => self.log.unfolded = !self.log.unfolded,
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::PageUp => self.scroll(-self.page(size)),
            Action::PageDown => self.scroll(self.page(size)),
            _ => {}
        }
    }

    /// Takes what the worker has to say.
    pub fn report(&mut self, report: Report) {
        match report {
            Report::Progress(progress) => self.film.extend(progress),
            Report::Panicked(text) => {
                self.failure = Some(text);
                self.playing = false;
                self.wish = Wish::Here;
            }
        }
        self.follow_wish();
    }

    /// Lets time go by, if it shall.
    pub fn frame(&mut self, now: Duration) {
        if self.playing {
            let step = self.pacer.advance(now, self.speed);
            self.move_to(self.film.time() + step);
            self.playing = !self.at_end() && self.failure.is_none();
        }
    }

    /// Brings the window to the cursor, and what was scrolled back into its bounds, for a terminal of this size.
    pub fn settle(&mut self, size: (u16, u16)) {
        let layout = Layout::of(self, size);
        self.timeline.follow(self.film.time(), timeline::lanes_width(layout.timeline));
        self.timeline.clamp(timeline::lanes(self), timeline::lanes_height(layout.timeline));
        let last_top = |lines: usize, height: u16| lines.saturating_sub(usize::from(height));
        self.queues_top = self.queues_top.min(last_top(queues::lines(self), queues::height(layout.queues)));
        self.waiting_top = self.waiting_top.min(last_top(waiting::lines(self), waiting::height(layout.waiting)));
        self.log.clamp(&self.film);
        self.source_shift = source::settled_shift(self, layout.source);
        self.output_up = output::settled_up(self, layout.output);
        self.table.settle(&self.film, self.pick, layout.goroutines);
    }

    /// The panes that the keys can go to: those in sight, or all if one of them has the whole screen.
    fn panes(&self, size: (u16, u16)) -> Vec<Pane> {
        let layout = Layout::of(self, size);
        let there = |pane: &Pane| match self.enlarged {
            true => !pane.is_programs() || self.film.is_program(),
            false => !layout.area(*pane).is_empty(),
        };
        Pane::ALL.into_iter().filter(there).collect()
    }

    /// The keys go to the next pane, or to the one before.
    fn turn(&mut self, size: (u16, u16), by: isize) {
        let panes = self.panes(size);
        let count = panes.len().cast_signed();
        let from = panes.iter().position(|pane| *pane == self.focus);
        let from = from.map_or(if by < 0 { 0 } else { -1 }, usize::cast_signed);
        if count > 0 {
            self.attend(panes[(from + by).rem_euclid(count).unsigned_abs()]);
        }
    }

    /// The keys go to this pane, which will be in sight.
    fn attend(&mut self, pane: Pane) {
        self.focus = pane;
        if pane == Pane::Log || pane.is_programs() || pane.is_overview() {
            self.below = pane;
        }
        if pane.is_programs() {
            self.beside = pane;
        }
    }

    /// Shows this pane; if it is shown, the log.
    fn toggle(&mut self, pane: Pane) {
        let shown = if self.enlarged { self.focus } else { self.below };
        self.attend(if shown == pane { Pane::Log } else { pane });
    }

    fn pick(&mut self, change: impl FnOnce(&mut Pick, &Film)) {
        change(&mut self.pick, &self.film);
        self.source_shift = 0;
    }

    /// What runs, and on what, for whoever asks for help.
    pub fn about(&self) -> Vec<String> {
        let header = self.film.header();
        let tick = header.chosen_tick().unwrap_or_else(|| format!("tick {}", self.film.tick()));
        vec![header.scenario.clone(), header.machine(self.film.world()), tick]
    }

    /// GOMAXPROCS at the cursor.
    pub fn gomaxprocs(&self) -> u16 {
        self.film.world().gomaxprocs
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
        self.wish != Wish::Here
    }

    fn goal(&self) -> Goal {
        if self.film.is_over() || self.failure.is_some() {
            return Goal::Rest;
        }
        match self.wish {
            Wish::Time(time) => Goal::Time(time),
            Wish::Event(n) => Goal::Events(n),
            Wish::End => Goal::End,
            Wish::Here if self.playing => {
                let ahead = self.speed.per_second().nanos() / AHEAD;
                Goal::Time(self.film.time() + SimDuration::from_nanos(ahead.max(1)))
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
    fn go(&mut self, wish: Wish) {
        self.playing = false;
        self.pacer.pause();
        self.wish = wish;
        self.follow_wish();
    }

    /// Goes as far towards the wish as is known, and drops it when there.
    fn follow_wish(&mut self) {
        let complete = self.film.is_over() || self.failure.is_some();
        let there = match self.wish {
            Wish::Here => return,
            Wish::Time(time) => {
                self.move_to(time);
                self.film.known() >= time
            }
            Wish::Event(n) => {
                self.follow();
                self.film.seek_index(n);
                self.film.events().len() >= n
            }
            Wish::End => {
                self.move_to(SimTime::MAX);
                false
            }
        };
        if there || complete {
            self.wish = Wish::Here;
        }
    }

    fn move_to(&mut self, time: SimTime) {
        self.follow();
        self.film.seek_time(time);
    }

    /// The panes show what is so at the cursor again.
    fn follow(&mut self) {
        self.log.follow();
        (self.source_shift, self.output_up) = (0, 0);
    }

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

    fn scroll(&mut self, by: isize) {
        let moved = |top: usize| top.saturating_add_signed(by);
        match self.focus {
            Pane::Timeline => self.timeline.top = moved(self.timeline.top),
            Pane::Queues => self.queues_top = moved(self.queues_top),
            Pane::Waiting => self.waiting_top = moved(self.waiting_top),
            Pane::Log => self.log.step(&self.film, by),
            Pane::Source => self.source_shift = self.source_shift.saturating_add(by),
            Pane::Output => self.output_up = self.output_up.saturating_add_signed(-by),
            Pane::Board => self.pick(if by < 0 { Pick::previous } else { Pick::next }),
            Pane::Goroutines => {
                let there = self.table.from(self.pick, by);
                self.pick(|pick, _| *pick = there);
            }
        }
    }

    /// Lines that a page has in the focused pane.
    fn page(&self, size: (u16, u16)) -> isize {
        let area = Layout::of(self, size).area(self.focus);
        isize::try_from(area.height.saturating_sub(2).max(1)).unwrap_or(1)
    }
}

/// Draws the view.
pub fn draw(run: &Run, look: Look, contexts: &[Context], area: Rect, buffer: &mut Buffer) {
    let layout = Layout::of(run, (area.width, area.height));
    title::draw(run, look, layout.title, buffer);
    timeline::draw(run, look, layout.timeline, buffer);
    queues::draw(run, look, layout.queues, buffer);
    waiting::draw(run, look, layout.waiting, buffer);
    log::draw(run, look, layout.log, buffer);
    source::draw(run, look, layout.source, buffer);
    output::draw(run, look, layout.output, buffer);
    board::draw(run, look, layout.board, buffer);
    goroutines::draw(run, look, layout.goroutines, buffer);
    footer::draw(contexts, look, layout.footer, buffer);
}
