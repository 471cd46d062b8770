//! What a message does to the state, and what it asks for. The only place where the state changes.
//!
//! **Invariant**: no input or output, no clock; the same messages always lead to the same state and effects.

use super::action::Action;
use super::app::{App, Screen};
use super::keymap::{self, Key};
use super::msg::{Effect, Exit, Msg};
use super::screen::help::{self, Overlay};
use super::screen::run::Run;

/// Takes one message.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    match msg {
        Msg::Key(event) => {
            let action = keymap::action(&app.contexts(), Key::of(&event));
            effects.extend(action.and_then(|action| act(app, action)));
        }
        Msg::Resize(width, height) => app.size = (width, height),
        Msg::Signal(signal) => effects.push(Effect::Quit(Exit::Signal(signal))),
        Msg::InputLost(why) => effects.push(Effect::Quit(Exit::InputLost(why))),
        Msg::Report(report) => {
            if let Screen::Run(run, _) = &mut app.screen {
                run.report(report);
            }
        }
        Msg::Frame(now) => {
            if let Screen::Run(run, _) = &mut app.screen {
                run.frame(now);
            }
        }
        Msg::Opened(film) => opened(app, Run::new(*film)),
        Msg::OpenFailed(why) => app.overlays.push(Overlay::notice("It cannot be opened", &why)),
    }
    if let Screen::Run(run, _) = &mut app.screen {
        run.settle(app.size);
        effects.extend(run.new_goal().map(Effect::Aim));
    }
    effects
}

/// Carries out what a key asks for.
fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => return Some(Effect::Quit(Exit::Quit)),
        Action::Help => toggle_help(app),
        Action::Close if app.overlays.pop().is_none() => return Some(Effect::Quit(Exit::Quit)),
        Action::Close => {}
        Action::Home => return back_home(app),
        _ => match (app.overlays.last_mut(), &mut app.screen) {
            (Some(overlay), _) => help::act(overlay, action, app.size),
            (None, Screen::Home(home)) => return home.act(action, app.size),
            (None, Screen::Run(run, _)) => run.act(action, app.size),
        },
    }
    None
}

fn toggle_help(app: &mut App) {
    if app.overlays.last().is_some_and(Overlay::is_help) {
        app.overlays.pop();
    } else {
        let about = match &app.screen {
            Screen::Run(run, _) => run.about(),
            Screen::Home(_) => Vec::new(),
        };
        let help = Overlay::help(&app.contexts(), about, app.look.glyphs);
        app.overlays.push(help);
    }
}

fn opened(app: &mut App, run: Run) {
    if let Screen::Home(home) = &mut app.screen {
        let home = std::mem::take(home);
        app.screen = Screen::Run(Box::new(run), Some(home));
    }
}

fn back_home(app: &mut App) -> Option<Effect> {
    let Screen::Run(_, home) = &mut app.screen else { return None };
    app.screen = Screen::Home(home.take()?);
    Some(Effect::Close)
}
