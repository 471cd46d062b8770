//! What the mouse does: clicks on what is drawn, drags along the axis of time, the wheel.
//!
//! ```text
//!   press --> what was drawn there (draw::target) --> the same as its key does
//!   drag  --> goes on with what was pressed, wherever the pointer is now
//!   wheel --> scrolls the pane below the pointer; over the lanes of the timeline it zooms
//! ```

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::action::Action;
use super::app::{App, Screen};
use super::draw;
use super::msg::Effect;
use super::pane::{Pane, timeline};
use super::target::Target;
use super::update::act;

/// What the mouse pulls, from the press of the button to its release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drag {
    area: Rect,
    target: Target,
}

/// Lines that a notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Takes what the mouse did.
pub fn mouse(app: &mut App, event: MouseEvent) -> Option<Effect> {
    let (column, row) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let (area, target) = draw::target(app, column, row)?;
            app.drag = Some(Drag { area, target });
            press(app, area, target, column)
        }
        MouseEventKind::Drag(MouseButton::Left) => {
            let Drag { area, target } = app.drag?;
            if matches!(target, Target::Lanes | Target::Strip) { press(app, area, target, column) } else { None }
        }
        MouseEventKind::Up(_) => {
            app.drag = None;
            None
        }
        MouseEventKind::ScrollUp => wheel(app, event, -1),
        MouseEventKind::ScrollDown => wheel(app, event, 1),
        _ => None,
    }
}

fn press(app: &mut App, area: Rect, target: Target, column: u16) -> Option<Effect> {
    if let Target::Act(action) = target {
        return act(app, action);
    }
    match &mut app.screen {
        Screen::Home(home) => match target {
            Target::Line(place) => return home.click(place),
            _ => return None,
        },
        Screen::Run(run, _) => {
            let along = column.clamp(area.x, area.right().saturating_sub(1)) - area.x;
            match target {
                Target::Select(subject) => run.select(subject),
                Target::Pane(pane) => run.attend(pane),
                Target::Lanes => run.go_to_time(run.timeline.time_at(along)),
                Target::Event(place) => run.go_to_event(place),
                Target::Line(place) => run.open_finding(Some(place)),
                Target::Strip | Target::Act(_) | Target::Covered => {}
            }
        }
    }
    None
}

fn wheel(app: &mut App, event: MouseEvent, by: isize) -> Option<Effect> {
    let (up, down) = (Action::Up, Action::Down);
    let pane = draw::pane(app, event.column, event.row);
    match (&mut app.screen, pane) {
        (Screen::Run(run, _), Some(Pane::Timeline)) if !event.modifiers.contains(KeyModifiers::SHIFT) => {
            let zoom = if by < 0 { timeline::Window::zoom_in } else { timeline::Window::zoom_out };
            zoom(&mut run.timeline);
            None
        }
        (Screen::Run(run, _), Some(pane)) => {
            run.scroll(pane, by * NOTCH);
            None
        }
        _ => act(app, if by < 0 { up } else { down }),
    }
}
