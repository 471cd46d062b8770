//! The list of `gopark` alone: themes, search, files opened before.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gopark::tui::app::{App, Screen};
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Exit, Msg};
use gopark::tui::screen::home::{Entry, Home};
use gopark::tui::update::update;
use ratatui::style::Modifier;

use crate::tui_frames::{LOOKS, frame, press, shown, text};
use crate::tui_stage;

fn entries() -> Vec<Entry> {
    let entry = |theme: &str, name: &str, title: &str, teaches: &[&str]| Entry {
        theme: theme.to_owned(),
        name: name.to_owned(),
        title: title.to_owned(),
        summary: format!("All that there is to be said of {name}, which may well be more than a line has room for."),
        teaches: teaches.iter().map(|what| (*what).to_owned()).collect(),
        gone: false,
    };
    vec![
        entry("First steps", "one-core", "One core: concurrency without parallelism", &["concurrency", "time slices"]),
        entry("First steps", "cpu-bound", "CPU-bound: four cores, four times as fast", &["parallelism"]),
        entry("Sharing", "hot-mutex", "Hot mutex: four cores, no speed-up", &["lock contention"]),
        Entry { gone: true, ..entry("Opened before", "main.go", "/lessons/go", &[]) },
        entry("Opened before", "pool.toml", "/lessons/go", &[]),
    ]
}

fn list(look: Look, size: (u16, u16)) -> App {
    let mut app = App::with_home(entries(), look, size);
    update(&mut app, Msg::Preview(2, Box::new(Film::new(tui_stage::timeline()))));
    app
}

fn home(app: &App) -> &Home {
    match &app.screen {
        Screen::Home(home) => home,
        Screen::Run(..) => panic!("a run is shown"),
    }
}

/// The names in sight, from top to bottom.
fn names(app: &App) -> Vec<String> {
    let all = entries();
    let shown = shown(app);
    // The heading of what is said of the selected one has its name, too.
    let lines = shown.lines().skip(1).filter(|line| !line.contains('─'));
    lines
        .filter_map(|line| all.iter().find(|entry| line.contains(&format!(" {} ", entry.name))))
        .map(|entry| entry.name.clone())
        .collect()
}

#[test]
fn it_is_for_every_size() {
    for (name, look) in LOOKS {
        for (width, height) in [(20, 6), (80, 24), (120, 35), (200, 55)] {
            let mut app = list(look, (width, height));
            press(&mut app, "Down Down");
            insta::assert_snapshot!(format!("list_{name}_{width}x{height}"), shown(&app));
        }
    }
    let mut app = list(Look::COLOUR, (80, 24));
    press(&mut app, "/ c o r");
    insta::assert_snapshot!("list_search", shown(&app));
    press(&mut app, "x");
    insta::assert_snapshot!("list_search_in_vain", shown(&app));
}

#[test]
fn a_search_leaves_what_has_its_words() {
    let mut app = list(Look::COLOUR, (80, 35));
    assert_eq!(names(&app).len(), 5);
    for (words, found) in [
        ("o n e -", &["one-core"][..]),
        ("S P E E D", &["hot-mutex"]),
        ("s l i c e s", &["one-core"]),
        ("f i r s t", &["one-core", "cpu-bound"]),
        ("f o u r Space h o t", &["hot-mutex"]),
        ("l e s s o n s", &["main.go", "pool.toml"]),
        ("q", &[]),
    ] {
        assert_eq!(press(&mut app, "/"), []);
        assert_eq!(press(&mut app, words), [], "what is written does nothing else");
        assert_eq!(names(&app), found, "{words}");
        assert_eq!(press(&mut app, "Esc"), []);
        assert_eq!(names(&app).len(), 5);
    }
    assert_eq!(press(&mut app, "Esc"), [Effect::Quit(Exit::Quit)]);
}

#[test]
fn what_is_found_can_be_opened() {
    let mut app = list(Look::COLOUR, (80, 24));
    assert_eq!(press(&mut app, "/ c o r e Enter"), [Effect::Open(0)]);
    assert_eq!(press(&mut app, "Down Enter"), [Effect::Open(1)]);
    assert_eq!(press(&mut app, "Down Down Enter"), [Effect::Open(2)], "the last one that is found");
    assert_eq!(press(&mut app, "q Enter"), [], "nothing is found");
    assert_eq!(press(&mut app, "Esc Enter"), [Effect::Open(0)]);
    let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    press(&mut app, "/ a");
    assert_eq!(update(&mut app, Msg::Key(control_c)), [Effect::Quit(Exit::Quit)]);
}

#[test]
fn keys_go_over_headings() {
    let mut app = list(Look::COLOUR, (80, 24));
    let mut places = Vec::new();
    for _ in 0..6 {
        places.push(home(&app).selected);
        press(&mut app, "Down");
    }
    assert_eq!(places, [0, 1, 2, 3, 4, 4]);
    press(&mut app, "Home");
    assert_eq!(home(&app).selected, 0);
    press(&mut app, "End Up");
    assert_eq!(home(&app).selected, 3);
}

#[test]
fn a_file_that_is_gone_is_faint_and_says_so() {
    let mut app = list(Look::COLOUR, (120, 35));
    let faint = |app: &App, name: &str| {
        let buffer = frame(app);
        let row = text(&buffer).lines().position(|line| line.contains(name)).unwrap();
        buffer[(4, u16::try_from(row).unwrap())].modifier.contains(Modifier::DIM)
    };
    assert!(faint(&app, "main.go") && !faint(&app, "pool.toml"));
    press(&mut app, "End Up");
    assert!(shown(&app).contains("The file is not there any more."));
    assert_eq!(press(&mut app, "Enter"), [Effect::Open(3)]);
    update(&mut app, Msg::OpenFailed("/lessons/go/main.go is not there any more".to_owned()));
    assert!(shown(&app).contains("It cannot be opened"));
    press(&mut app, "Esc");
    assert_eq!(home(&app).selected, 3);
}

#[test]
fn a_click_reaches_what_is_found() {
    let mut app = list(Look::COLOUR, (80, 24));
    press(&mut app, "/ l e s s o n s");
    let row = shown(&app).lines().position(|line| line.contains("pool.toml")).unwrap();
    let kind = MouseEventKind::Down(MouseButton::Left);
    let click = MouseEvent { kind, column: 9, row: u16::try_from(row).unwrap(), modifiers: KeyModifiers::NONE };
    assert_eq!(update(&mut app, Msg::Mouse(click)), []);
    assert_eq!(home(&app).selected, 4);
    assert_eq!(update(&mut app, Msg::Mouse(click)), [Effect::Open(4)]);
}

#[test]
fn every_size_and_look_can_be_drawn() {
    for (_, look) in LOOKS {
        for (width, height) in
            (1..=130).step_by(9).flat_map(|width| (1..=20).step_by(2).map(move |height| (width, height)))
        {
            for keys in ["Down Down", "/ c o", "/ z z", "End"] {
                let mut app = list(look, (width, height));
                press(&mut app, keys);
                frame(&app);
            }
        }
    }
}
