//! Every row of the key table, driven: the key is pressed, and something that was not so before is so then.
//!
//! ```text
//!   drive(Action::TickForward, Context::Run, Scene::Run, "", |was, now| now.time() == 3_400)
//!         what it is for                     from where,  keys before,  what must be so then, and not before
//! ```
//!
//! The row's own keys are looked up in the table, so no other one can be pressed by mistake: each of them must mean the
//! action in that place, and must be answered by another picture or a wish to the world outside. A row of the table
//! without a drive fails the test with its name; what is needed then is one line below.

use gopark::base::ids::GoId;
use gopark::base::time::SimTime;
use gopark::tui::action::Action;
use gopark::tui::app::{App, Screen};
use gopark::tui::key::Key;
use gopark::tui::keymap::{Context, KEYS};
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Exit};
use gopark::tui::pane::Pane;
use gopark::tui::pane::timeline::Kind;
use gopark::tui::screen::run::Run;
use gopark::tui::theme::Theme;
use gopark::tui::what_if::Setting;
use ratatui::buffer::Buffer;

use crate::tui_frames::{frame, press, run, text};
use crate::tui_scenes::Scene;

const SIZE: (u16, u16) = (120, 40);
/// Columns of the timeline's lanes, at least.
const COLUMNS: u16 = 60;

/// How a row of the key table is driven.
struct Drive {
    action: Action,
    context: Context,
    scene: Scene,
    /// What is pressed before.
    before: &'static str,
    /// What must be so afterwards; it is given what was seen before and what is seen then.
    fact: fn(&Seen, &Seen) -> bool,
}

/// What somebody at the terminal sees, and what was asked of the world outside.
struct Seen {
    app: App,
    picture: Buffer,
    text: String,
    effects: Vec<Effect>,
}

impl Seen {
    fn new(app: App, effects: Vec<Effect>) -> Self {
        let picture = frame(&app);
        Self { text: text(&picture), app, picture, effects }
    }

    fn run(&self) -> &Run {
        run(&self.app)
    }

