//! The loop: input, worker and frame ticks in, frames out. The only place that waits.
//!
//! **Invariants**: input comes before the worker, the worker before the frame tick; everything that waits is taken
//! before a frame is drawn, and when one is drawn is said by [`Frames`] alone;
//! the simulation is never waited for; while nothing moves, nothing runs.

use std::io;
use std::time::Instant;

use crossbeam_channel::{Receiver, at, never, select_biased};

use super::app::App;
use super::draw::{draw, picture};
use super::film::Film;
use super::frames::Frames;
use super::input::Input;
use super::msg::{Effect, Exit, Msg};
use super::origin::Origin;
use super::preview::{self, Make, Previews};
use super::save;
use super::screen::home::Entry;
use super::svg;
use super::terminal::{self, Screen};
use super::update::update;
use super::what_if::{Change, Remake, Script};
use super::worker::{Engine, Goal, Report, Worker};

/// What was opened from the list.
pub enum Opened {
    /// A program, with what runs it.
    Live(Box<dyn Remake>),
    /// A finished recording.
    Recorded(Box<Film>, Origin),
}

/// The scenarios that the home screen offers.
pub trait Catalogue {
    /// What the list shows.
    fn entries(&self) -> Vec<Entry>;

    /// What makes previews for the list, if anything does.
    fn preview(&self) -> Option<Make> {
        None
    }

    /// Opens the one with this place in the list.
    ///
    /// # Errors
    /// What is wrong with it, in words for the person at the keyboard.
    fn open(&self, place: usize) -> Result<Opened, String>;
}

/// The catalogue of a view that has none.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Catalogue for Nothing {
    fn entries(&self) -> Vec<Entry> {
        Vec::new()
    }

    fn open(&self, _place: usize) -> Result<Opened, String> {
        Err("there is no list to open it from".to_owned())
    }
}

/// What the loop holds.
struct Loop<'a> {
    app: App,
    screen: Screen,
    input: Input,
    catalogue: &'a dyn Catalogue,
    /// What makes the run that is shown, if it is a live one.
    remake: Option<Box<dyn Remake>>,
    worker: Option<Worker>,
    /// Previews for the list.
    previews: Previews,
    /// What the worker still has to be told.
    goal: Option<Goal>,
    start: Instant,
    frames: Frames,
}

/// Shows the state that `make` gives for the terminal's size, until somebody leaves.
///
/// # Errors
/// If the terminal cannot be used, or no thread can be started.
pub(super) fn run(
    make: impl FnOnce((u16, u16)) -> App,
    live: Option<(Box<dyn Remake>, Box<dyn Engine>)>,
    mouse: bool,
    catalogue: &dyn Catalogue,
) -> io::Result<Exit> {
    // Signals are ours before the terminal is, so that none can find it half-way.
    let input = Input::start()?;
    let (remake, engine) = live.unzip();
    let worker = engine.map(Worker::start).transpose()?;
    let previews = preview::start(catalogue.preview(), catalogue.entries().len())?;
    let screen = Screen::enter(mouse)?;
    let app = make(screen.size()?);
    let start = Instant::now();
    let (goal, frames) = (None, Frames::new(start));
    Loop { app, screen, input, catalogue, remake, worker, previews, goal, start, frames }.run()
}

