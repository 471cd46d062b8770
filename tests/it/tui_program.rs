//! The view and the report of a Go program: where goroutines are in the source, and what was written.

use gopark::base::ids::{FuncId, GoId};
use gopark::base::time::SimTime;
use gopark::event::{Event, GoState, Kind, Outcome, Position, WaitReason};
use gopark::golang;
use gopark::report::Run;
use gopark::report::text::{Style, render};
use gopark::scenario::{GoSource, GoText, Scenario};
use gopark::simulate::{GoProgram, Overrides, Plan, Runs};
use gopark::trace::timeline::Timeline;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::pane::Pane;

use crate::tui_frames::{line, press, run, shown};
use crate::tui_scenes::Scene;
use crate::tui_stage;

/// The hand-made program at 3.3 ms, when everybody does something else.
fn stage(look: Look, size: (u16, u16)) -> App {
    Scene::Program.open(look, size, "")
}

#[test]
fn the_margin_counts_everybody_however_many_there_are() {
    let crowd = 100_000;
    let mut timeline = Timeline::new(tui_stage::program().recording().header.clone());
    let mut push = |g: Option<GoId>, kind: Kind| {
        let event = Event { time: SimTime::ZERO, g, m: None, p: None, kind };
        timeline.push(event).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    };
    let func = FuncId::new(1);
    for g in (1..=crowd).map(GoId::new) {
        push(None, Kind::GoStatus { g, func, state: GoState::Waiting(WaitReason::ChanReceive) });
        let line = if g.number() % 2 == 0 { 28 } else { 29 };
        push(Some(g), Kind::GoAt { at: Position { func, line, file: 0 } });
    }
    timeline.finish(SimTime::ZERO, Outcome::MainReturned);
    let mut app = App::with_run(Film::new(timeline), Look::ASCII, (100, 40));
    press(&mut app, "End s g");
    // G1 is looked at, and is on line 29 with all others of an odd number.
    assert!(line(&app, " 29 |").contains("G3 G5 +49997"), "{}", line(&app, " 29 |"));
    assert!(line(&app, " 28 |").contains("G2 G4 +49998"), "{}", line(&app, " 28 |"));
}

#[test]
fn a_program_at_every_size() {
    let shown_keys = [
        ("80x24", (80, 24), ""),
        ("80x24_source", (80, 24), "s"),
        ("80x24_output", (80, 24), "o"),
        ("120x35", (120, 35), ""),
        ("120x35_output", (120, 35), "o"),
        ("120x35_picked", (120, 35), "g g g"),
        ("200x55", (200, 55), ""),
        ("60x24_source", (60, 24), "s g"),
        ("help", (100, 60), "?"),
        ("enlarged", (80, 24), "s z"),
        ("end", (120, 35), "End o"),
    ];
    for (name, size, keys) in shown_keys {
        let mut app = stage(Look::COLOUR, size);
        press(&mut app, keys);
        insta::assert_snapshot!(format!("program_{name}"), shown(&app));
    }
}

#[test]
fn the_source_follows_whoever_ran_last_and_names_the_others() {
    let mut app = stage(Look::ASCII, (120, 35));
    assert!(line(&app, "Source of G2 worker").contains("service.go:27, running"));
    assert!(line(&app, "27 | ").contains("> 27 |     db.Lock()"));
    // G3 waits at the very line; G4, who woke it, went on.
    assert!(line(&app, "> 27 |").contains("G3"));
    assert!(line(&app, "  31 |").contains("G4"));
    press(&mut app, "Left Left Left Left");
    assert!(!line(&app, "Source of").contains("G2"));
}

#[test]
fn a_picked_goroutine_stays_and_is_marked_everywhere() {
    let mut app = stage(Look::ASCII, (120, 35));
    press(&mut app, "g g g");
    assert_eq!(run(&app).pick.goroutine().map(GoId::number), Some(3));
    assert!(line(&app, "Source of").contains("G3 worker"));
    assert!(line(&app, "mutex db").contains(">G3 worker]"), "{}", shown(&app));
    press(&mut app, "End");
    assert!(line(&app, "Source of").contains("G3 worker"));
    press(&mut app, "Home");
    assert!(shown(&app).contains("G3 worker does not exist at this time"));
    press(&mut app, "Esc");
    assert_eq!(run(&app).pick.goroutine(), None);
    // Beyond the last one is nobody, and beyond nobody the last one.
    let mut app = stage(Look::ASCII, (120, 35));
    press(&mut app, "G");
    assert_eq!(run(&app).pick.goroutine().map(GoId::number), Some(7));
    press(&mut app, "g");
    assert_eq!(run(&app).pick.goroutine(), None);
}

