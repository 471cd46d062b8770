//! The state as a picture, and what each place of the picture stands for.
//!
//! **Invariant**: changes nothing; a frame costs what the screen holds, not what the recording holds.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::{App, Screen};
use super::overlay;
use super::pane::Pane;
use super::screen::layout::Layout;
use super::screen::{home, run};
use super::target::Target;
use super::widget::canvas::Canvas;

/// Draws everything.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let mut canvas = Canvas::new(std::mem::take(frame.buffer_mut()));
    paint(app, &mut canvas);
    app.settings.look.depth.reduce(&mut canvas.buffer);
    *frame.buffer_mut() = canvas.buffer;
}

/// What is on the screen, without what lies on top.
pub fn picture(app: &App) -> Buffer {
    let mut canvas = blank(app);
    paint_screen(app, &mut canvas);
    canvas.buffer
}

/// What lies at this column and row of the picture, and the whole place of it.
pub fn target(app: &App, column: u16, row: u16) -> Option<(Rect, Target)> {
    whole(app).at(column, row)
}

/// The whole picture.
pub fn whole(app: &App) -> Canvas {
    let mut canvas = blank(app);
    paint(app, &mut canvas);
    canvas
}

/// The pane that lies at this column and row, if nothing lies on top of it.
pub fn pane(app: &App, column: u16, row: u16) -> Option<Pane> {
    let Screen::Run(run, _) = &app.screen else { return None };
    let layout = Layout::of(run, app.size);
    let at = |pane: &Pane| layout.area(*pane).contains(Position::new(column, row));
    Pane::ALL.into_iter().find(at).filter(|_| app.overlays.is_empty())
}

fn blank(app: &App) -> Canvas {
    let (width, height) = app.size;
    Canvas::new(Buffer::empty(Rect::new(0, 0, width, height)))
}

fn paint(app: &App, canvas: &mut Canvas) {
    paint_screen(app, canvas);
    let area = canvas.buffer.area;
    for top in &app.overlays {
        overlay::draw(top, &app.settings.keymap, app.settings.look_in_force(), area, canvas);
    }
}

fn paint_screen(app: &App, canvas: &mut Canvas) {
    let area = canvas.buffer.area;
    let (look, keymap) = (app.settings.look_in_force(), &app.settings.keymap);
    let hints = keymap.hints(&app.contexts(), look.glyphs);
    canvas.buffer.set_style(area, look.theme.ground());
    match &app.screen {
        Screen::Home(screen) => home::draw(screen, look, &hints, area, canvas),
        Screen::Run(screen, _) => run::draw(screen, look, &hints, area, canvas),
    }
}
