//! The machine changed from the keyboard: the run made anew, changes taken back, and scenarios that replay it.

use std::path::Path;

use gopark::base::ids::GoId;
use gopark::base::quota::CpuMax;
use gopark::base::time::{SimDuration, SimTime};
use gopark::cli::remake::Original;
use gopark::golang;
use gopark::scenario::{GoSource, GoText, Scenario, builtin};
use gopark::sim::costs::Preset;
use gopark::simulate::{GoProgram, Overrides, Plan, Runs};
use gopark::trace::format;
use gopark::trace::recording::Header;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::{Effect, Msg};
use gopark::tui::origin::Origin;
use gopark::tui::pane::timeline::Kind;
use gopark::tui::update::update;
use gopark::tui::what_if::{Change, Remake, Setting};
use gopark::tui::worker::{Engine, Goal, Progress, Report};

use crate::runs::{bytes, first_difference};
use crate::tui_frames::{press, run, shown};
use crate::tui_stage;

/// Four goroutines compute for 20 ms each, on four cores.
const FOUR: &str = "# Four at once.\ntitle = \"Four\"\ntick = \"1ms\"\n\n[machine]\ncosts = \"ideal\" # clean\n\n\
                    [[task]]\nname = \"worker\"\ncount = 4\nsteps = [\"cpu 20ms\"]\n";

fn plan(source: &str, overrides: &Overrides) -> Plan {
    Plan::new("four.toml", Scenario::parse(source).expect("valid"), overrides)
}

/// The view, and what the loop would hold: a simulation that does what it is asked to at once.
struct Stage {
    app: App,
    original: Original,
    engine: Box<dyn Engine>,
    /// Whether the simulation does nothing for now.
    stuck: bool,
    saved: Option<Vec<Change>>,
}

impl Stage {
    fn new(plan: Plan, size: (u16, u16)) -> Self {
        let original = Original::new(plan, Origin::default());
        let (film, engine) = original.make(&[]);
        let app = App::with_origin(film, original.origin(), Look::ASCII, size);
        let mut stage = Self { app, original, engine, stuck: false, saved: None };
        stage.report();
        stage
    }

    fn four() -> Self {
        Self::new(plan(FOUR, &Overrides::default()), (120, 35))
    }

    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let effects = press(&mut self.app, key);
            self.perform(effects);
        }
    }

    /// Writes a line where it is asked for, and submits it.
    fn perform_line(&mut self, line: &str) {
        line.chars().for_each(|key| self.press(&key.to_string()));
        self.press("Enter");
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Aim(goal) if !self.stuck => self.go(goal),
                Effect::Remake(changes) => {
                    let (film, engine) = self.original.make(&changes);
                    self.engine = engine;
                    let effects = update(&mut self.app, Msg::Remade(Box::new(film)));
                    self.perform(effects);
                }
                Effect::Save(changes) => self.saved = Some(changes),
                _ => {}
            }
        }
    }

    fn go(&mut self, goal: Goal) {
        let time = match goal {
            Goal::Time(time) => time,
            Goal::Rest => return,
            Goal::Events(_) | Goal::End => SimTime::MAX,
        };
        while self.engine.outcome().is_none() && self.engine.now() < time {
            self.engine.advance_to(time, 10_000);
        }
        self.report();
    }

    fn report(&mut self) {
        let (events, now, outcome) = (self.engine.take_events(), self.engine.now(), self.engine.outcome());
        let progress = Progress { events, now, outcome, ..Progress::default() };
        let effects = update(&mut self.app, Msg::Report(Report::Progress(progress)));
        self.perform(effects);
    }

    fn changes(&self) -> Vec<(u64, Setting)> {
        run(&self.app).changes.list().iter().map(|change| (change.time.nanos() / 1_000_000, change.setting)).collect()
    }

    fn shown(&self) -> String {
        shown(&self.app)
    }

    /// The time at the cursor, in milliseconds.
    fn time(&self) -> u64 {
        run(&self.app).film.time().nanos() / 1_000_000
    }
}

