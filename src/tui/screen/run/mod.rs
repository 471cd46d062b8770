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
//! [`Wish`], from which the worker's goal follows; the timeline's window follows the cursor by [`Run::settle`]
//! alone.

mod ask;
mod change;
pub mod jump;
mod present;
mod travel;
mod walk;

use ratatui::layout::Rect;

use super::layout::Layout;
use super::{footer, presenter, strip, title};
use crate::base::time::SimTime;
use crate::trace::store::subjects::Subject;
use crate::tui::action::Action;
use crate::tui::bindings::Hint;
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::msg::Effect;
use crate::tui::origin::Origin;
use crate::tui::pacer::{Pacer, Speed};
use crate::tui::pane::log::Direction;
use crate::tui::pane::{self, Pane, findings, goroutines, inspector, log, output, queues, source, timeline, waiting};
use crate::tui::pick::Pick;
use crate::tui::settings::{Motion, Settings};
use crate::tui::target::Target;
use crate::tui::what_if::Changes;
use crate::tui::widget::canvas::Canvas;
use crate::tui::worker::Goal;
use change::Coming;
use jump::Jump;
pub use travel::Wish;

/// The state of the view.
#[derive(Debug)]
pub struct Run {
    /// The recording and the cursor.
    pub film: Film,
    /// The command line that opens it.
    pub origin: Origin,
    /// Whether time goes by.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// Where the cursor wants to go.
    pub wish: Wish,
    /// Whether the simulation goes on to its end by itself, while the cursor stays or plays.
    pub recording: bool,
    /// What `n` and `N` jump to.
    pub jump: Jump,
    /// The markers A and B, where they are set.
    pub markers: [Option<SimTime>; 2],
    /// What is said of the last key, until the next one.
    pub word: Option<String>,
    /// The pane that has the keys.
    pub focus: Pane,
    /// Whether that pane takes the whole screen.
    pub enlarged: bool,
    /// Which of log, source, output, board, table of goroutines, inspector and findings is shown where there is room
    /// for one of them.
    pub below: Pane,
    /// Which of source and output is shown where there is room for one beside the log.
    pub beside: Pane,
    /// What somebody looks at.
    pub pick: Pick,
    /// The timeline's window.
    pub timeline: timeline::Window,
    /// First line shown of the run queues.
    pub queues_top: usize,
    /// First line shown of what waits.
    pub waiting_top: usize,
    /// The row of what waits that was selected last, which is brought into sight.
    waiting_row: Option<usize>,
    /// The log's selection.
    pub log: log::Selection,
    /// The table of goroutines.
    pub table: goroutines::Table,
    /// All about what is selected.
    pub inspector: inspector::Inspector,
    /// What was found.
    pub findings: findings::Findings,
    /// By how many lines the source was scrolled away from where it would be.
    pub source_shift: isize,
    /// How many of the last lines of the output were scrolled over.
    pub output_up: usize,
    /// Why the simulation cannot go on, if it failed.
    pub failure: Option<String>,
    /// What was changed about the machine.
    pub changes: Changes,
    /// The run with the last changes, until the view goes over to it.
    coming: Option<Coming>,
    /// Where the view will be then.
    destination: SimTime,
    motion: Motion,
    /// The panes before it was shown for a projector, while it is.
    before: Option<present::Panes>,
    /// The steps along who woke whom, to go back.
    walked: Vec<walk::Step>,
    pacer: Pacer,
    aimed: Goal,
}

impl Run {
    /// The view of this film, paused at its start.
    pub fn new(film: Film, origin: Origin) -> Self {
        let tick = film.tick();
        let mut run = Self {
            changes: Changes::new(origin.knobs),
            origin,
            playing: false,
            speed: Speed::for_tick(tick),
            wish: Wish::Here,
            recording: false,
            jump: Jump::default(),
            markers: [None; 2],
            word: None,
            focus: Pane::Log,
            enlarged: false,
            below: Pane::Log,
            beside: Pane::Source,
            pick: Pick::default(),
            timeline: timeline::Window::new(tick),
            queues_top: 0,
            waiting_top: 0,
            waiting_row: None,
            log: log::Selection::default(),
            table: goroutines::Table::default(),
            inspector: inspector::Inspector::default(),
            findings: findings::Findings::default(),
            source_shift: 0,
            output_up: 0,
            failure: None,
            coming: None,
            destination: SimTime::ZERO,
            motion: Motion::default(),
            before: None,
            walked: Vec::new(),
            pacer: Pacer::default(),
            aimed: Goal::Rest,
            film,
        };
        if let Some(at) = run.origin.at {
            run.go_to_destination(at);
        }
        run
    }

