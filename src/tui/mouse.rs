//! What the mouse does: clicks on what is drawn, drags along the axis of time, the wheel.
//!
//! ```text
//!   press --> what was drawn there (draw::target) --> the same as its key does
//!   drag  --> goes on with what was pressed, wherever the pointer is now
//!   wheel --> scrolls the pane below the pointer; over the timeline it zooms around the pointer
//! ```

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::action::Action;
use super::app::{App, Screen};
use super::draw;
use super::msg::Effect;
use super::overlay::Overlay;
use super::pane::{Pane, timeline};
use super::screen::layout::Layout;
use super::screen::strip;
use super::target::Target;
use super::update::{act, obey};

/// What the mouse pulls, from the press of the button to its release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drag {
    area: Rect,
    target: Target,
    /// Where the pointer was last.
    column: u16,
}

/// Lines that a notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Takes what the mouse did.
pub fn mouse(app: &mut App, event: MouseEvent) -> Option<Effect> {
    let (column, row) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let (area, target) = draw::target(app, column, row)?;
            app.drag = Some(Drag { area, target, column });
            press(app, area, target, column)
        }
        MouseEventKind::Drag(MouseButton::Left) => {
            let drag = app.drag?;
            app.drag = Some(Drag { column, ..drag });
            match (drag.target, &mut app.screen) {
                (Target::Lanes | Target::Strip, _) => press(app, drag.area, drag.target, column),
                (Target::Axis, Screen::Run(run, _)) => {
                    run.pan(i64::from(drag.column) - i64::from(column));
                    None
                }
                _ => None,
            }
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
    if let (Some(Overlay::Help(help)), Target::Line(place)) = (app.overlays.last_mut(), target) {
        let answer = help.click(place);
        return obey(app, answer);
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
                Target::Strip => run.go_to_time(strip::time_at(run.film.known(), along, area.width)),
                Target::Line(place) => run.open_finding(Some(place)),
                Target::Axis | Target::Act(_) | Target::Covered => {}
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
            let place = timeline::time_area(Layout::of(run, app.size).area(Pane::Timeline));
            let column = event.column.clamp(place.x, place.right().saturating_sub(1).max(place.x)) - place.x;
            run.timeline.zoom_around(column, by < 0, run.film.time());
            None
        }
        (Screen::Run(run, _), Some(pane)) => {
            run.scroll(pane, by * NOTCH);
            None
        }
        _ => act(app, if by < 0 { up } else { down }),
    }
}