#[test]
fn gomaxprocs_goes_down_where_the_cursor_is_and_everything_else_stays() {
    let mut stage = Stage::four();
    stage.press("] Right Right Right Right Right g g g l");
    let window = run(&stage.app).timeline.clone();
    stage.press("<");
    assert_eq!((stage.time(), stage.changes()), (5, vec![(5, Setting::Procs(3))]));
    assert!(stage.shown().contains("from 5ms on: GOMAXPROCS 3"), "{}", stage.shown());
    stage.press("< Right");
    assert_eq!((stage.time(), stage.changes()), (6, vec![(5, Setting::Procs(2))]));
    let now = run(&stage.app);
    assert_eq!((now.pick.goroutine(), now.timeline.kind, &now.timeline), (Some(GoId::new(3)), Kind::Proc, &window));
    assert!(stage.shown().contains("2 Ps*  ^6ms"), "it is on the axis\n{}", stage.shown());
    stage.press("Right Right Right Right Right Right Right Right");
    assert!(stage.shown().contains("*GOMAXPROCS 2"), "{}", stage.shown());
    stage.press("Home j g");
    assert!(stage.shown().contains("GOMAXPROCS shall become 2"), "it is in the log\n{}", stage.shown());
    stage.press("End");
    assert!(run(&stage.app).at_end());
    // 60 ms of work were left at 5 ms, for two Ps.
    assert_eq!(stage.time(), 35);
}

#[test]
fn a_change_is_taken_back_and_made_again() {
    let mut stage = Stage::four();
    stage.press("Right Right < Right Right <");
    assert_eq!(stage.changes(), [(2, Setting::Procs(3)), (4, Setting::Procs(2))]);
    stage.press("u");
    assert_eq!((stage.time(), stage.changes()), (4, vec![(2, Setting::Procs(3))]));
    stage.press("u u");
    assert!(stage.shown().contains("nothing has been changed"));
    assert!(stage.changes().is_empty());
    stage.press("U U U");
    assert_eq!(stage.changes(), [(2, Setting::Procs(3)), (4, Setting::Procs(2))]);
    assert!(stage.shown().contains("nothing was taken back"));
    stage.press("u u End");
    assert_eq!(stage.time(), 20, "as if nothing had been changed");
    stage.press("< M");
    assert!(stage.shown().contains("the run has ended here"), "{}", stage.shown());
}

#[test]
fn the_panel_says_what_will_happen_and_does_it_on_enter() {
    for (name, size) in [("80x24", (80, 24)), ("120x35", (120, 35)), ("200x55", (200, 55)), ("20x6", (20, 6))] {
        let mut stage = Stage::new(plan(FOUR, &Overrides::default()), size);
        stage.press("Right Right Right M Left Down Left Left");
        insta::assert_snapshot!(format!("what_if_panel_{name}"), stage.shown());
        stage.press("Esc");
        assert!(stage.changes().is_empty());
    }
    let mut stage = Stage::four();
    stage.press("Right Right Right M Enter M Down Left Left Down Down Right Down PgUp Enter");
    stage.press(&"Right ".repeat(32));
    let settings = [Setting::Cores(2), Setting::Costs("nominal"), Setting::Seed(11)];
    assert_eq!(stage.changes(), settings.map(|setting| (3, setting)));
    assert!(stage.shown().contains("*2 cores, nominal, seed 11"), "{}", stage.shown());
    assert_eq!(run(&stage.app).about()[1], "2 cores, GOMAXPROCS 4, costs nominal, seed 11");
    insta::assert_snapshot!("what_if_changed_120x35", stage.shown());
    // What is turned at the same place starts from what was wanted there.
    stage.press(&"Left ".repeat(32));
    stage.press("M Up Right Enter");
    assert_eq!(stage.changes().last(), Some(&(3, Setting::Seed(12))));
    assert_eq!(stage.changes().len(), 3);
}