    /// The same as a person wants to see it.
    #[must_use]
    pub fn under(mut self, settings: &Settings) -> Self {
        self.speed = settings.speed.unwrap_or(self.speed);
        self.adopt(settings);
        self
    }

    /// Shows it as large and as calm as the settings say now.
    pub fn adopt(&mut self, settings: &Settings) {
        self.motion = settings.motion_in_force();
        self.present(settings.presenter);
    }

    /// Carries out what a key asks for.
    pub fn act(&mut self, action: Action, size: (u16, u16)) -> Option<Effect> {
        self.word = None;
        if self.travel(action) || self.walk(action) {
            return None;
        }
        self.look_at(action, size);
        self.alter(action)
    }

    /// Carries out what changes what is shown.
    fn look_at(&mut self, action: Action, size: (u16, u16)) {
        match action {
            Action::NextPane => self.turn(size, 1),
            Action::PreviousPane => self.turn(size, -1),
            Action::Source => self.toggle(Pane::Source),
            Action::Output => self.toggle(Pane::Output),
            Action::Board => self.toggle(Pane::Board),
            Action::Goroutines => self.toggle(Pane::Goroutines),
            Action::Inspector => self.toggle(Pane::Inspector),
            Action::Inspect if self.pick.subject().is_some() => self.attend(Pane::Inspector),
            Action::Findings => self.toggle(Pane::Findings),
            Action::OpenFinding => self.open_finding(None),
            Action::SearchUp => self.search_again(Direction::Up),
            Action::SearchDown => self.search_again(Direction::Down),
            Action::Sort => self.table.next_sort(),
            Action::NextGoroutine => self.pick(Pick::next),
            Action::PreviousGoroutine => self.pick(Pick::previous),
            Action::NoGoroutine if self.focus == Pane::Log && self.log.is_filtered() => self.log.show_all(),
            Action::NoGoroutine => self.pick(|pick, _| *pick = Pick::default()),
            Action::Lanes | Action::SystemLanes | Action::UsedLanes | Action::Pin => {
                self.word = timeline::walk::change(self, action);
            }
            Action::ZoomIn => self.timeline.zoom_in(self.film.time(), self.columns(size)),
            Action::ZoomOut if self.film.is_over() && self.timeline.has_all(self.film.known(), self.columns(size)) => {
                self.say("the whole run is in sight".to_owned());
            }
            Action::ZoomOut => self.timeline.zoom_out(self.film.time(), self.columns(size)),
            Action::ZoomFit => self.timeline.fit(self.film.known(), self.columns(size)),
            Action::PanLeft => self.pan(-i64::from(self.columns(size) / 2)),
            Action::PanRight => self.pan(i64::from(self.columns(size) / 2)),
            Action::Enlarge => self.enlarged = !self.enlarged,
            Action::Unfold => self.log.unfolded = !self.log.unfolded,
            Action::Up if self.focus == Pane::Timeline => self.walk_lanes(-1),
            Action::Down if self.focus == Pane::Timeline => self.walk_lanes(1),
            Action::PageUp if self.focus == Pane::Timeline => self.walk_lanes(-self.page(size)),
            Action::PageDown if self.focus == Pane::Timeline => self.walk_lanes(self.page(size)),
            Action::Up => self.scroll(self.focus, -1),
            Action::Down => self.scroll(self.focus, 1),
            Action::PageUp => self.scroll(self.focus, -self.page(size)),
            Action::PageDown => self.scroll(self.focus, self.page(size)),
            _ => {}
        }
    }

    /// Columns that time has in the timeline.
    fn columns(&self, size: (u16, u16)) -> u16 {
        timeline::lanes_width(Layout::of(self, size).area(Pane::Timeline))
    }

    /// Moves the timeline's window by so many cells.
    pub fn pan(&mut self, cells: i64) {
        self.timeline.pan(cells, self.film.time(), self.film.known());
    }

    /// Says something, until the next key.
    fn say(&mut self, word: String) {
        self.word = Some(word);
    }

    /// Selects this.
    pub fn select(&mut self, subject: Subject) {
        self.pick(|pick, _| *pick = Pick::of(subject));
    }

