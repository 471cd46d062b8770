//! Known states of the view, from which tests press on: every sort of screen that somebody can be on.

use gopark::base::time::SimTime;
use gopark::cli::remake::Original;
use gopark::scenario::Scenario;
use gopark::simulate::{Overrides, Plan};
use gopark::trace::timeline::Timeline;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Msg};
use gopark::tui::origin::Origin;
use gopark::tui::screen::home::Entry;
use gopark::tui::update::update;
use gopark::tui::what_if::Remake as _;
use gopark::tui::worker::Progress;

use crate::tui_frames::press;
use crate::tui_stage;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scene {
    /// The list of scenarios.
    Home,
    /// The recording of the stage, at 3.3 ms, when everybody does something else.
    Run,
    /// The same as a Go program.
    Program,
    /// The same, opened from the list.
    FromHome,
    /// A run that can be made anew, at 3 ms, with nothing changed yet.
    Live,
    /// The start of a run of which nothing more is known yet.
    Unknown,
    /// A notice of many lines on top of the recording.
    Notice,
}

/// Four goroutines compute for 20 ms each, on four cores.
const FOUR: &str = "# Four at once.\ntitle = \"Four\"\ntick = \"1ms\"\n\n[machine]\ncosts = \"ideal\"\n\n\
                    [[task]]\nname = \"worker\"\ncount = 4\nsteps = [\"cpu 20ms\"]\n";

impl Scene {
    /// The state on a terminal of this size, after these keys.
    pub(crate) fn open(self, look: Look, size: (u16, u16), keys: &str) -> App {
        let mut app = match self {
            Self::Home => home(look, size),
            Self::Run => replay(Film::new(tui_stage::timeline()), look, size),
            Self::Program => replay(Film::new(tui_stage::program()), look, size),
            Self::FromHome => from_home(look, size),
            Self::Live => live(look, size),
            Self::Unknown => replay(Film::new(Timeline::new(tui_stage::header())), look, size),
            Self::Notice => replay(Film::new(tui_stage::timeline()), look, size),
        };
        update(&mut app, Msg::Resize(size.0, size.1));
        let ticks = match self {
            Self::Home | Self::Unknown => 0,
            Self::Live => 3,
            Self::Run | Self::Program | Self::FromHome | Self::Notice => 33,
        };
        press(&mut app, &"Right ".repeat(ticks));
        if self == Self::Notice {
            let lines: Vec<String> = (1..=60).map(|n| format!("Reason {n}: the disk is full.")).collect();
            update(&mut app, Msg::Saved(Err(lines.join("\n"))));
        }
        press(&mut app, keys);
        app
    }
}

fn replay(film: Film, look: Look, size: (u16, u16)) -> App {
    App::with_origin(film, command(), look, size)
}

/// The command line that opens the stage.
fn command() -> Origin {
    Origin { command: ["gopark", "run", "web-service"].map(str::to_owned).into(), ..Origin::default() }
}

fn home(look: Look, size: (u16, u16)) -> App {
    let named = [
        ("one-core", "One core", "Three goroutines take turns on a single core. Everything makes progress."),
        ("web-service", "Web service", "Six goroutines share a mutex, wait for the network and go to sleep."),
        ("幅広", "広い文字の題", "Wide characters in names keep their columns."),
    ];
    let mut entries: Vec<Entry> = named.map(|(name, title, summary)| entry(name, title, summary)).into();
    entries.extend((4..=30).map(|n| entry(&format!("scenario-{n}"), &format!("Number {n}"), "One of many.")));
    let mut app = App::with_home(entries, look, size);
    update(&mut app, Msg::Preview(0, Box::new(Film::new(tui_stage::timeline()))));
    app
}

fn entry(name: &str, title: &str, summary: &str) -> Entry {
    let theme = if name.starts_with("scenario") { "And many more" } else { "First steps" };
    Entry {
        theme: theme.to_owned(),
        gone: false,
        name: name.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        teaches: vec!["work stealing".to_owned(), "runnext".to_owned()],
    }
}

fn from_home(look: Look, size: (u16, u16)) -> App {
    let mut app = home(look, size);
    assert_eq!(press(&mut app, "Down Enter"), [Effect::Open(1)]);
    update(&mut app, Msg::Opened(Box::new(Film::new(tui_stage::timeline())), command()));
    app
}

/// The simulation has been run to its end already.
fn live(look: Look, size: (u16, u16)) -> App {
    let scenario = Scenario::parse(FOUR).expect("it is valid");
    let original = Original::new(Plan::new("four.toml", scenario, &Overrides::default()), command());
    let (mut film, mut engine) = original.make(&[]);
    while engine.outcome().is_none() {
        engine.advance_to(SimTime::MAX, 10_000);
    }
    let (events, now, outcome) = (engine.take_events(), engine.now(), engine.outcome());
    film.extend(Progress { events, now, outcome, ..Progress::default() });
    App::with_origin(film, original.origin(), look, size)
}
