//! The state as a picture.
//!
//! **Invariant**: changes nothing; a frame costs what the screen holds, not what the recording holds.

use ratatui::Frame;

use super::app::{App, Screen};
use super::screen::{help, home, run};

/// Draws everything.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let (area, buffer) = (frame.area(), frame.buffer_mut());
    let contexts = app.contexts();
    match &app.screen {
        Screen::Home(screen) => home::draw(screen, app.look, &contexts, area, buffer),
        Screen::Run(screen, _) => run::draw(screen, app.look, &contexts, area, buffer),
    }
    for overlay in &app.overlays {
        help::draw(overlay, app.look, area, buffer);
    }
}