    /// Brings the window to the cursor, and what was scrolled back into its bounds, for a terminal of this size.
    pub fn settle(&mut self, size: (u16, u16)) {
        timeline::follow(self, self.columns(size));
        let layout = Layout::of(self, size);
        timeline::settle(self, layout.area(Pane::Timeline));
        let last_top = |lines: usize, height: u16| lines.saturating_sub(usize::from(height));
        self.queues_top =
            self.queues_top.min(last_top(queues::lines(self), queues::height(self, layout.area(Pane::Queues))));
        let rows = usize::from(waiting::height(layout.area(Pane::Waiting)));
        if let Some(row) = self.waiting_row.take().filter(|_| rows > 0) {
            self.waiting_top = self.waiting_top.clamp((row + 1).saturating_sub(rows), row);
        }
        self.waiting_top =
            self.waiting_top.min(last_top(waiting::lines(self), waiting::height(layout.area(Pane::Waiting))));
        self.log.clamp(&self.film);
        self.source_shift = source::settled_shift(self, layout.area(Pane::Source));
        self.output_up = output::settled_up(self, layout.area(Pane::Output));
        self.table.settle(&self.film, self.pick, layout.area(Pane::Goroutines));
        self.inspector.settle(&self.film, self.pick, layout.area(Pane::Inspector));
        self.findings.settle(&self.film, layout.area(Pane::Findings));
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
    pub fn attend(&mut self, pane: Pane) {
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

    /// The command line that brings somebody else to exactly this place, if there is one.
    pub fn shared(&self) -> Option<String> {
        let at = if self.film.is_by_event() { format!("#{}", self.film.index()) } else { self.film.time().to_string() };
        self.origin.line(&at)
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

    /// The panes show what is so at the cursor again.
    fn follow(&mut self) {
        self.log.follow();
        (self.source_shift, self.output_up) = (0, 0);
    }

    /// Scrolls a pane, or moves what is selected in it.
    pub fn scroll(&mut self, pane: Pane, by: isize) {
        let moved = |top: usize| top.saturating_add_signed(by);
        match pane {
            Pane::Timeline => self.timeline.top = moved(self.timeline.top),
            Pane::Queues => self.queues_top = moved(self.queues_top),
            Pane::Waiting => self.walk_waiting(by),
            Pane::Log => self.log.step(&self.film, by),
            Pane::Source => self.source_shift = self.source_shift.saturating_add(by),
            Pane::Output => self.output_up = self.output_up.saturating_add_signed(-by),
            Pane::Inspector => self.inspector.top = moved(self.inspector.top),
            Pane::Findings => self.findings.step(by),
            Pane::Board => self.pick(if by < 0 { Pick::previous } else { Pick::next }),
            Pane::Goroutines => {
                let there = self.table.from(&self.film, self.pick, by);
                self.pick(|pick, _| *pick = there);
            }
        }
    }

    /// Selects what the lane so many further down, or up, is about.
    fn walk_lanes(&mut self, by: isize) {
        if let Some(subject) = timeline::walk::beside(self, by) {
            self.select(subject);
        }
    }

    /// Selects what is waited for so many rows further down, or up.
    fn walk_waiting(&mut self, by: isize) {
        let Some((row, subject)) = waiting::beside(self, self.pick.subject(), self.waiting_top, by) else { return };
        self.select(subject);
        self.waiting_row = Some(row);
    }

    /// Lines that a page has in the focused pane.
    fn page(&self, size: (u16, u16)) -> isize {
        let area = Layout::of(self, size).area(self.focus);
        isize::try_from(area.height.saturating_sub(2).max(1)).unwrap_or(1)
    }
}

/// Draws the view.
pub fn draw(run: &Run, look: Look, hints: &[Hint], area: Rect, canvas: &mut Canvas) {
    let layout = Layout::of(run, (area.width, area.height));
    match run.is_presented() {
        true => presenter::draw_head(run, look, layout.title, canvas),
        false => title::draw(run, look, layout.title, canvas),
    }
    strip::draw(run, look, timeline::lanes_width(layout.area(Pane::Timeline)), layout.strip, canvas);
    for pane in Pane::ALL {
        let area = layout.area(pane);
        if !area.is_empty() {
            canvas.target(area, Target::Pane(pane));
            pane::draw(pane, run, look, area, canvas);
        }
    }
    footer::draw(hints, run.word.as_deref(), look, layout.footer, canvas);
}
