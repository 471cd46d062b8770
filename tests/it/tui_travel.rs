//! How somebody gets about in a run: jumps, places, markers, the mouse, and the command line that leads back.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gopark::base::ids::GoId;
use gopark::base::time::SimTime;
use gopark::event::Event;
use gopark::trace::store::mark::Mark;
use gopark::trace::store::subjects::Subject;
use gopark::tui::app::App;
use gopark::tui::destination::Destination;
use gopark::tui::draw;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Msg};
use gopark::tui::origin::Origin;
use gopark::tui::overlay::Overlay;
use gopark::tui::pane::Pane;
use gopark::tui::target::Target;
use gopark::tui::update::update;

use crate::tui_frames::{press, run, shown};
use crate::tui_stage;

fn app() -> App {
    let command = ["gopark", "run", "web-service"].map(str::to_owned).into();
    let origin = Origin { command, ..Origin::default() };
    let mut app = App::with_origin(Film::new(tui_stage::timeline()), origin, Look::COLOUR, (120, 40));
    update(&mut app, Msg::Resize(120, 40));
    app
}

fn write(app: &mut App, line: &str) {
    let keys: Vec<String> = line.chars().map(String::from).collect();
    press(app, &keys.join(" "));
}

fn before(app: &App) -> Event {
    run(app).film.event_before().unwrap()
}

fn mouse(app: &mut App, kind: MouseEventKind, (column, row): (u16, u16)) -> Vec<Effect> {
    update(app, Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

fn click(app: &mut App, place: (u16, u16)) -> Vec<Effect> {
    let effects = mouse(app, MouseEventKind::Down(MouseButton::Left), place);
    mouse(app, MouseEventKind::Up(MouseButton::Left), place);
    effects
}

/// The first place at which a click means this.
fn place(app: &App, wanted: impl Fn(Target) -> bool) -> (u16, u16) {
    let (columns, rows) = app.size;
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    let picture = draw::whole(app);
    let mut found = places.filter(|(column, row)| picture.at(*column, *row).is_some_and(|(_, t)| wanted(t)));
    found.next().expect("nothing on the screen means this")
}

#[test]
fn jumps_stop_at_each_event_of_the_sort_and_nowhere_else() {
    for (keys, mark) in [("j s", Mark::Steal), ("j b", Mark::Block), ("j w", Mark::Wake), ("j n", Mark::Create)] {
        let mut app = app();
        let events = run(&app).film.events();
        let all: Vec<usize> = (0..events.len()).filter(|at| Mark::of(&events.get(*at).unwrap()) == mark).collect();
        assert!(!all.is_empty(), "{mark:?}");
        press(&mut app, "Home");
        // The cursor at the start stands behind what happens in the first instant.
        let start = run(&app).film.index();
        let ahead: Vec<usize> = all.iter().copied().filter(|at| *at >= start).collect();
        press(&mut app, keys);
        for at in &ahead {
            assert_eq!(run(&app).film.index(), at + 1, "{mark:?}");
            press(&mut app, "n");
        }
        assert!(run(&app).word.as_deref().unwrap_or_default().starts_with("there is no"), "{mark:?}");
        for at in ahead.iter().rev().skip(1) {
            press(&mut app, "N");
            assert_eq!(run(&app).film.index(), at + 1, "{mark:?}");
        }
    }
}

#[test]
fn changes_are_those_of_what_is_selected() {
    let mut app = app();
    press(&mut app, "Right Right Right g");
    let picked = run(&app).pick.goroutine().unwrap();
    for _ in 0..5 {
        press(&mut app, "}");
        assert!(Subject::G(picked).is_in(&before(&app)), "{:?}", before(&app));
    }
    let there = run(&app).film.index();
    press(&mut app, "{ }");
    assert_eq!(run(&app).film.index(), there);
}

#[test]
fn goes_where_it_is_told() {
    let mut app = app();
    for (line, time) in [(":1.2ms", 1_200_000), (":+300us", 1_500_000), (":-1ms", 500_000), (":0%", 0)] {
        write(&mut app, line);
        press(&mut app, "Enter");
        assert!(app.overlays.is_empty(), "{line}");
        assert_eq!(run(&app).film.time(), SimTime::from_nanos(time), "{line}");
    }
    write(&mut app, ":#17");
    press(&mut app, "Enter");
    assert_eq!(run(&app).film.index(), 17);
    write(&mut app, ":soon");
    press(&mut app, "Enter");
    assert!(shown(&app).contains("`soon` is no time"), "{}", shown(&app));
    press(&mut app, "Esc");
    assert_eq!((app.overlays.len(), run(&app).film.index()), (0, 17));
}

#[test]
fn markers_stay_where_they_were_set() {
    let mut app = app();
    press(&mut app, "Right Right m a Right Right Right m b");
    assert_eq!(run(&app).markers, [200_000, 500_000].map(|at| Some(SimTime::from_nanos(at))));
    press(&mut app, "End m A");
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(200_000));
    press(&mut app, "m x m B");
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(200_000));
    assert_eq!(run(&app).word.as_deref(), Some("this marker is not set"));
}