#[test]
fn until_the_new_run_is_there_the_old_picture_stays() {
    let mut stage = Stage::four();
    stage.press("Right Right Right Right Right");
    let before = run(&stage.app).film.events().len();
    stage.stuck = true;
    stage.press("<");
    assert_eq!((stage.time(), run(&stage.app).film.events().len()), (5, before));
    assert!(stage.shown().contains("on the way"), "{}", stage.shown());
    // A second change meanwhile begins anew, from what was wanted.
    stage.press("<");
    assert_eq!(stage.changes(), [(5, Setting::Procs(2))]);
    stage.stuck = false;
    stage.go(Goal::Time(SimTime::from_nanos(5_000_000)));
    assert!(!run(&stage.app).is_waiting());
    assert!(stage.time() == 5 && run(&stage.app).film.events().len() > before);
}

#[test]
fn the_quota_is_turned_seen_taken_back_and_saved() {
    let mut stage = Stage::four();
    stage.press("Right Right Right M Down Down Left");
    assert!(stage.shown().contains("From 3ms on: quota 350ms/100ms."), "{}", stage.shown());
    stage.press("Right Right");
    assert!(stage.shown().contains("Nothing is changed yet"), "no quota is the most\n{}", stage.shown());
    stage.press("Left Left Left Left Left Left Left Left Left Left Left Enter");
    let quota = "50ms/100ms".parse().expect("a quota");
    assert_eq!((stage.time(), stage.changes()), (3, vec![(3, Setting::Quota(quota))]));
    stage.press("Home j g");
    assert_eq!(stage.time(), 3, "changes are jumped to");
    stage.press("End");
    // Of ten slices of 5 ms two cores take three, two take two; after 100 ms these have 20 - 3 - 10 ms left to compute.
    assert_eq!(stage.time(), 110);
    stage.press("0");
    assert!(stage.shown().contains("*quota 50ms/100ms"), "it is on the axis\n{}", stage.shown());
    stage.press("Home Right Right Right Right M Down Down PgUp PgUp Enter");
    assert_eq!(stage.changes().last(), Some(&(4, Setting::Quota(CpuMax::Unlimited))));
    stage.press("End 0");
    assert_eq!(stage.time(), 20);
    assert!(stage.shown().contains("*no quota"), "{}", stage.shown());
    let script = stage.original.script(run(&stage.app).changes.list()).expect("it can be saved");
    assert!(
        script.text.ends_with("time = \"3ms\"\nquota = \"50ms/100ms\"\n\n[[at]]\ntime = \"4ms\"\nquota = \"none\"\n")
    );
    assert_same(&stage.original.changed(run(&stage.app).changes.list()), &loaded(&script.text));
    stage.press("u u End");
    assert!(stage.changes().is_empty());
    assert_eq!(stage.time(), 20, "as if nothing had been changed");
}

#[test]
fn a_share_of_a_run_is_gone_to_once_its_length_is_known() {
    let mut stage = Stage::four();
    stage.stuck = true;
    stage.perform_line(":40%");
    assert_eq!(stage.time(), 0);
    assert!(stage.shown().contains("on the way to 40%"), "{}", stage.shown());
    stage.stuck = false;
    stage.go(Goal::End);
    assert_eq!((stage.time(), run(&stage.app).is_waiting()), (8, false));
    stage.perform_line(":100%");
    assert_eq!(stage.time(), 20);
    stage.perform_line(":101%");
    assert!(stage.shown().contains("`101%` is no share; write 0% to 100%"), "{}", stage.shown());
}

#[test]
fn while_time_goes_by_it_goes_on_from_the_change() {
    let mut stage = Stage::four();
    stage.press("Right Space < ");
    assert!(run(&stage.app).playing);
    assert_eq!(stage.changes(), [(1, Setting::Procs(3))]);
}

#[test]
fn a_recording_says_why_it_cannot_be_changed() {
    let mut app = App::with_run(Film::new(tui_stage::timeline()), Look::ASCII, (120, 35));
    for key in ["M", "<", ">", "u", "U", "w"] {
        assert_eq!(press(&mut app, key), []);
        assert!(shown(&app).contains("this is a recording, without the program that ran"), "{key}");
    }
    assert!(app.overlays.is_empty());
}

// ---- saved scenarios ----

/// Where a recording comes from is not what happened in it.
fn without_origin(header: &Header) -> Header {
    let (scenario, hash) = (String::new(), String::new());
    Header { scenario, hash, overrides: Vec::new(), tick_chosen: false, ..header.clone() }
}

