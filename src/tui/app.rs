//! The whole state of the view: which screen, what lies on top of it, how large the terminal is.

use super::film::Film;
use super::keymap::Context;
use super::mouse::Drag;
use super::origin::Origin;
use super::overlay::Overlay;
use super::pane::Pane;
use super::screen::home::{Entry, Home};
use super::screen::run::Run;
use super::settings::Settings;

/// Everything that the view knows.
#[derive(Debug)]
pub struct App {
    /// Colours and signs, keys, motion.
    pub settings: Settings,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is shown.
    pub screen: Screen,
    /// What lies on top of it, the last one topmost.
    pub overlays: Vec<Overlay>,
    /// What the mouse pulls.
    pub drag: Option<Drag>,
}

/// A screen and all that belongs to it.
#[derive(Debug)]
pub enum Screen {
    /// The list of scenarios.
    Home(Home),
    /// A run, and the list that it was opened from, if it was.
    Run(Box<Run>, Option<Home>),
}

impl App {
    /// The view of one run that no command line opens.
    pub fn with_run(film: Film, settings: impl Into<Settings>, size: (u16, u16)) -> Self {
        Self::with_origin(film, Origin::default(), settings, size)
    }

    /// The view of one run.
    pub fn with_origin(film: Film, origin: Origin, settings: impl Into<Settings>, size: (u16, u16)) -> Self {
        let settings = settings.into();
        let run = Run::new(film, origin).under(&settings);
        Self::new(Screen::Run(Box::new(run), None), settings, size)
    }

    /// The list of scenarios.
    pub fn with_home(entries: Vec<Entry>, settings: impl Into<Settings>, size: (u16, u16)) -> Self {
        Self::new(Screen::Home(Home::new(entries)), settings.into(), size)
    }

    const fn new(screen: Screen, settings: Settings, size: (u16, u16)) -> Self {
        Self { settings, size, screen, overlays: Vec::new(), drag: None }
    }

    /// The list of scenarios, also while a run that was opened from it is shown.
    pub fn home_mut(&mut self) -> Option<&mut Home> {
        match &mut self.screen {
            Screen::Home(home) => Some(home),
            Screen::Run(_, home) => home.as_mut(),
        }
    }

    /// Where the keys go, the most particular place first.
    pub fn contexts(&self) -> Vec<Context> {
        match (&self.screen, self.overlays.last()) {
            (_, Some(overlay)) if overlay.context().takes_text() => vec![overlay.context()],
            (_, Some(overlay)) => vec![overlay.context(), Context::Any],
            (Screen::Home(home), None) if home.is_searching() => vec![Context::Search],
            (Screen::Home(_), None) => vec![Context::Home, Context::Any],
            (Screen::Run(run, home), None) => {
                let log = (run.focus == Pane::Log).then_some(Context::Log);
                let table = (run.focus == Pane::Goroutines).then_some(Context::Goroutines);
                let from_home = home.as_ref().map(|_| Context::FromHome);
                let program = run.film.is_program().then_some(Context::Program);
                let findings = (run.focus == Pane::Findings).then_some(Context::Findings);
                let own = log.or(table).or(findings);
                own.into_iter().chain([Context::Run]).chain(program).chain(from_home).chain([Context::Any]).collect()
            }
        }
    }

    /// Whether time goes by on the screen, so that frames are wanted even if nothing else happens.
    pub fn is_moving(&self) -> bool {
        matches!(&self.screen, Screen::Run(run, _) if run.playing || run.findings.is_searching())
    }
}
