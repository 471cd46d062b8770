//! The inspector, the findings, and the filters, driven by keys.

use gopark::base::ids::{GoId, MutexId};
use gopark::event::Object;
use gopark::trace::store::subjects::Subject;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::pane::Pane;

use crate::tui_frames::{press, run, shown};
use crate::tui_scenes::Scene;

const SIZES: [(u16, u16); 4] = [(20, 6), (80, 24), (120, 35), (200, 55)];

/// The stage, or the program of it, at 3.3 ms.
fn stage(program: bool, size: (u16, u16)) -> App {
    let scene = if program { Scene::Program } else { Scene::Run };
    scene.open(Look::COLOUR, size, "")
}

/// Opens a question with a key and answers it.
fn answer(app: &mut App, key: &str, text: &str) {
    let keys: Vec<String> = text.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() }).collect();
    press(app, &format!("{key} {} Enter", keys.join(" ")));
}

#[test]
fn the_inspector_and_the_findings_at_every_size() {
    for (name, program) in [("run", false), ("program", true)] {
        for size in SIZES {
            for (what, keys) in [("inspector", "g g i"), ("event", "i"), ("findings", "End f")] {
                let mut app = stage(program, size);
                press(&mut app, keys);
                insta::assert_snapshot!(format!("{name}_{what}_{}x{}", size.0, size.1), shown(&app));
            }
        }
    }
}

#[test]
fn whatever_has_a_name_can_be_inspected() {
    let mut app = stage(false, (120, 35));
    for (name, subject) in [("G2", Subject::G(GoId::new(2))), ("db", Subject::Object(Object::Mutex(MutexId::new(0))))] {
        answer(&mut app, "I", name);
        assert_eq!(run(&app).pick.subject(), Some(subject));
        press(&mut app, "Tab Enter");
        assert!(shown(&app).contains("Inspector of"), "{}", shown(&app));
    }
    for name in ["P0", "M0", "core 1", "jobs"] {
        answer(&mut app, "I", name);
        insta::assert_snapshot!(format!("inspector_{}", name.replace(' ', "_")), shown(&app));
    }
    press(&mut app, "i");
    assert_eq!(run(&app).focus, Pane::Log);
    // What does not exist is said, and the question stays.
    answer(&mut app, "I", "nobody");
    assert!(shown(&app).contains("nothing is called"), "{}", shown(&app));
}

#[test]
fn the_log_shows_what_is_asked_for() {
    let mut app = stage(false, (120, 35));
    answer(&mut app, "\\", "block");
    let lines = shown(&app);
    let log: Vec<&str> = lines.lines().skip_while(|line| !line.contains("Log of block")).skip(1).collect();
    let log = &log[..log.len() - 1];
    assert!(log.iter().all(|line| line.is_empty() || line.contains("parks")), "{lines}");
    assert!(log.iter().any(|line| line.contains("parks")), "{lines}");
    press(&mut app, "Up Up Enter");
    press(&mut app, "Esc");
    assert!(!shown(&app).contains("Log of"));
    answer(&mut app, "\\", "G7 nonsense");
    assert!(shown(&app).contains("neither a sort of events"), "{}", shown(&app));
}

#[test]
fn a_search_goes_up_from_the_line() {
    let mut app = stage(false, (120, 35));
    answer(&mut app, "/", "steals");
    let found = shown(&app);
    let marked = found.lines().find(|line| line.starts_with(" ▸") && line.contains("steals"));
    assert!(marked.is_some(), "{found}");
    answer(&mut app, "/", "xyzzy");
    assert!(shown(&app).contains("no line before this one"), "{}", shown(&app));
}

#[test]
fn a_search_goes_on_in_both_directions() {
    let mut app = stage(false, (120, 35));
    let at = |app: &App| run(app).film.time().nanos() / 1_000;
    let marked = |app: &App| {
        let text = shown(app);
        text.lines().find(|line| line.starts_with(" ▸")).unwrap_or_default().to_owned()
    };
    // Nothing was searched for yet, so somebody is asked; then the cursor goes with the line.
    answer(&mut app, "A", "worker locks db");
    assert_eq!(at(&app), 6_000);
    assert!(marked(&app).contains("G3 worker locks db"), "{}", marked(&app));
    press(&mut app, "A");
    assert!(shown(&app).contains("no line after this one has \"worker locks db\""), "{}", shown(&app));
    // Back up the cursor stays, for the lines are before it.
    press(&mut app, "a");
    assert!(marked(&app).contains("3.2ms") && marked(&app).contains("G2 worker locks db"), "{}", marked(&app));
    press(&mut app, "a");
    assert!(marked(&app).contains("1.1ms") && marked(&app).contains("G4 worker locks db"), "{}", marked(&app));
    assert_eq!(at(&app), 6_000);
    press(&mut app, "A A");
    assert!(marked(&app).contains("G3 worker locks db"), "{}", marked(&app));
}

#[test]
fn the_table_shows_who_is_asked_for() {
    let mut app = stage(false, (120, 35));
    press(&mut app, "t");
    answer(&mut app, "\\", "worker");
    let table = shown(&app);
    assert!(table.contains("with \"worker\""), "{table}");
    answer(&mut app, "\\", "");
}

#[test]
fn a_finding_is_a_way_to_its_time() {
    use gopark::scenario::builtin;
    use gopark::simulate::Overrides;
    let timeline = crate::runs::plan(builtin::find("lock-order").unwrap(), &Overrides::default()).run();
    let mut app = App::with_run(Film::new(timeline), Look::COLOUR, (120, 35));
    press(&mut app, "f");
    assert!(shown(&app).contains("Deadlock: "), "{}", shown(&app));
    press(&mut app, "Enter");
    assert!(run(&app).film.time().nanos() > 0);
    assert!(run(&app).pick.goroutine().is_some());
    press(&mut app, "i");
    // Each waits for what the other one holds, and says so.
    assert!(shown(&app).contains("itself for mutex"), "{}", shown(&app));
}