    fn shows(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    /// The time at the cursor, in microseconds.
    fn time(&self) -> u64 {
        self.run().film.time().nanos() / 1_000
    }

    fn index(&self) -> usize {
        self.run().film.index()
    }

    fn goroutine(&self) -> Option<u32> {
        self.run().pick.goroutine().map(GoId::number)
    }

    /// The time that the timeline's window shows.
    fn window(&self) -> (SimTime, SimTime) {
        self.run().timeline.shown(COLUMNS)
    }

    /// The span of that time.
    fn span(&self) -> u64 {
        let (from, to) = self.window();
        to.since(from).nanos()
    }

    /// The row with the mark of what is selected, in what lies on top, or else in the log.
    fn marked(&self) -> Option<usize> {
        let log = |line: &str| line.starts_with(" ▸");
        let on_top = |line: &str| line.contains("│ ▸ ");
        self.text.lines().position(|line| if self.has_overlay() { on_top(line) } else { log(line) })
    }

    fn has_overlay(&self) -> bool {
        !self.app.overlays.is_empty()
    }

    /// The selected scenario of the list.
    fn selected(&self) -> Option<usize> {
        match &self.app.screen {
            Screen::Home(home) => Some(home.selected),
            Screen::Run(..) => None,
        }
    }
}

const fn drive(
    action: Action,
    context: Context,
    scene: Scene,
    before: &'static str,
    fact: fn(&Seen, &Seen) -> bool,
) -> Drive {
    Drive { action, context, scene, before, fact }
}

/// What a row does in the view of the stage at 3.3 ms.
const fn in_run(action: Action, before: &'static str, fact: fn(&Seen, &Seen) -> bool) -> Drive {
    drive(action, Context::Run, Scene::Run, before, fact)
}

const DRIVES: &[Drive] = &[
    // ---- time ----
    in_run(Action::PlayPause, "", |_, now| now.app.is_moving()),
    in_run(Action::PlayPause, "Space", |_, now| !now.app.is_moving()),
    in_run(Action::TickBack, "", |_, now| now.time() == 3_200),
    in_run(Action::TickForward, "", |_, now| now.time() == 3_400),
    in_run(Action::EventBack, "", |was, now| now.index() + 1 == was.index()),
    in_run(Action::EventForward, "", |was, now| now.index() == was.index() + 1),
    in_run(Action::Slower, "", |was, now| now.run().speed < was.run().speed),
    in_run(Action::Faster, "", |was, now| now.run().speed > was.run().speed),
    in_run(Action::ToStart, "", |_, now| now.time() == 0),
    in_run(Action::ToEnd, "", |_, now| now.run().at_end() && now.shows("ended: main returned")),
    in_run(Action::GoTo, "", |_, now| now.shows("Go to")),
    in_run(Action::Next, "Home j b", |_, now| now.time() == 1_700),
    in_run(Action::Previous, "", |_, now| now.time() == 3_200),
    in_run(Action::NextChange, "g g", |_, now| now.time() == 6_000),
    in_run(Action::PreviousChange, "g g End", |_, now| now.time() == 6_000),
    in_run(Action::Jump, "", |_, now| now.shows("Jump to the next")),
    in_run(Action::Markers, "", |_, now| now.shows("set marker A here")),
    // ---- the timeline ----
    in_run(Action::Lanes, "", |_, now| now.run().timeline.kind == Kind::Proc && now.shows("Timeline by P")),
    in_run(Action::ZoomOut, "] ]", |was, now| now.span() > was.span()),
    in_run(Action::ZoomIn, "", |was, now| now.span() < was.span()),
    in_run(Action::ZoomFit, "] ] ]", |was, now| now.window().0 == SimTime::ZERO && now.span() > was.span()),
    in_run(Action::PanLeft, "] ] ]", |was, now| now.window().0 < was.window().0 && now.span() == was.span()),
    in_run(Action::PanRight, "] ] ]", |was, now| now.window().0 > was.window().0 && now.span() == was.span()),
    in_run(Action::SystemLanes, "", |_, now| now.shows("sysmon") && now.shows("network")),
    in_run(Action::Pin, "g", |_, now| !now.run().timeline.pins.is_empty()),
    in_run(Action::UsedLanes, "", |_, now| now.shows("in use: ")),
    // ---- what is selected ----
    in_run(Action::NextGoroutine, "", |_, now| now.goroutine() == Some(1)),
    in_run(Action::PreviousGoroutine, "", |_, now| now.goroutine() == Some(7)),
    in_run(Action::NoGoroutine, "g", |_, now| now.goroutine().is_none()),
    in_run(Action::Waker, "g g", |_, now| now.goroutine() == Some(4) && now.time() == 3_000),
    in_run(Action::Woken, "g g W", |_, now| now.goroutine() == Some(2) && now.time() == 3_300),
    in_run(Action::Select, "", |_, now| now.shows("or the name of a mutex")),
    in_run(Action::Inspect, "g g Tab", |_, now| now.shows("Inspector of")),
    // ---- panes ----
    in_run(Action::NextPane, "", |_, now| now.run().focus == Pane::Timeline),
    in_run(Action::PreviousPane, "", |_, now| now.run().focus == Pane::Waiting),
    in_run(Action::Board, "", |_, now| now.run().focus == Pane::Board && now.shows("Ready 1")),
    in_run(Action::Goroutines, "", |_, now| now.run().focus == Pane::Goroutines && now.shows("7 live")),
    in_run(Action::Inspector, "", |_, now| now.run().focus == Pane::Inspector && now.shows("Inspector")),
    in_run(Action::Findings, "", |_, now| now.run().focus == Pane::Findings && now.shows("Leak: G7")),
    in_run(Action::Enlarge, "", |_, now| now.shows("Log") && !now.shows("Run queues")),
    in_run(Action::Up, "", |was, now| now.marked() < was.marked() && now.time() == was.time()),
    in_run(Action::Down, "Up Up", |was, now| now.marked() > was.marked()),
    in_run(Action::PageUp, "", |was, now| now.marked() != was.marked() && now.time() == was.time()),
    in_run(Action::PageDown, "PgUp PgUp", |was, now| now.text != was.text && now.time() == was.time()),
    drive(Action::Unfold, Context::Log, Scene::Run, "", |_, now| now.run().log.unfolded),
    drive(Action::Filter, Context::Log, Scene::Run, "", |_, now| now.shows("Show in the log")),
    drive(Action::Search, Context::Log, Scene::Run, "", |_, now| now.shows("Search the log")),
    drive(Action::SearchUp, Context::Log, Scene::Run, "/ p a r k s Enter", |_, now| {
        now.shows(" ▸       2.5ms  P0   G5 fetch parks")
    }),
    drive(Action::SearchDown, Context::Log, Scene::Run, "/ p a r k s Enter a", |_, now| {
        now.shows(" ▸       2.7ms  P2   G3 worker parks")
    }),
    drive(Action::Filter, Context::Goroutines, Scene::Run, "t", |_, now| now.shows("Show in the table")),
    drive(Action::Sort, Context::Goroutines, Scene::Run, "t", |_, now| now.shows("by state")),
    drive(Action::Up, Context::Goroutines, Scene::Run, "t Down Down", |_, now| now.goroutine() == Some(1)),
    drive(Action::Down, Context::Goroutines, Scene::Run, "t Down", |_, now| now.goroutine() == Some(2)),
    drive(Action::PageUp, Context::Goroutines, Scene::Run, "t Down PgDn", |_, now| now.goroutine() == Some(1)),
    drive(Action::PageDown, Context::Goroutines, Scene::Run, "t Down", |_, now| now.goroutine() == Some(7)),
    drive(Action::OpenFinding, Context::Findings, Scene::Run, "f", |_, now| now.time() == 5_400),
    drive(Action::Source, Context::Program, Scene::Program, "", |_, now| now.run().focus == Pane::Source),
    drive(Action::Output, Context::Program, Scene::Program, "", |_, now| now.run().focus == Pane::Output),
    // ---- menus ----
    drive(Action::JumpChange, Context::Jump, Scene::Run, "g g j", |_, now| now.time() == 6_000),
    drive(Action::JumpSteal, Context::Jump, Scene::Run, "Home j", |_, now| now.time() == 800),
    drive(Action::JumpPreempt, Context::Jump, Scene::Run, "j", |_, now| now.time() == 4_900),
    drive(Action::JumpHandoff, Context::Jump, Scene::Run, "j", |_, now| now.time() == 3_800),
    drive(Action::JumpWake, Context::Jump, Scene::Run, "j", |_, now| now.time() == 4_400),
    drive(Action::JumpBlock, Context::Jump, Scene::Run, "j", |_, now| now.time() == 5_400),
    drive(Action::JumpProcs, Context::Jump, Scene::Run, ": # 0 Enter j", |_, now| now.index() == 1),
    drive(Action::JumpCreate, Context::Jump, Scene::Run, "Home j", |_, now| now.time() == 400),
    drive(Action::JumpSyscall, Context::Jump, Scene::Run, "j", |_, now| now.time() == 3_400),
    drive(Action::Close, Context::Jump, Scene::Run, "j", |_, now| !now.has_overlay()),
    drive(Action::MarkA, Context::Markers, Scene::Run, "m", |_, now| now.run().markers[0].is_some()),
    drive(Action::MarkB, Context::Markers, Scene::Run, "m", |_, now| now.run().markers[1].is_some()),
    drive(Action::ToMarkA, Context::Markers, Scene::Run, "m a End m", |_, now| now.time() == 3_300),
    drive(Action::ToMarkB, Context::Markers, Scene::Run, "m b End m", |_, now| now.time() == 3_300),
    drive(Action::Unmark, Context::Markers, Scene::Run, "m a m b m", |_, now| now.run().markers == [None; 2]),
    drive(Action::Close, Context::Markers, Scene::Run, "m", |_, now| !now.has_overlay()),
    // ---- the machine ----
    drive(Action::Record, Context::Run, Scene::Unknown, "", |_, now| now.run().recording),
    drive(Action::Machine, Context::Run, Scene::Live, "", |_, now| now.shows("Change the machine at 3ms")),
    drive(Action::MoreProcs, Context::Run, Scene::Live, "", |_, now| now.remade(&[Setting::Procs(5)])),
    drive(Action::LessProcs, Context::Run, Scene::Live, "", |_, now| now.remade(&[Setting::Procs(3)])),
    drive(Action::Undo, Context::Run, Scene::Live, "<", |_, now| now.remade(&[])),
    drive(Action::Redo, Context::Run, Scene::Live, "< u", |_, now| now.remade(&[Setting::Procs(3)])),
    drive(Action::Save, Context::Run, Scene::Live, "", |_, now| now.asked(&Effect::Save(Vec::new()))),
    drive(Action::Up, Context::Machine, Scene::Live, "M Down Down", |was, now| now.marked() < was.marked()),
    drive(Action::Down, Context::Machine, Scene::Live, "M", |was, now| now.marked() > was.marked()),
    drive(Action::Less, Context::Machine, Scene::Live, "M", |_, now| now.shows("on: GOMAXPROCS 3.")),
    drive(Action::More, Context::Machine, Scene::Live, "M", |_, now| now.shows("on: GOMAXPROCS 5.")),
    drive(Action::PageUp, Context::Machine, Scene::Live, "M", |_, now| now.shows("on: GOMAXPROCS 14.")),
    drive(Action::PageDown, Context::Machine, Scene::Live, "M", |_, now| now.shows("on: GOMAXPROCS 1.")),
    drive(Action::Apply, Context::Machine, Scene::Live, "M Left", |_, now| now.remade(&[Setting::Procs(3)])),
    drive(Action::Close, Context::Machine, Scene::Live, "M", |_, now| !now.has_overlay()),
    // ---- out of the view ----
    in_run(Action::Share, "", |_, now| {
        now.asked(&Effect::Copy("gopark run web-service --at 3.3ms".to_owned())) && now.shows("--at 3.3ms")
    }),
    in_run(Action::Picture, "", |_, now| now.asked(&Effect::Picture("gopark-web-service-3.3ms".to_owned()))),
    drive(Action::Home, Context::FromHome, Scene::FromHome, "", |_, now| {
        now.asked(&Effect::Close) && now.selected() == Some(1)
    }),
    // ---- the list ----
    drive(Action::Up, Context::Home, Scene::Home, "Down Down", |_, now| now.selected() == Some(1)),
    drive(Action::Down, Context::Home, Scene::Home, "", |_, now| now.selected() == Some(1)),
    drive(Action::PageUp, Context::Home, Scene::Home, "End", |_, now| now.selected() < Some(28)),
    drive(Action::PageDown, Context::Home, Scene::Home, "", |_, now| now.selected() > Some(2)),
    drive(Action::Top, Context::Home, Scene::Home, "End", |_, now| now.selected() == Some(0)),
    drive(Action::Bottom, Context::Home, Scene::Home, "", |_, now| now.selected() == Some(29)),
    drive(Action::Open, Context::Home, Scene::Home, "Down", |_, now| now.asked(&Effect::Open(1))),
    drive(Action::Search, Context::Home, Scene::Home, "", |_, now| now.shows("Search:")),
    drive(Action::Up, Context::Search, Scene::Home, "/ n u m Down Down", |was, now| now.selected() < was.selected()),
    drive(Action::Down, Context::Search, Scene::Home, "/ n u m", |was, now| now.selected() > was.selected()),
    drive(Action::PageUp, Context::Search, Scene::Home, "/ n u m PgDn", |was, now| now.selected() < was.selected()),
    drive(Action::PageDown, Context::Search, Scene::Home, "/ n u m", |was, now| now.selected() > was.selected()),
    drive(Action::Open, Context::Search, Scene::Home, "/ 1 2", |_, now| now.asked(&Effect::Open(11))),
    drive(Action::Close, Context::Search, Scene::Home, "/ 1 2", |_, now| !now.shows("Search:")),
    drive(Action::Close, Context::Home, Scene::Home, "", |_, now| now.asked(&Effect::Quit(Exit::Quit))),
    // ---- what lies on top ----
    drive(Action::Up, Context::Overlay, Scene::Notice, "Down Down", |was, now| now.text != was.text),
    drive(Action::Down, Context::Overlay, Scene::Notice, "", |was, now| now.text != was.text),
    drive(Action::PageUp, Context::Overlay, Scene::Notice, "PgDn", |was, now| now.text != was.text),
    drive(Action::PageDown, Context::Overlay, Scene::Notice, "", |was, now| now.text != was.text),
    drive(Action::Close, Context::Overlay, Scene::Notice, "", |_, now| !now.has_overlay()),
    drive(Action::Up, Context::Help, Scene::Run, "? Down Down", |was, now| now.marked() < was.marked()),
    drive(Action::Down, Context::Help, Scene::Run, "?", |was, now| now.marked() > was.marked()),
    drive(Action::PageUp, Context::Help, Scene::Run, "? PgDn PgDn PgDn", |was, now| now.text != was.text),
    drive(Action::PageDown, Context::Help, Scene::Run, "?", |was, now| now.text != was.text),
    drive(Action::Submit, Context::Help, Scene::Run, "? b o a r d", |_, now| now.run().focus == Pane::Board),
    drive(Action::Close, Context::Help, Scene::Run, "?", |_, now| !now.has_overlay()),
    drive(Action::Help, Context::Help, Scene::Run, "?", |_, now| !now.has_overlay()),
    drive(Action::Submit, Context::Prompt, Scene::Run, ": 1 m s", |_, now| now.time() == 1_000),
    drive(Action::Close, Context::Prompt, Scene::Run, ": 1 m s", |_, now| !now.has_overlay() && now.time() == 3_300),
    // ---- everywhere ----
    drive(Action::Theme, Context::Any, Scene::Run, "", |_, now| now.app.settings.look.theme == Theme::OkabeIto),
    drive(Action::Presenter, Context::Any, Scene::Run, "", |_, now| now.run().is_presented()),
    drive(Action::Help, Context::Any, Scene::Run, "", |_, now| now.shows("let time run, or stop it")),
    drive(Action::Quit, Context::Any, Scene::Run, "", |_, now| now.asked(&Effect::Quit(Exit::Quit))),
];

impl Seen {
    fn asked(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }

