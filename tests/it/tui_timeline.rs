//! The timeline by keys and mouse: lanes, window, strip, signs, chain of wake-ups, markers.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gopark::base::ids::GoId;
use gopark::base::time::SimTime;
use gopark::tui::app::App;
use gopark::tui::look::Look;
use gopark::tui::msg::Msg;
use gopark::tui::pane::timeline::Kind;
use gopark::tui::update::update;

use crate::tui_frames::{line, press, run, shown};
use crate::tui_scenes::Scene;

/// The hand-made run at 3.3 ms, when everybody does something else.
fn stage(look: Look, size: (u16, u16)) -> App {
    Scene::Run.open(look, size, "")
}

/// The column and row at which a text begins.
fn place(app: &App, part: &str) -> (u16, u16) {
    let text = shown(app);
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(part)).unwrap();
    let before = line.split(part).next().unwrap().chars().count();
    (u16::try_from(before).unwrap(), u16::try_from(row).unwrap())
}

fn mouse(app: &mut App, kind: MouseEventKind, (column, row): (u16, u16)) {
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    update(app, Msg::Mouse(event));
}

fn control(app: &mut App, code: KeyCode) {
    update(app, Msg::Key(KeyEvent::new(code, KeyModifiers::CONTROL)));
}

const DOWN: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);

#[test]
fn at_the_end_the_run_has_the_whole_width_and_nothing_more() {
    let mut app = stage(Look::ASCII, (200, 55));
    press(&mut app, "End");
    assert!(shown(&app).contains("1 cell = 50us"), "7.5 ms in 177 columns\n{}", shown(&app));
    press(&mut app, "[");
    assert!(shown(&app).contains("1 cell = 50us") && shown(&app).contains("the whole run is in sight"));
    press(&mut app, "] ] ]");
    let axis = shown(&app).lines().find(|line| line.contains("7.5ms^")).map(str::to_owned);
    let axis = axis.unwrap_or_else(|| panic!("the end is on the axis\n{}", shown(&app)));
    assert!(axis.len() >= 195, "at its right edge\n{axis}");
}

#[test]
fn lanes_by_goroutine_at_every_size() {
    for (name, look) in [("colour", Look::COLOUR), ("ascii", Look::ASCII)] {
        for size in [(20, 6), (80, 24), (120, 35), (200, 55)] {
            let mut app = stage(look, size);
            press(&mut app, "End l l l");
            insta::assert_snapshot!(format!("timeline_goroutines_{name}_{}x{}", size.0, size.1), shown(&app));
        }
    }
}

#[test]
fn goroutines_that_ended_in_the_window_keep_their_lanes() {
    let mut app = stage(Look::COLOUR, (120, 40));
    press(&mut app, "l l l");
    assert_eq!(run(&app).timeline.kind, Kind::Goroutine);
    assert!(line(&app, " G2 ").contains("runs"));
    press(&mut app, "End");
    assert!(run(&app).film.world().goroutines.get(&GoId::new(2)).is_none());
    assert!(line(&app, " G2 ").contains("ended"));
}

#[test]
fn the_selection_stays_when_lanes_change() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "g g g g");
    let four = run(&app).pick.goroutine();
    assert_eq!(four, Some(GoId::new(4)));
    // G4 runs on core 1, by M2, with P3.
    for lane in [">core 1", ">P3 ", ">M2 ", ">G4 "] {
        assert!(shown(&app).lines().any(|line| line.starts_with(lane)), "{lane} in\n{}", shown(&app));
        press(&mut app, "l");
        assert_eq!(run(&app).pick.goroutine(), four);
    }
}

#[test]
fn the_selected_lane_is_brought_into_sight() {
    let mut app = stage(Look::ASCII, (80, 20));
    press(&mut app, "l l l G");
    assert_eq!(run(&app).pick.goroutine(), Some(GoId::new(7)));
    assert!(shown(&app).lines().any(|line| line.starts_with(">G7 ")), "{}", shown(&app));
    press(&mut app, "Esc g");
    assert!(shown(&app).lines().any(|line| line.starts_with(">G1 ")), "{}", shown(&app));
}

#[test]
fn a_click_on_the_strip_goes_there() {
    let mut app = stage(Look::ASCII, (100, 30));
    let row = 1;
    mouse(&mut app, DOWN, (0, row));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(3_300_000));
    let end = place(&app, " 7.5ms").0;
    mouse(&mut app, DOWN, (end - 1, row));
    assert_eq!(run(&app).film.time(), run(&app).film.known());
    mouse(&mut app, DRAG, (4, row));
    assert_eq!(run(&app).film.time(), SimTime::ZERO);
    mouse(&mut app, DRAG, (99, 20));
    assert!(run(&app).at_end());
}

