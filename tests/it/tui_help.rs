//! The searchable help, keys of one's own, and reduced motion, driven through the real `update`.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gopark::base::time::SimTime;
use gopark::tui::action::Action;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Exit, Msg};
use gopark::tui::pane::Pane;
use gopark::tui::settings::{Fps, Motion, Settings};
use gopark::tui::update::update;

use crate::tui_frames::{press, run, shown};
use crate::tui_stage;

fn replay(settings: impl Into<Settings>) -> App {
    let mut app = App::with_run(Film::new(tui_stage::timeline()), settings, (80, 24));
    update(&mut app, Msg::Resize(80, 24));
    app
}

#[test]
fn what_is_found_is_done() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? t a b l e");
    let found = shown(&app);
    assert!(found.contains("show the table of goroutines") && !found.contains("run to the end"), "{found}");
    press(&mut app, "Enter");
    assert!(app.overlays.is_empty());
    assert_eq!(run(&app).focus, Pane::Goroutines);
}

#[test]
fn jumps_and_names_of_actions_are_found() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? s t e a l");
    assert!(shown(&app).contains("j s"));
    press(&mut app, "Down Enter");
    assert!(run(&app).film.time() > SimTime::ZERO, "it jumped");
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? p l a y - p a u s e Enter");
    assert!(app.is_moving());
}

#[test]
fn a_key_is_found_by_writing_it() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? z Enter");
    assert!(run(&app).enlarged);
}

#[test]
fn escape_clears_and_then_closes() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? x y z z y");
    assert!(shown(&app).contains("nothing is called so"));
    assert_eq!(press(&mut app, "Enter"), []);
    press(&mut app, "Esc");
    assert!(shown(&app).contains("let time run"));
    press(&mut app, "Esc");
    assert!(app.overlays.is_empty());
    press(&mut app, "? ?");
    assert!(app.overlays.is_empty());
}

#[test]
fn letters_are_written_and_control_c_leaves() {
    let mut app = replay(Look::COLOUR);
    assert_eq!(press(&mut app, "? q"), []);
    let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(update(&mut app, Msg::Key(control_c)), [Effect::Quit(Exit::Quit)]);
}

#[test]
fn legend_and_run_are_reached() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, &format!("? {}", "PgDn ".repeat(20)));
    let end = shown(&app);
    assert!(end.contains("This run"), "{end}");
    insta::assert_snapshot!("help_end", end);
    assert_eq!(press(&mut app, "Enter"), []);
    assert!(!app.overlays.is_empty(), "words are nothing to do");
    press(&mut app, "PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp Enter");
    assert!(!app.overlays.is_empty() && shown(&app).contains("an OS thread; it runs on a core"));
    press(&mut app, "r u n n e x t");
    insta::assert_snapshot!("help_search", shown(&app));
}

#[test]
fn a_click_selects_and_another_one_does() {
    let mut app = replay(Look::COLOUR);
    press(&mut app, "? PgDn");
    let shown = shown(&app);
    let row = shown.lines().position(|line| line.contains("show the board")).expect("it is in sight");
    let click = |app: &mut App| {
        let (row, modifiers) = (row.try_into().unwrap(), KeyModifiers::NONE);
        update(
            app,
            Msg::Mouse(MouseEvent { kind: MouseEventKind::Down(MouseButton::Left), column: 30, row, modifiers }),
        );
    };
    click(&mut app);
    assert!(!app.overlays.is_empty());
    click(&mut app);
    assert!(app.overlays.is_empty() && run(&app).focus == Pane::Board);
}

#[test]
fn own_keys_are_in_footer_menu_and_help() {
    let mut settings = Settings::from(Look::COLOUR);
    settings.keymap.rebind(Action::PlayPause, None, &["p".parse().unwrap()]);
    settings.keymap.rebind(Action::JumpSteal, None, &["F7".parse().unwrap()]);
    let mut app = replay(settings);
    assert!(shown(&app).contains(" p run/pause"));
    press(&mut app, "p");
    assert!(app.is_moving());
    press(&mut app, "p Space");
    assert!(!app.is_moving(), "Space means nothing now");
    press(&mut app, "j");
    assert!(shown(&app).contains("F7"));
    press(&mut app, "Esc ? s t e a l");
    assert!(shown(&app).contains("j F7"));
}

#[test]
fn with_reduced_motion_time_goes_by_in_ticks() {
    let mut settings = Settings::from(Look::COLOUR);
    settings.motion = Motion { fps: Fps::default(), reduced: true };
    let mut app = replay(settings);
    press(&mut app, ". . . . . Space");
    let mut times = Vec::new();
    for n in 0..=8 {
        update(&mut app, Msg::Frame(Duration::from_millis(n * 250)));
        times.push(run(&app).film.time().nanos());
    }
    assert!(times.iter().skip(1).all(|time| time % 100_000 == 0), "{times:?}");
    assert!(times.is_sorted());
    // As fast as ever: 1 ms of simulated time in a second.
    assert_eq!(times[8], (times[0] + 2_000_000) / 100_000 * 100_000);
}