    /// Whether the run is to be made anew with these settings.
    fn remade(&self, wanted: &[Setting]) -> bool {
        self.effects.iter().any(|effect| match effect {
            Effect::Remake(changes) => changes.iter().map(|change| change.setting).eq(wanted.iter().copied()),
            _ => false,
        })
    }
}

/// What is wrong with a drive, pressed with this key.
fn wrong(drive: &Drive, key: Key) -> Option<String> {
    let open = || drive.scene.open(Look::COLOUR, SIZE, drive.before);
    let app = open();
    let (contexts, keymap) = (app.contexts(), &app.settings.keymap);
    let holds = contexts.contains(&drive.context);
    let decides = contexts.iter().find(|context| keymap.action(&[**context], key).is_some());
    if !holds || decides != Some(&drive.context) || keymap.action(&contexts, key) != Some(drive.action) {
        return Some("the key means something else there".to_owned());
    }
    let was = Seen::new(app, Vec::new());
    let mut app = open();
    let effects = press(&mut app, &key.name());
    let now = Seen::new(app, effects);
    let words = match ((drive.fact)(&was, &was), (drive.fact)(&was, &now)) {
        (true, _) => "the fact holds before the key is pressed",
        (false, false) => "the fact does not hold afterwards",
        (false, true) if now.effects.is_empty() && now.picture == was.picture => "nobody sees that it did anything",
        (false, true) => return None,
    };
    Some(format!("{words}; the screen shows\n{}", now.text))
}

#[test]
fn every_row_of_the_key_table_does_what_it_says() {
    let mut found = Vec::new();
    for row in KEYS {
        let drives: Vec<&Drive> =
            DRIVES.iter().filter(|drive| (drive.action, drive.context) == (row.action, row.context)).collect();
        let name = |key: &Key| format!("{:?} in {:?} by {}", row.action, row.context, key.name());
        if drives.is_empty() {
            found.push(format!("{}: no drive", name(&row.keys[0])));
        }
        let pairs = row.keys.iter().flat_map(|key| drives.iter().map(move |drive| (key, drive)));
        found.extend(pairs.filter_map(|(key, drive)| Some(format!("{}: {}", name(key), wrong(drive, *key)?))));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_action_and_every_drive_has_its_row() {
    for action in Action::ALL {
        assert!(DRIVES.iter().any(|drive| drive.action == action), "nothing drives {action:?}");
    }
    for drive in DRIVES {
        let row = KEYS.iter().any(|row| (row.action, row.context) == (drive.action, drive.context));
        assert!(row, "{:?} in {:?} is no row of the table", drive.action, drive.context);
    }
}
