//! How long a frame takes, and how long it takes to get to a time, in a recording of ten million events, 64 Ps and a
//! hundred thousand goroutines, on a terminal of 200 columns and 55 rows: the time that the drawing thread computes.
//!
//! A frame is what the loop does for one: the state takes its message, and is drawn. It should cost what the screen
//! holds, not what the recording holds; a recording of a moment stands beside it for comparison.

use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gopark::base::time::SimTime;
use gopark::tui::app::{App, Screen};
use gopark::tui::draw::draw;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::Msg;
use gopark::tui::pane::Pane;
use gopark::tui::screen::run::Run;
use gopark::tui::update::update;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rustix::time::{ClockId, clock_gettime};

use crowd::{crowd, dice};
use work::{peak_memory, plan};

#[path = "work/crowd.rs"]
mod crowd;
mod work;

const SIZE: (u16, u16) = (200, 55);

/// What is shown, the keys that lead there from the first frame, and the pane that is enlarged.
const VIEWS: [(&str, &str, Option<Pane>); 16] = [
    ("as it opens", "", None),
    ("lanes by P", "l", None),
    ("lanes by thread", "ll", None),
    ("lanes by goroutine", "lll", None),
    ("the whole run", "0", None),
    ("timeline alone", "", Some(Pane::Timeline)),
    ("the whole run alone, lanes by P", "0l", Some(Pane::Timeline)),
    ("run queues alone", "", Some(Pane::Queues)),
    ("waiting alone", "", Some(Pane::Waiting)),
    ("log alone", "", Some(Pane::Log)),
    ("a decision unfolded", "\n", None),
    ("board", "b", None),
    ("goroutines", "t", None),
    ("goroutines by who waits longest", "tSS", None),
    ("inspector", "gggi", None),
    ("findings", "f", None),
];

/// The time that this thread has computed.
fn computed() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

fn press(app: &mut App, keys: &str) {
    for key in keys.chars() {
        let code = match key {
            '\t' => KeyCode::Tab,
            '\n' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        update(app, Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
}

/// Walks to a pane, and enlarges it.
fn enlarge(app: &mut App, pane: Pane) {
    while run(app).focus != pane {
        press(app, "\t");
    }
    press(app, "z");
}

fn run(app: &mut App) -> &mut Run {
    match &mut app.screen {
        Screen::Run(run, _) => run,
        Screen::Home(_) => panic!("the view of a run has no list"),
    }
}

/// A view and the terminal that it is drawn on.
struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
}

impl Stage {
    fn new(film: Film) -> Self {
        let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a backend that cannot fail");
        Self { app: App::with_run(film, Look::COLOUR, SIZE), terminal }
    }

    /// Everything from a wish to be at this time to the state that is drawn.
    fn seek(&mut self, time: u64) -> Duration {
        let start = computed();
        run(&mut self.app).go_to_time(SimTime::from_nanos(time));
        update(&mut self.app, Msg::Resize(SIZE.0, SIZE.1));
        computed().saturating_sub(start)
    }

    fn frame(&mut self) -> Duration {
        let start = computed();
        update(&mut self.app, Msg::Frame(Duration::ZERO));
        self.terminal.draw(|frame| draw(&self.app, frame)).expect("a backend that cannot fail");
        computed().saturating_sub(start)
    }
}

/// Measures frames at random times, and getting to them.
fn measure(group: &mut BenchmarkGroup<'_, WallTime>, what: &str, stage: &mut Stage) {
    let end = run(&mut stage.app).film.known().nanos();
    let mut time = dice(end);
    let mut worst = [Duration::ZERO; 2];
    group.bench_function(format!("{what}: to a random time"), |b| {
        b.iter_custom(|n| {
            let mut seek = || {
                let took = stage.seek(time());
                worst[0] = worst[0].max(took);
                took
            };
            (0..n).map(|_| seek()).sum()
        });
    });
    group.bench_function(format!("{what}: a frame"), |b| {
        b.iter_custom(|n| {
            let mut frame = || {
                stage.seek(time());
                let took = stage.frame();
                worst[1] = worst[1].max(took);
                took
            };
            (0..n).map(|_| frame()).sum()
        });
    });
    println!("{what}: the slowest seek took {:.1?}, the slowest frame {:.1?}", worst[0], worst[1]);
}

fn frames(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    let moment = plan(include_str!("work/server.toml"), &[("n", 100)]).run();
    measure(&mut group, "a moment", &mut Stage::new(Film::new(moment)));
    let timeline = crowd().run();
    println!("crowd: {} events{}", timeline.recording().events().len(), peak_memory());
    let mut stage = Stage::new(Film::new(timeline));
    for (what, keys, alone) in VIEWS {
        let film = match stage.app.screen {
            Screen::Run(run, _) => run.film,
            Screen::Home(_) => panic!("the view of a run has no list"),
        };
        stage = Stage::new(film);
        let end = run(&mut stage.app).film.known().nanos();
        stage.seek(end / 2);
        press(&mut stage.app, keys);
        if let Some(pane) = alone {
            enlarge(&mut stage.app, pane);
        }
        if what == "findings" {
            search_findings(&mut stage);
        }
        measure(&mut group, what, &mut stage);
    }
    group.finish();
}

/// Until all findings are there, each frame searches on for a while.
fn search_findings(stage: &mut Stage) {
    let (mut worst, mut frames) = (Duration::ZERO, 0);
    while run(&mut stage.app).findings.is_searching() {
        worst = worst.max(stage.frame());
        frames += 1;
    }
    println!("findings: {frames} frames until all were found, the slowest took {worst:.1?}");
}

criterion_group!(benches, frames);
criterion_main!(benches);
