//! How long a frame takes: it should cost what the screen holds, not what the recording holds.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use gopark::base::time::SimTime;
use gopark::tui::app::App;
use gopark::tui::draw::draw;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use work::{peak_memory, plan};

mod work;

const SERVER: &str = include_str!("work/server.toml");
const RUNS: [(&str, u32); 2] = [("short recording", 100), ("long recording", 100_000)];

const SIZES: [(u16, u16); 2] = [(80, 24), (200, 60)];

fn frame(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    for (what, requests) in RUNS {
        let timeline = plan(SERVER, &[("n", requests)]).run();
        println!("{what}: {} events{}", timeline.recording().events().len(), peak_memory());
        let middle = SimTime::from_nanos(timeline.recording().end_time().nanos() / 2);
        for (width, height) in SIZES {
            let mut film = Film::new(timeline.clone());
            film.seek_time(middle);
            let app = App::with_run(film, Look::COLOUR, (width, height));
            let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a backend that cannot fail");
            group.bench_function(format!("{what} at {width}x{height}"), |b| {
                b.iter(|| black_box(terminal.draw(|frame| draw(&app, frame)).map(|frame| frame.count)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, frame);
criterion_main!(benches);
