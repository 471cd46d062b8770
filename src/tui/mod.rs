//! The terminal view: shows a run, live or recorded, and lets a person move in its time.
//!
//! ```text
//!   input thread --\                      /--> Effect --> run: worker, terminal, catalogue
//!   worker thread ---> Msg --> update(App)
//!   frame tick ----/                      \--> draw(&App) --> terminal
//! ```
//!
//! Entry points: [`view`] (a live run), [`replay`] (a finished one), [`home`] (the list to choose from).
//!
//! **Invariants**: everything shown is derived from the recording and the world at the cursor; only [`update`] changes
//! the state, only [`mod@run`] waits, only [`terminal`] changes the terminal's modes.

pub mod action;
pub mod app;
pub mod bindings;
pub mod destination;
pub mod draw;
mod drawn;
pub mod film;
pub mod frames;
pub mod glyph;
pub mod input;
pub mod key;
pub mod keymap;
pub mod listing;
pub mod look;
pub mod mouse;
pub mod msg;
pub mod origin;
pub mod overlay;
pub mod pacer;
pub mod pane;
pub mod pick;
pub mod preview;
pub mod run;
pub mod save;
pub mod screen;
pub mod settings;
pub mod svg;
pub mod target;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod what_if;
pub mod widget;
pub mod worker;

use std::io;

use self::settings::Settings;
use app::App;
use film::Film;
use msg::Exit;
use origin::Origin;
use run::{Catalogue, Nothing};
use what_if::Remake;

use crate::trace::timeline::Timeline;

/// Shows a run as `remake` makes it, paused at its start, until somebody leaves.
///
/// # Errors
/// If the terminal cannot be used, or no thread can be started.
pub fn view(remake: Box<dyn Remake>, settings: Settings) -> io::Result<Exit> {
    let (origin, (film, engine), mouse) = (remake.origin(), remake.make(&[]), settings.mouse);
    run::run(|size| App::with_origin(film, origin, settings, size), Some((remake, engine)), mouse, &Nothing)
}

/// Shows a finished run, paused at its start, until somebody leaves.
///
/// # Errors
/// If the terminal cannot be used, or no thread can be started.
pub fn replay(timeline: Timeline, origin: Origin, settings: Settings) -> io::Result<Exit> {
    let film = Film::new(timeline);
    let mouse = settings.mouse;
    run::run(|size| App::with_origin(film, origin, settings, size), None, mouse, &Nothing)
}

/// Shows the list of scenarios, and those that somebody opens from it, until somebody leaves.
///
/// # Errors
/// If the terminal cannot be used, or no thread can be started.
pub fn home(catalogue: &dyn Catalogue, settings: Settings) -> io::Result<Exit> {
    let mouse = settings.mouse;
    run::run(|size| App::with_home(catalogue.entries(), settings, size), None, mouse, catalogue)
}