#[test]
fn a_click_does_what_is_drawn_there() {
    let mut app = app();
    press(&mut app, &"Right ".repeat(20));
    let g = GoId::new(2);
    let chip = place(&app, |target| target == Target::Select(Subject::G(g)));
    click(&mut app, chip);
    assert_eq!(run(&app).pick.goroutine(), Some(g));
    let queues = place(&app, |target| target == Target::Pane(Pane::Queues));
    click(&mut app, queues);
    assert_eq!(run(&app).focus, Pane::Queues);
    let (column, row) = place(&app, |target| target == Target::Lanes);
    click(&mut app, (column + 4, row));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(500_000), "the fifth cell of 100us ends there");
    mouse(&mut app, MouseEventKind::Down(MouseButton::Left), (column, row));
    mouse(&mut app, MouseEventKind::Drag(MouseButton::Left), (column + 9, row + 20));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(1_000_000));
    let line = place(&app, |target| matches!(target, Target::Event(_)));
    let Some((_, Target::Event(event))) = draw::target(&app, line.0, line.1) else { panic!("no event") };
    click(&mut app, line);
    assert_eq!(run(&app).film.index(), event + 1);
}

#[test]
fn a_click_beside_what_lies_on_top_closes_it() {
    let mut app = app();
    press(&mut app, "j");
    let Some(Overlay::Menu(_)) = app.overlays.last() else { panic!("no menu") };
    click(&mut app, (0, 39));
    assert!(app.overlays.is_empty());
}

#[test]
fn the_wheel_scrolls_what_is_below_the_pointer() {
    let mut app = app();
    press(&mut app, &"Right ".repeat(30));
    let log = place(&app, |target| matches!(target, Target::Event(_)));
    let selected = shown(&app);
    mouse(&mut app, MouseEventKind::ScrollUp, log);
    assert_ne!(shown(&app), selected);
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(3_000_000), "the cursor stays");
}

#[test]
fn one_key_tells_how_to_get_here() {
    let mut app = app();
    press(&mut app, "Right Right");
    assert_eq!(press(&mut app, "c"), [Effect::Copy("gopark run web-service --at 200us".to_owned())]);
    assert!(shown(&app).contains("gopark run web-service --at 200us"));
    press(&mut app, "Esc .");
    let index = run(&app).film.index();
    assert_eq!(run(&app).shared(), Some(format!("gopark run web-service --at '#{index}'")));
    let back = Origin { at: Some(Destination::Event(index)), ..Origin::default() };
    let other = App::with_origin(Film::new(tui_stage::timeline()), back, Look::COLOUR, (120, 40));
    assert_eq!(run(&other).film.index(), index);
}

#[test]
fn one_key_saves_the_screen() {
    let mut app = app();
    assert_eq!(press(&mut app, "x"), [Effect::Picture("gopark-web-service-0s".to_owned())]);
    update(&mut app, Msg::Saved(Err("x.svg: no space".to_owned())));
    assert!(shown(&app).contains("x.svg: no space"));
}