/// The recordings of both plans are the same, byte for byte, but for where they come from.
fn assert_same(one: &Plan, other: &Plan) {
    assert_eq!(without_origin(&one.header), without_origin(&other.header));
    let (a, b) = (bytes(&one.run()), bytes(&other.run()));
    let body = |bytes: &[u8]| bytes.iter().position(|byte| *byte == b'\n').map(|end| bytes[end..].to_vec());
    assert!(body(&a) == body(&b), "{}", first_difference(&body(&a).unwrap(), &body(&b).unwrap()));
}

/// The plan as it is loaded from a saved text.
fn loaded(text: &str) -> Plan {
    let scenario = Scenario::parse(text).unwrap_or_else(|found| panic!("{text}\n{found:#?}"));
    let Some(source) = scenario.go.clone() else { return Plan::new("saved.toml", scenario, &Overrides::default()) };
    let (file, source_text) = match &source.text {
        GoText::Inline(text) => ("saved.go".to_owned(), text.clone()),
        GoText::File(file) => (file.clone(), std::fs::read_to_string(file).expect("it is there")),
    };
    let code = golang::build(&[(file, source_text)], source.lang).unwrap_or_else(|_| panic!("it is a program"));
    let args = std::iter::once("main".to_owned()).chain(source.args.clone()).collect();
    let program = GoProgram { args, net: scenario.net.clone(), ..GoProgram::new(code) };
    Plan::running("saved.toml", scenario, &Overrides::default(), Runs::Go(program))
}

#[test]
fn what_is_saved_replays_the_changed_run() {
    let mut stage = Stage::four();
    stage
        .press("Right Right Right < M Down Left Down Down Right Enter Right Right M Down Down Down Down Right Enter w");
    let changes = stage.saved.clone().expect("it is to be saved");
    assert_eq!(changes.len(), 4);
    let script = stage.original.script(&changes).expect("it can be");
    assert_eq!((script.name.as_str(), &script.options[..]), ("four", &[][..]));
    let added = "\n[[at]]\ntime = \"3ms\"\ncores = 3\ncosts = \"nominal\"\ngomaxprocs = 3\n";
    assert!(script.text.starts_with(FOUR), "the author's text stays as it is\n{}", script.text);
    let added_first = "\n[[at]]\ntime = \"3ms\"\ngomaxprocs = 3\n\n[[at]]\ntime = \"3ms\"\ncores = 3\n";
    assert!(script.text.contains(added) || script.text.contains(added_first), "{}", script.text);
    assert_same(&stage.original.changed(&changes), &loaded(&script.text));
}

const CHANGES: [Change; 5] = [
    Change { time: SimTime::from_nanos(700_000), setting: Setting::Procs(1) },
    Change { time: SimTime::from_nanos(2_000_001), setting: Setting::Seed(7) },
    Change { time: SimTime::from_nanos(2_000_001), setting: Setting::Quota(CpuMax::Unlimited) },
    Change { time: SimTime::from_nanos(2_000_001), setting: Setting::Costs("linux") },
    Change { time: SimTime::from_nanos(300_000), setting: Setting::Cores(2) },
];

#[test]
fn what_the_command_line_said_is_saved_too() {
    let overrides = Overrides {
        cores: Some(3),
        quota: "250ms/100ms".parse().ok(),
        gomaxprocs: Some(5),
        seed: Some(42),
        costs: Some(Preset::Nominal),
        until: Some(SimDuration::from_millis(9)),
    };
    for source in [FOUR.to_owned(), FOUR.replace("[machine]\ncosts = \"ideal\" # clean\n", "")] {
        let original = Original::new(plan(&source, &overrides), Origin::default());
        let script = original.script(&CHANGES).expect("it can be saved");
        assert_eq!(script.options, ["--until", "9ms"]);
        let scenario = Scenario::parse(&script.text).expect("valid");
        let until = Overrides { until: overrides.until, ..Overrides::default() };
        assert_same(&original.changed(&CHANGES), &Plan::new("saved", scenario, &until));
    }
}

