//! What a message does to the state, and what it asks for. The only place where the state changes.
//!
//! **Invariant**: no input or output, no clock; the same messages always lead to the same state and effects.

use crossterm::event::KeyEvent;

use super::action::Action;
use super::app::{App, Screen};
use super::key::Key;
use super::keymap::Context;
use super::mouse::mouse;
use super::msg::{Effect, Exit, Msg};
use super::overlay::help::Help;
use super::overlay::menu::Menu;
use super::overlay::notice::Notice;
use super::overlay::prompt::{Prompt, Purpose};
use super::overlay::{Answer, Overlay};
use super::pane::Pane;
use super::pane::log::Direction;
use super::screen::run::Run;

/// Takes one message.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    match msg {
        Msg::Key(event) => effects.extend(key(app, event)),
        Msg::Mouse(event) => effects.extend(mouse(app, event)),
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
        Msg::Opened(film, origin) => opened(app, Run::new(*film, origin).under(&app.settings)),
        Msg::Remade(film) => {
            if let Screen::Run(run, _) = &mut app.screen {
                run.remade(*film);
            }
        }
        Msg::Preview(place, film) => {
            if let Some(home) = app.home_mut() {
                home.preview(place, *film);
            }
        }
        Msg::Saved(Ok(words)) => app.overlays.push(Overlay::Notice(Notice::new("Saved", &words))),
        Msg::Saved(Err(why)) => app.overlays.push(Overlay::Notice(Notice::new("It cannot be saved", &why))),
        Msg::OpenFailed(why) => app.overlays.push(Overlay::Notice(Notice::new("It cannot be opened", &why))),
    }
    if let Screen::Run(run, _) = &mut app.screen {
        run.settle(app.size);
        effects.extend(run.new_goal().map(Effect::Aim));
    }
    effects
}

/// A key that the table does not know where a line is written belongs to the line.
fn key(app: &mut App, event: KeyEvent) -> Option<Effect> {
    let (key, contexts, keymap) = (Key::of(&event), app.contexts(), &app.settings.keymap);
    // Where text is written, what works everywhere does so only by keys that write nothing.
    let beside = if key.writes() { &[][..] } else { &[Context::Any] };
    let action = keymap.action(&contexts, key).or_else(|| keymap.action(beside, key));
    if let Some(action) = action {
        return act(app, action);
    }
    match (app.overlays.last_mut(), &mut app.screen) {
        (Some(overlay), _) => overlay.edit(event),
        (None, Screen::Home(home)) => home.edit(event),
        (None, Screen::Run(..)) => {}
    }
    None
}

/// Carries out what a key asks for.
pub(super) fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => return Some(Effect::Quit(Exit::Quit)),
        Action::Help => toggle_help(app),
        Action::Theme => app.settings.next_theme(),
        Action::Presenter => present(app),
        Action::Home => return back_home(app),
        Action::Share => return share(app),
        Action::Picture => return Some(Effect::Picture(picture_name(app))),
        Action::Close if leaves(app) => return Some(Effect::Quit(Exit::Quit)),
        _ => match (app.overlays.last_mut(), &mut app.screen) {
            (Some(overlay), _) => {
                let answer = overlay.act(action, app.size);
                return obey(app, answer);
            }
            (None, Screen::Home(home)) => return home.act(action, app.size),
            (None, Screen::Run(run, _)) if action == Action::Machine => {
                app.overlays.extend(run.panel().map(Overlay::Machine));
            }
            (None, Screen::Run(run, _)) => match opens(run, action) {
                Some(overlay) => app.overlays.push(overlay),
                None => return run.act(action, app.size),
            },
        },
    }
    None
}

/// Whether closing what is topmost leaves the program: not if something lies on top, or a search does.
fn leaves(app: &App) -> bool {
    app.overlays.is_empty() && !matches!(&app.screen, Screen::Home(home) if home.is_searching())
}

