//! The whole state of the view: which screen, what lies on top of it, how large the terminal is.

use super::film::Film;
use super::keymap::Context;
use super::look::Look;
use super::mouse::Drag;
use super::overlay::Overlay;
use super::pane::Pane;
use super::screen::home::{Entry, Home};
use super::screen::run::Run;

/// Everything that the view knows.
#[derive(Debug)]
pub struct App {
    /// Colours and signs.
    pub look: Look,
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
    /// The view of one run.
    pub fn with_run(film: Film, look: Look, size: (u16, u16)) -> Self {
        Self { look, size, screen: Screen::Run(Box::new(Run::new(film)), None), overlays: Vec::new(), drag: None }
    }

    /// The list of scenarios.
    pub fn with_home(entries: Vec<Entry>, look: Look, size: (u16, u16)) -> Self {
        Self { look, size, screen: Screen::Home(Home::new(entries)), overlays: Vec::new(), drag: None }
    }

    /// Where the keys go, the most particular place first.
    pub fn contexts(&self) -> Vec<Context> {
        match (&self.screen, self.overlays.last()) {
            (_, Some(Overlay::Prompt(_))) => vec![Context::Prompt],
            (_, Some(overlay)) => vec![overlay.context(), Context::Any],
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