#[test]
fn changes_join_those_of_the_author() {
    let inline = FOUR.replace("\n[machine]", "at = [{ time = \"1ms\", gomaxprocs = 2 }]\nmachine.seed = 3\n#");
    let inline = inline.replace("costs = \"ideal\" # clean\n", "");
    for source in [format!("{FOUR}\n[[at]] # his\ntime = \"1ms\"\ncores = 1\n"), inline] {
        let original = Original::new(plan(&source, &Overrides::default()), Origin::default());
        let script = original.script(&CHANGES).expect("it can be saved");
        assert_same(&original.changed(&CHANGES), &loaded(&script.text));
    }
}

#[test]
fn every_builtin_can_be_changed_and_saved() {
    for builtin in builtin::all() {
        let original = Original::new(crate::runs::plan(builtin, &Overrides::default()), Origin::default());
        let script = original.script(&CHANGES).expect("it can be saved");
        let mut lines = script.text.lines();
        assert!(builtin.source.lines().all(|line| lines.any(|other| other == line)), "{}", script.text);
        let mut changed = original.changed(&CHANGES);
        // A program in the scenario is called as the scenario is.
        changed.header.names.files.iter_mut().filter(|file| !file.text.is_empty()).for_each(|file| {
            "saved.go".clone_into(&mut file.name);
        });
        assert_same(&changed, &loaded(&script.text));
    }
}

#[test]
fn a_go_program_without_a_scenario_gets_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("main.go").display().to_string();
    let source = "package main\nimport (\"fmt\"; \"os\"; \"sync\")\nfunc main() {\n\tvar wg sync.WaitGroup\n\tfor i := \
                  range 3 {\n\t\twg.Go(func() {\n\t\t\tn := 0\n\t\t\tfor j := range 2_000_000 {\n\t\t\t\tn += i * j\n\
                  \t\t\t}\n\t\t})\n\t}\n\twg.Wait()\n\tfmt.Println(len(os.Args), os.Args[1])\n}\n";
    std::fs::write(&file, source).expect("it can be written");
    let code = golang::build(&[(file.clone(), source.to_owned())], 25).unwrap_or_else(|_| panic!("it is a program"));
    let args = vec!["a b".to_owned()];
    let text = GoText::File(file.clone());
    let scenario = Scenario::of_program(&file, GoSource { text, lang: 25, args: args.clone(), span: 0..0 });
    let args = std::iter::once("main".to_owned()).chain(args).collect();
    let program = GoProgram { args, ..GoProgram::new(code) };
    let overrides = Overrides { cores: Some(2), ..Overrides::default() };
    let mut plan = Plan::running(&file, scenario, &overrides, Runs::Go(program));
    plan.choose_tick();
    let original = Original::new(plan, Origin::default());
    let script = original.script(&CHANGES).expect("it can be saved");
    assert_eq!(script.name, "main");
    assert_same(&original.changed(&CHANGES), &loaded(&script.text));
}

#[test]
fn a_scenario_elsewhere_still_finds_its_program() {
    let source = "title = 'elsewhere'\n[program]\nfile = 'main.go'\n";
    let scenario = Scenario::parse(source).expect("valid");
    let folder = Path::new("course").join("week 1");
    let name = folder.join("lesson.toml").display().to_string();
    let plan = Plan::new(&name, scenario, &Overrides::default());
    let script = Original::new(plan, Origin::default()).script(&[]).expect("it can be saved");
    let saved = Scenario::parse(&script.text).expect("valid");
    let file = folder.join("main.go").display().to_string();
    assert_eq!(saved.go.map(|go| go.text), Some(GoText::File(file)));
}

#[test]
fn what_no_scenario_can_say_is_told() {
    let seed = Overrides { seed: Some(u64::MAX), ..Overrides::default() };
    let original = Original::new(plan(FOUR, &seed), Origin::default());
    let why = original.script(&CHANGES).expect_err("TOML has no such number");
    assert!(why.contains("18446744073709551615"), "{why}");
    let recording = bytes(&original.changed(&CHANGES).run());
    assert!(format::read(recording.as_slice()).is_ok(), "it can still be recorded");
}