/// What lies on top after an action in the view of a run that asks for more.
fn opens(run: &Run, action: Action) -> Option<Overlay> {
    Some(match action {
        Action::Jump => Overlay::Menu(Menu::new("Jump to the next", Context::Jump)),
        Action::Markers => Overlay::Menu(Menu::new("Markers", Context::Markers)),
        Action::GoTo => Overlay::Prompt(Prompt::new(Purpose::GoTo, "")),
        Action::Select => Overlay::Prompt(Prompt::new(Purpose::Select, "")),
        Action::Search => search(run, Direction::Up),
        Action::SearchUp if run.log.searched().is_empty() => search(run, Direction::Up),
        Action::SearchDown if run.log.searched().is_empty() => search(run, Direction::Down),
        Action::Filter if run.focus == Pane::Goroutines => {
            Overlay::Prompt(Prompt::new(Purpose::FilterTable, run.table.filter()))
        }
        Action::Filter => Overlay::Prompt(Prompt::new(Purpose::FilterLog, run.log.filter_text())),
        _ => return None,
    })
}

/// The question what to search in the log.
fn search(run: &Run, direction: Direction) -> Overlay {
    Overlay::Prompt(Prompt::new(Purpose::SearchLog(direction), run.log.searched()))
}

/// Does what the topmost overlay wants.
pub(super) fn obey(app: &mut App, answer: Answer) -> Option<Effect> {
    match answer {
        Answer::Stay => {}
        Answer::Close => drop(app.overlays.pop()),
        Answer::Do(action) => {
            app.overlays.pop();
            return act(app, action);
        }
        Answer::Change(time, settings) => {
            app.overlays.pop();
            if let Screen::Run(run, _) = &mut app.screen {
                return run.change(time, &settings);
            }
        }
        Answer::Submit(purpose, text) => match (submit(app, purpose, &text), app.overlays.last_mut()) {
            (Err(why), Some(Overlay::Prompt(prompt))) => prompt.refuse(why),
            _ => drop(app.overlays.pop()),
        },
    }
    None
}

/// Does what a line of text was written for.
fn submit(app: &mut App, purpose: Purpose, text: &str) -> Result<(), String> {
    let Screen::Run(run, _) = &mut app.screen else { return Ok(()) };
    match purpose {
        Purpose::GoTo => run.go_to(text),
        Purpose::Select => run.select_by_name(text),
        Purpose::FilterLog => run.filter_log(text),
        Purpose::FilterTable => {
            run.table.show_only(text);
            Ok(())
        }
        Purpose::SearchLog(direction) => run.search_log(text, direction),
    }
}

/// Shows everything for a projector, or as it was before.
fn present(app: &mut App) {
    app.settings.presenter = !app.settings.presenter;
    if let Screen::Run(run, _) = &mut app.screen {
        run.adopt(&app.settings);
    }
}

fn toggle_help(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Help(_))) {
        app.overlays.pop();
    } else {
        let about = match &app.screen {
            Screen::Run(run, _) => run.about(),
            Screen::Home(_) => Vec::new(),
        };
        app.overlays.push(Overlay::Help(Help::new(
            &app.contexts(),
            &app.settings.keymap,
            about,
            app.settings.look.glyphs,
        )));
    }
}

/// Shows the command line that leads here, and copies it.
fn share(app: &mut App) -> Option<Effect> {
    let Screen::Run(run, _) = &app.screen else { return None };
    let Some(line) = run.shared() else {
        app.overlays.push(Overlay::Notice(Notice::new("To this moment", "no command line leads to this run")));
        return None;
    };
    let mut words = format!("{line}\n\nIt is on the clipboard too, where the terminal lets programs put it there.");
    if !run.changes.list().is_empty() {
        words.push_str("\n\nIt leads to the run without what was changed here: a saved scenario (w) has that, too.");
    }
    app.overlays.push(Overlay::Notice(Notice::new("To this moment", &words)));
    Some(Effect::Copy(line))
}

/// What an image of the screen is called: `gopark-io-wait-12.4ms`.
fn picture_name(app: &App) -> String {
    let Screen::Run(run, _) = &app.screen else { return "gopark".to_owned() };
    let name = run.film.header().scenario.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    format!("gopark-{stem}-{}", run.film.time())
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
