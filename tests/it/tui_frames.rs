//! Frames of the view as snapshots, driven with keys through the real `update`, and what must hold at every size.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gopark::base::time::SimTime;
use gopark::tui::app::{App, Screen};
use gopark::tui::draw::{draw, whole};
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Exit, Msg};
use gopark::tui::origin::Origin;
use gopark::tui::screen::home::Entry;
use gopark::tui::theme::Theme;
use gopark::tui::update::update;
use gopark::tui::worker::{Goal, Progress, Report};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use crate::tui_scenes::Scene;
use crate::tui_stage;

/// Keys by the names on them, with `Ctrl-` and `Shift-`; a single character is itself.
fn key(name: &str) -> KeyEvent {
    if let Some((held, name)) = name.split_once('-').filter(|(held, name)| !held.is_empty() && !name.is_empty()) {
        let modifiers = if held == "Ctrl" { KeyModifiers::CONTROL } else { KeyModifiers::SHIFT };
        let code = match name {
            "Tab" => KeyCode::BackTab,
            _ if name.len() == 1 => key(&name.to_lowercase()).code,
            _ => key(name).code,
        };
        return KeyEvent::new(code, modifiers);
    }
    let code = match name {
        "Space" => KeyCode::Char(' '),
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Tab" => KeyCode::Tab,
        "BTab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        _ => KeyCode::Char(name.chars().next().unwrap()),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

pub(crate) fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.split_whitespace().flat_map(|name| update(app, Msg::Key(key(name)))).collect()
}

pub(crate) fn frame(app: &App) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(app.size.0, app.size.1)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The text of a frame, without the blanks at the ends of lines. A wide character is followed by no blank.
pub(crate) fn text(buffer: &Buffer) -> String {
    let lines = buffer.content().chunks(usize::from(buffer.area.width)).map(|row| {
        let mut skip = 0;
        let mut line = String::new();
        for cell in row {
            if skip == 0 {
                line.push_str(cell.symbol());
                skip = unicode_width::UnicodeWidthStr::width(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

/// What is on the screen.
pub(crate) fn shown(app: &App) -> String {
    text(&frame(app))
}

/// The line on the screen that has this in it.
pub(crate) fn line(app: &App, part: &str) -> String {
    let text = shown(app);
    let found = text.lines().find(|line| line.contains(part));
    found.unwrap_or_else(|| panic!("{part:?} is not in\n{text}")).to_owned()
}

fn replay(look: Look, size: (u16, u16)) -> App {
    let mut app = App::with_run(Film::new(tui_stage::timeline()), look, size);
    update(&mut app, Msg::Resize(size.0, size.1));
    app
}

fn home(look: Look, size: (u16, u16)) -> App {
    let entry = |theme: &str, name: &str, title: &str, summary: &str| Entry {
        theme: theme.to_owned(),
        name: name.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        teaches: vec!["work stealing".to_owned(), "runnext".to_owned()],
        gone: false,
    };
    let entries = vec![
        entry(
            "First steps",
            "one-core",
            "One core",
            "Three goroutines take turns on a single core. Everything makes progress.",
        ),
        entry(
            "Sharing",
            "web-service",
            "Web service",
            "Six goroutines share a mutex, wait for the network and go to sleep.",
        ),
        entry("Sharing", "幅広", "広い文字の題", "Wide characters in names keep their columns."),
    ];
    App::with_home(entries, look, size)
}

pub(crate) fn run(app: &App) -> &gopark::tui::screen::run::Run {
    match &app.screen {
        Screen::Run(run, _) => run,
        Screen::Home(_) => panic!("no run is shown"),
    }
}

#[test]
fn the_run_where_it_is_narrow() {
    let mut app = replay(Look::COLOUR, (60, 20));
    press(&mut app, &"Right ".repeat(33));
    insta::assert_snapshot!("run_narrow", shown(&app));
}

#[test]
fn a_key_changes_the_theme_everywhere() {
    for mut app in [replay(Look::COLOUR, (80, 24)), home(Look::COLOUR, (80, 24))] {
        for theme in [Theme::OkabeIto, Theme::HighContrast, Theme::Mono, Theme::Default] {
            assert_eq!(press(&mut app, "T"), []);
            let first = frame(&app).content()[0].clone();
            let own = matches!(theme, Theme::OkabeIto | Theme::HighContrast);
            assert_eq!(first.bg == Color::Rgb(0, 0, 0), own, "{theme:?}");
        }
    }
}

#[test]
fn the_run_by_keys() {
    let views = [
        ("start", "Home"),
        ("end", "End"),
        ("by_p", "l"),
        ("by_thread", "l l"),
        ("why", "Enter"),
        ("why_of_an_earlier_one", "Enter Up Up Up Up Up Up"),
        ("zoomed_in", "] ]"),
        ("zoomed_out", "[ ["),
        ("queues_enlarged", "Tab Tab z"),
        ("help", "?"),
    ];
    for (name, keys) in views {
        let mut app = replay(Look::COLOUR, (100, 30));
        press(&mut app, &"Right ".repeat(33));
        press(&mut app, keys);
        insta::assert_snapshot!(format!("run_{name}"), shown(&app));
    }
}

#[test]
fn the_list_where_it_is_small() {
    let mut app = home(Look::COLOUR, (40, 10));
    press(&mut app, "End");
    insta::assert_snapshot!("home_small", shown(&app));
}

#[test]
fn from_the_list_to_a_run_and_back() {
    let mut app = home(Look::COLOUR, (80, 24));
    assert_eq!(press(&mut app, "Down Enter"), [Effect::Open(1)]);
    update(&mut app, Msg::OpenFailed("the file is gone".to_owned()));
    insta::assert_snapshot!("home_notice", shown(&app));
    assert_eq!(press(&mut app, "Esc"), []);
    update(&mut app, Msg::Opened(Box::new(Film::new(tui_stage::timeline())), Origin::default()));
    assert!(matches!(app.screen, Screen::Run(..)));
    assert_eq!(press(&mut app, "r"), [Effect::Close]);
    assert!(matches!(&app.screen, Screen::Home(home) if home.selected == 1));
    assert_eq!(press(&mut app, "Esc"), [Effect::Quit(Exit::Quit)]);
}

#[test]
fn leaving() {
    let mut app = replay(Look::COLOUR, (80, 24));
    assert_eq!(press(&mut app, "? Esc"), []);
    assert_eq!(press(&mut app, "q"), [Effect::Quit(Exit::Quit)]);
    let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(update(&mut app, Msg::Key(control_c)), [Effect::Quit(Exit::Quit)]);
    assert_eq!(update(&mut app, Msg::Signal(15)), [Effect::Quit(Exit::Signal(15))]);
}

#[test]
fn forward_and_back_is_where_it_was() {
    let mut app = replay(Look::COLOUR, (80, 24));
    press(&mut app, &"Right ".repeat(20));
    let (there, world) = (shown(&app), run(&app).film.world().clone());
    press(&mut app, &"Right ".repeat(30));
    press(&mut app, &"Left ".repeat(30));
    assert_eq!(run(&app).film.world(), &world);
    press(&mut app, "End Home");
    press(&mut app, &"Right ".repeat(20));
    assert_eq!(shown(&app), there);
    press(&mut app, ". . . . , , , ,");
    assert_eq!(run(&app).film.world(), &world);
}

#[test]
fn time_runs_at_its_speed_and_stops_at_the_end() {
    let mut app = replay(Look::COLOUR, (80, 24));
    press(&mut app, "Space");
    (0..=120).for_each(|n| drop(update(&mut app, Msg::Frame(Duration::from_millis(n * 10)))));
    // 1 ms of simulated time in a second, 10 ticks of 100 us.
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(1_200_000));
    assert!(app.is_moving());
    press(&mut app, "+ + + + +");
    (121..260).for_each(|n| drop(update(&mut app, Msg::Frame(Duration::from_millis(n * 10)))));
    assert!(run(&app).at_end() && !app.is_moving());
}

/// A live run: nothing is known at first, and the worker is played by hand.
fn live() -> App {
    let timeline = gopark::trace::timeline::Timeline::new(tui_stage::header());
    let mut app = App::with_run(Film::new(timeline), Look::COLOUR, (80, 24));
    deliver(&mut app, 0, 0, false);
    app
}

/// Brings the events up to this time, of which `had` microseconds are there already.
fn deliver(app: &mut App, had: u64, us: u64, over: bool) -> Vec<Effect> {
    let from = if had == 0 && us == 0 { 0 } else { had * 1_000 + 1 };
    let within = |time: SimTime| (from..=us * 1_000).contains(&time.nanos());
    let events = tui_stage::events().into_iter().filter(|event| within(event.time)).collect();
    let outcome = over.then_some(tui_stage::END.1);
    let now = SimTime::from_nanos(us * 1_000);
    update(app, Msg::Report(Report::Progress(Progress { events, now, outcome, ..Progress::default() })))
}

#[test]
fn beyond_what_is_known_the_worker_is_asked() {
    let mut app = live();
    let tick = |n: u64| Goal::Time(SimTime::from_nanos(n * 100_000));
    assert_eq!(press(&mut app, "Right"), [Effect::Aim(tick(1))]);
    assert_eq!(press(&mut app, "Right"), [Effect::Aim(tick(2))]);
    assert_eq!(run(&app).film.time(), SimTime::ZERO);
    assert_eq!(deliver(&mut app, 0, 200, false), [Effect::Aim(Goal::Rest)]);
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(200_000));
    assert_eq!(press(&mut app, "Left"), []);
    assert_eq!(press(&mut app, "End"), [Effect::Aim(Goal::End)]);
    assert_eq!(press(&mut app, "Space"), [Effect::Aim(Goal::Rest)]);
    assert_eq!(press(&mut app, "End"), [Effect::Aim(Goal::End)]);
    deliver(&mut app, 200, 7_500, true);
    assert!(run(&app).at_end());
    assert_eq!(press(&mut app, "Home Right End"), []);
    assert!(run(&app).at_end());
}

#[test]
fn the_next_event_is_asked_for_too() {
    let mut app = live();
    let known = run(&app).film.events().len();
    assert_eq!(press(&mut app, "."), [Effect::Aim(Goal::Events(known + 1))]);
    deliver(&mut app, 0, 400, false);
    assert_eq!(run(&app).film.index(), known + 1);
}

#[test]
fn a_failed_simulation_is_told_and_what_is_recorded_stays() {
    let mut app = live();
    press(&mut app, "Space");
    update(&mut app, Msg::Report(Report::Panicked("queue out of order".to_owned())));
    assert!(!app.is_moving());
    assert!(shown(&app).contains("simulation failed: queue out of order"));
    assert_eq!(press(&mut app, "Right Space End"), []);
}

pub(crate) const LOOKS: [(&str, Look); 3] = [("colour", Look::COLOUR), ("mono", Look::MONO), ("ascii", Look::ASCII)];

const KEYS: [&str; 72] = [
    "Space", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDn", "Tab", "BTab", "Enter", "Esc", ".", ",",
    "+", "-", "[", "]", "l", "z", "?", "r", "x", "Right", ".", "Tab", "]", "s", "o", "g", "g", "G", "b", "t", "S", "i",
    "f", "\\", "/", "I", "Down", "PgUp", "y", "h", "k", "a", "A", "M", "Left", "Right", "<", ">", "u", "U", "P", "j",
    "p", "s", ":", "4", "0", "%", "Enter", "w", "W", "n", "N", "T", "BSpace", "{", "}",
];

/// Draws a state at every size from nothing up to a small terminal.
fn draw_small(mut app: App) {
    for width in 1..=40 {
        for height in 1..=20 {
            update(&mut app, Msg::Resize(width, height));
            whole(&app);
        }
    }
}

#[test]
fn every_small_size_is_drawn() {
    const RUN: [&str; 13] = [
        "",
        "l l",
        "Enter",
        "z",
        "?",
        "b g",
        "t Down",
        "t z S PgDn",
        "i g",
        "f Down",
        "i z Enter",
        "j",
        "y h Tab Down k l",
    ];
    for look in [Look::COLOUR, Look::ASCII] {
        draw_small(home(look, (80, 24)));
        for keys in RUN {
            draw_small(Scene::Run.open(look, (80, 24), keys));
        }
        for keys in ["", "s g", "o", "s z", "o z PgUp", "b z"] {
            draw_small(Scene::Program.open(look, (80, 24), &format!("End {keys}")));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_panics(
        keys in proptest::collection::vec(0..KEYS.len(), 0..60),
        width in 1..150_u16,
        height in 1..50_u16,
        kind in 0..4_u8,
    ) {
        let mut app = match kind {
            0 => home(Look::COLOUR, (width, height)),
            1 => replay(Look::COLOUR, (width, height)),
            2 => Scene::Live.open(Look::MONO, (width, height), ""),
            _ => App::with_run(Film::new(tui_stage::program()), Look::ASCII, (width, height)),
        };
        let mut wall = Duration::ZERO;
        for place in keys {
            for effect in press(&mut app, KEYS[place]) {
                if matches!(effect, Effect::Open(_)) {
                    update(&mut app, Msg::Opened(Box::new(Film::new(tui_stage::timeline())), Origin::default()));
                }
            }
            wall += Duration::from_millis(40);
            update(&mut app, Msg::Frame(wall));
            frame(&app);
        }
    }
}