#[test]
fn the_output_is_what_was_written_up_to_the_cursor() {
    let mut app = stage(Look::ASCII, (80, 24));
    press(&mut app, "Home o");
    assert!(shown(&app).contains("nothing has been written yet"));
    press(&mut app, &"Right ".repeat(11));
    assert!(line(&app, "Output").contains("24 of "));
    assert!(!shown(&app).contains("fetch: no such host"));
    press(&mut app, "End");
    assert!(shown(&app).contains("!fetch: no such host"), "{}", shown(&app));
    press(&mut app, "o");
    assert_eq!(run(&app).focus, Pane::Log);
}

#[test]
fn the_keys_go_to_panes_in_sight_only() {
    let mut app = stage(Look::ASCII, (80, 24));
    let mut walk = |keys: &str| {
        press(&mut app, keys);
        run(&app).focus
    };
    assert_eq!(["Tab", "Tab", "Tab", "Tab"].map(&mut walk), [Pane::Timeline, Pane::Queues, Pane::Waiting, Pane::Log]);
    assert_eq!(["s", "Tab", "BTab", "s"].map(&mut walk), [Pane::Source, Pane::Timeline, Pane::Source, Pane::Log]);
    assert_eq!(["z", "Tab", "Tab"].map(&mut walk), [Pane::Log, Pane::Source, Pane::Output]);
    // What has no source has no such pane.
    let mut app = App::with_run(Film::new(tui_stage::timeline()), Look::ASCII, (120, 35));
    press(&mut app, "s o");
    assert_eq!(run(&app).focus, Pane::Log);
    assert!(!shown(&app).contains("Source"));
}

#[test]
fn the_source_scrolls_and_comes_back() {
    let mut app = stage(Look::ASCII, (80, 24));
    press(&mut app, "s");
    let before = shown(&app);
    press(&mut app, "PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp");
    assert!(shown(&app).contains(" 1 | // A small service"));
    press(&mut app, "Down Up");
    assert!(shown(&app).contains(" 1 | // A small service"));
    press(&mut app, ", .");
    assert_eq!(shown(&app).lines().nth(13), before.lines().nth(13));
}

/// A whole program, run.
pub(crate) fn played(source: &str) -> Timeline {
    let files = [("hello.go".to_owned(), source.to_owned())];
    let code = golang::build(&files, golang::VERSION).unwrap_or_else(|_| panic!("it is a program"));
    let text = GoText::Inline(source.to_owned());
    let scenario =
        Scenario::of_program("hello.go", GoSource { text, lang: golang::VERSION, args: Vec::new(), span: 0..0 });
    let mut plan = Plan::running("hello.go", scenario, &Overrides::default(), Runs::Go(GoProgram::new(code)));
    plan.choose_tick();
    plan.run()
}

const HELLO: &str = r#"package main

import "fmt"

func worker(c chan string) {
	c <- "hello\tworld"
}

func main() {
	c := make(chan string)
	go worker(c)
	fmt.Println(<-c)
}
"#;

#[test]
fn a_real_program_is_shown_where_it_is() {
    let mut app = App::with_run(Film::new(played(HELLO)), Look::ASCII, (120, 35));
    press(&mut app, "End g");
    assert!(line(&app, "Source of G1 main").contains("hello.go:"), "{}", shown(&app));
    press(&mut app, "o");
    assert!(shown(&app).contains(" hello   world"), "{}", shown(&app));
    assert!(line(&app, "hello.go").contains("chosen)  4 cores, GOMAXPROCS 4, nominal"));
}

#[test]
fn a_report_parts_output_from_report() {
    let timeline = played(HELLO);
    let text = render(&Run { timeline: &timeline, expectations: &[] }, Style { width: 60, ascii: true });
    let lines: Vec<&str> = text.lines().collect();
    let rule = |name: &str| format!("-- {name} {}", "-".repeat(56 - name.len()));
    assert_eq!(lines[..5], [&rule("Output"), "hello\tworld", "", &rule("Report"), "hello.go"]);
    assert!(lines[5].starts_with("main returned after "));
    assert_eq!(lines[6], "4 cores, GOMAXPROCS 4, costs nominal, seed 1");
    assert!(lines[7].starts_with("no scenario: tick ") && lines[7].ends_with(", chosen by the length of the run"));
    assert!(text.contains(" main: chan receive on channel 0 at hello.go:12 (once"), "{text}");
}