#[test]
fn the_strip_is_there_from_a_certain_height_on() {
    assert!(!shown(&stage(Look::ASCII, (80, 19))).lines().nth(1).unwrap().contains(" 0s "));
    assert!(shown(&stage(Look::ASCII, (80, 20))).lines().nth(1).unwrap().starts_with(" 0s "));
    assert!(shown(&stage(Look::ASCII, (80, 50))).lines().nth(2).unwrap().contains('['));
}

#[test]
fn the_window_pans_and_comes_back_with_the_cursor() {
    let mut app = stage(Look::ASCII, (80, 24));
    let axis = line(&app, "^3.3ms");
    control(&mut app, KeyCode::Right);
    control(&mut app, KeyCode::Right);
    assert!(!shown(&app).contains("^3.3ms"));
    control(&mut app, KeyCode::Left);
    control(&mut app, KeyCode::Left);
    assert_eq!(line(&app, "^3.3ms"), axis);
    control(&mut app, KeyCode::Right);
    control(&mut app, KeyCode::Right);
    press(&mut app, "Right");
    assert!(shown(&app).contains("^3.4ms"));
}

#[test]
fn the_axis_is_pulled_and_the_wheel_zooms_around_the_pointer() {
    let mut app = stage(Look::ASCII, (80, 24));
    press(&mut app, "]");
    let (column, row) = place(&app, "^3.3ms");
    mouse(&mut app, DOWN, (column, row));
    mouse(&mut app, DRAG, (column + 7, row));
    assert_eq!(place(&app, "^3.3ms"), (column + 7, row));
    mouse(&mut app, MouseEventKind::ScrollUp, (column + 7, row - 1));
    assert_eq!(place(&app, "^3.3ms"), (column + 7, row));
    assert!(shown(&app).contains("1 cell = 20us"));
    mouse(&mut app, MouseEventKind::ScrollDown, (column + 7, row - 1));
    assert_eq!(place(&app, "^3.3ms"), (column + 7, row));
}

#[test]
fn the_whole_run_fits() {
    let mut app = stage(Look::ASCII, (60, 24));
    press(&mut app, "End ] ] ] 0");
    assert!(line(&app, "Timeline").contains("1 cell = 500us"), "{}", shown(&app));
    assert!(shown(&app).contains("'0s"));
}

#[test]
fn who_woke_whom_is_told_and_walked() {
    let mut app = stage(Look::ASCII, (160, 40));
    // G7 was woken by G4, which G1 created; nobody woke G1.
    press(&mut app, "G");
    let heading = line(&app, "Timeline");
    assert!(heading.contains("1 G7 woken by G4 at 3.1ms"), "{heading}");
    assert!(heading.contains("2 G4 created by G1 at 600us"), "{heading}");
    press(&mut app, "W");
    assert_eq!(run(&app).pick.goroutine(), Some(GoId::new(4)));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(3_100_000));
    press(&mut app, "W");
    assert_eq!(run(&app).pick.goroutine(), Some(GoId::new(1)));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(600_000));
    press(&mut app, "W");
    assert!(shown(&app).contains("nobody has woken G1 before this"));
    update(&mut app, Msg::Key(KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE)));
    update(&mut app, Msg::Key(KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE)));
    assert_eq!(run(&app).pick.goroutine(), Some(GoId::new(7)));
    assert_eq!(run(&app).film.time(), SimTime::from_nanos(3_300_000));
    press(&mut app, "Esc W");
    assert!(shown(&app).contains("select a goroutine first"));
}

#[test]
fn the_markers_stand_on_the_axis_with_their_distance() {
    let mut app = stage(Look::ASCII, (120, 35));
    press(&mut app, "m a");
    press(&mut app, &"Left ".repeat(20));
    press(&mut app, "m b");
    press(&mut app, "Left Left Left");
    let axis = line(&app, "A>B 2ms");
    assert!(axis.contains("^1ms") && axis.contains(" A"), "{axis}");
}

#[test]
fn what_happens_has_its_sign() {
    let mut app = stage(Look::ASCII, (120, 40));
    press(&mut app, "End l l l");
    // G4 is preempted at 4.9 ms, G2 is woken, G3 was stolen.
    assert!(line(&app, " G4 ").contains('!'));
    assert!(line(&app, " G2 ").contains('^'));
    assert!(line(&app, " G3 ").contains('<'));
}