impl Loop<'_> {
    fn run(mut self) -> io::Result<Exit> {
        loop {
            if self.frames.is_due(Instant::now()) {
                self.screen.draw(|frame| draw(&self.app, frame))?;
                self.frames.drawn(Instant::now());
            }
            self.goal = self.goal.take().filter(|goal| self.worker.as_ref().is_some_and(|w| !w.aim(*goal)));
            let first = self.wait();
            if let Some(exit) = self.take_all(first) {
                return Ok(exit);
            }
        }
    }

    /// Waits for whatever comes first.
    fn wait(&self) -> Msg {
        let next = self.frames.next(self.app.is_moving(), self.goal.is_some(), self.app.settings.motion_in_force());
        let tick = next.map_or_else(never, at);
        select_biased! {
            recv(self.input.messages) -> msg => msg.unwrap_or_else(|_| Msg::InputLost("the input thread ended".to_owned())),
            recv(self.reports()) -> report => Msg::Report(report.unwrap_or_else(|_| ended())),
            recv(self.previews.messages) -> preview => preview.unwrap_or_else(|_| self.frame()),
            recv(tick) -> _ => self.frame(),
        }
    }

    fn frame(&self) -> Msg {
        Msg::Frame(self.start.elapsed())
    }

    /// Where reports come from; a channel that never answers if there is no worker.
    fn reports(&self) -> Receiver<Report> {
        self.worker.as_ref().map_or_else(never, |worker| worker.reports().clone())
    }

    /// Takes this message and all others that wait, but not for longer than a frame.
    fn take_all(&mut self, first: Msg) -> Option<Exit> {
        let begun = Instant::now();
        let mut next = Some(first);
        while let Some(msg) = next {
            if let Some(exit) = self.take(msg) {
                return Some(exit);
            }
            if begun.elapsed() >= self.app.settings.motion_in_force().frame() {
                break;
            }
            next = self.input.messages.try_recv().ok().or_else(|| self.reports().try_recv().ok().map(Msg::Report));
        }
        None
    }

    fn take(&mut self, msg: Msg) -> Option<Exit> {
        self.frames.note(&msg, self.app.is_moving(), self.app.settings.motion_in_force());
        let over = matches!(msg, Msg::Report(Report::Panicked(_)));
        let effects = update(&mut self.app, msg);
        if over {
            // Its channel is closed, and a closed channel is always ready.
            self.worker = None;
        }
        effects.into_iter().find_map(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> Option<Exit> {
        match effect {
            Effect::Quit(exit) => return Some(exit),
            Effect::Close => (self.remake, self.worker, self.goal) = (None, None, None),
            // A terminal that knows nothing of clipboards ignores it; one that is gone is noticed by the next frame.
            Effect::Copy(text) => drop(terminal::copy(&text)),
            Effect::Picture(name) => {
                let saved = self.save_picture(&name);
                return self.take(Msg::Saved(saved));
            }
            Effect::Aim(goal) => self.goal = Some(goal),
            Effect::Open(place) => {
                let msg = self.open(place).unwrap_or_else(Msg::OpenFailed);
                return self.take(msg);
            }
            Effect::Remake(changes) => {
                let msg = self.anew(&changes)?;
                return self.take(msg);
            }
            Effect::Save(changes) => {
                let saved = self.save_scenario(&changes);
                return self.take(Msg::Saved(saved));
            }
        }
        None
    }

    /// Saves what is on the screen, in the current folder.
    fn save_picture(&self, name: &str) -> Result<String, String> {
        let path = save::create(name, "svg", &svg::render(&picture(&self.app), name))?;
        Ok(format!("What was on the screen is in {}.", path.display()))
    }

    /// Saves a scenario that replays the run with these changes, in the current folder.
    fn save_scenario(&self, changes: &[Change]) -> Result<String, String> {
        let remake = self.remake.as_ref().ok_or("there is no program to run")?;
        let Script { name, text, options } = remake.script(changes)?;
        let path = save::create(&name, "toml", &text)?;
        let command = ["gopark".to_owned(), "run".to_owned(), path.display().to_string()].into_iter().chain(options);
        let command: Vec<String> = command.collect();
        let line = shlex::try_join(command.iter().map(String::as_str)).map_err(|error| error.to_string())?;
        Ok(format!("{} is a scenario with everything that was changed. This replays it:\n\n{line}", path.display()))
    }

    /// The run with these changes, if it is a live one. Whatever the worker before still has to say is lost with it.
    fn anew(&mut self, changes: &[Change]) -> Option<Msg> {
        let (film, engine) = self.remake.as_ref()?.make(changes);
        (self.worker, self.goal) = (None, None);
        Some(match Worker::start(engine) {
            Ok(worker) => {
                self.worker = Some(worker);
                Msg::Remade(Box::new(film))
            }
            Err(error) => Msg::Report(Report::Panicked(error.to_string())),
        })
    }

    fn open(&mut self, place: usize) -> Result<Msg, String> {
        let remake = match self.catalogue.open(place)? {
            Opened::Live(remake) => remake,
            Opened::Recorded(film, origin) => return Ok(Msg::Opened(film, origin)),
        };
        let (origin, (film, engine)) = (remake.origin(), remake.make(&[]));
        self.worker = Some(Worker::start(engine).map_err(|error| error.to_string())?);
        self.remake = Some(remake);
        Ok(Msg::Opened(Box::new(film), origin))
    }
}

/// What is said if the worker is gone without a word.
fn ended() -> Report {
    Report::Panicked("the simulation's thread ended without a word".to_owned())
}
