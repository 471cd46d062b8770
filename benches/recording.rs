//! A recording of ten million events.

use std::hint::black_box;
use std::time::{Duration, Instant};

use gopark::base::ids::{CoreId, GoId, MId, PId};
use gopark::base::time::SimTime;
use gopark::trace::activity::Lane;
use gopark::trace::timeline::Timeline;
use gopark::trace::world::World;
use work::plan;

mod work;

fn rss() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) * 1024
}

fn main() {
    let n: u32 = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    let plan = plan(
        include_str!("work/crowd.toml"),
        &[("n", n), ("clients", 60_000), ("lockers", 10_000), ("pairs", 15_000), ("all", n * 100_000)],
    );
    let mut timeline = Timeline::new(plan.header.clone());
    let mut machine = plan.start();
    let mut took = Duration::ZERO;
    let before = rss();
    loop {
        let more = machine.advance_some(plan.until, 10_000);
        let events = machine.take_events();
        let start = Instant::now();
        for event in events {
            timeline.push(event).expect("folds");
        }
        took += start.elapsed();
        if !more {
            break;
        }
    }
    machine.stop();
    let count = timeline.recording().events().len() as u64;
    println!(
        "{count} events, push {} ns each, outcome {:?}",
        took.as_nanos() as u64 / count,
        machine.outcome().map(|o| o.name())
    );
    timeline.finish(machine.now(), machine.outcome().cloned().unwrap());
    println!("with machine {} B/event", (rss() - before) / count);
    drop(machine);
    let all = rss() - before;
    println!("{} B/event ({} MB)", all / count, all >> 20);
    println!("spans {} B/event", timeline.spans().bytes() as f64 / count as f64);
    println!(
        "log {} B/event; keyframes {} MB, spacing {}",
        timeline.recording().bytes() as f64 / count as f64,
        timeline.keyframes().bytes() >> 20,
        timeline.keyframes().spacing()
    );
    let end = timeline.recording().end_time();
    println!("end {end} goroutines {} threads {}", timeline.world().goroutines.len(), timeline.world().threads.len());
    let mut counts = [0usize; 4];
    for n in 0..64 {
        counts[0] += timeline.spans().of(Lane::Core(CoreId::new(n)), SimTime::ZERO, SimTime::MAX).count();
        counts[1] += timeline.spans().of(Lane::Proc(PId::new(n)), SimTime::ZERO, SimTime::MAX).count();
    }
    for n in 0..timeline.world().threads.len() {
        counts[2] += timeline.spans().of(Lane::Thread(MId::new(n as u16)), SimTime::ZERO, SimTime::MAX).count();
    }
    for n in 0..200_000 {
        counts[3] += timeline.spans().of(Lane::Goroutine(GoId::new(n)), SimTime::ZERO, SimTime::MAX).count();
    }
    println!("spans: core, P, M, G {counts:?}");
    let mut kinds = std::collections::BTreeMap::new();
    for event in timeline.recording().events() {
        let name = format!("{:?}", event.kind);
        let name = name.split([' ', '{']).next().unwrap().to_owned();
        *kinds.entry(name).or_insert(0u32) += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|k| std::cmp::Reverse(k.1));
    println!("{kinds:?}");
    let start = Instant::now();
    let mut world = World::new(&plan.header);
    let mut live = 0;
    for event in timeline.recording().events() {
        world.apply(&event).unwrap();
        live = live.max(world.goroutines.len());
    }
    println!("fold {} ns each; live {live}", start.elapsed().as_nanos() as u64 / count);
    drop(world);
    let mut cursor = timeline.cursor();
    let mut state = 1u64;
    let (mut worst, mut sum) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..50 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let time = SimTime::from_nanos((state >> 11) % end.nanos());
        let start = Instant::now();
        timeline.seek_time(&mut cursor, time);
        let took = start.elapsed();
        worst = worst.max(took);
        sum += took;
    }
    println!("seek mean {:?} worst {worst:?}", sum / 50);
    let start = Instant::now();
    for _ in 0..20 {
        black_box(timeline.back(&mut cursor));
    }
    println!("back {:?}", start.elapsed() / 20);
    let start = Instant::now();
    println!("iterate {} ns each", {
        let n = timeline.recording().events().iter().filter(|e| e.g.is_some()).count();
        black_box(n);
        start.elapsed().as_nanos() as u64 / count
    });
    let start = Instant::now();
    for n in 0..100 {
        black_box(timeline.recording().events().get(n * 90_001));
    }
    println!("get {:?}", start.elapsed() / 100);
    let start = Instant::now();
    black_box(timeline.recording().density(SimTime::ZERO, end, 200));
    println!("density {:?}", start.elapsed());
    use gopark::trace::store::{log::Filter, mark::Mark, subjects::Subject};
    for filter in [
        Filter::marks(Mark::Preempt),
        Filter::marks(Mark::Handoff),
        Filter::about(Subject::G(GoId::new(50_000))),
        Filter::about(Subject::G(GoId::new(999_999))),
        Filter::about(Subject::P(PId::new(3))).only(Mark::Steal),
        Filter::about(Subject::P(PId::new(3))).only(Mark::Procs),
    ] {
        let start = Instant::now();
        let found = timeline.recording().next(1, filter);
        let back = timeline.recording().previous(count as usize, filter);
        println!("{filter:?} {found:?} {back:?} {:?}", start.elapsed());
    }
    for (from, to) in
        [(SimTime::ZERO, end), (SimTime::from_nanos(end.nanos() / 2), SimTime::from_nanos(end.nanos() / 2 + 1_000_000))]
    {
        let start = Instant::now();
        for p in 0..50 {
            black_box(timeline.cells(Lane::Proc(PId::new(p)), from, to, 180));
        }
        println!("50 P lanes x 180 cells over {}: {:?}", to.since(from), start.elapsed());
        let start = Instant::now();
        for g in 0..50 {
            black_box(timeline.cells(Lane::Goroutine(GoId::new(1000 + 7 * g)), from, to, 180));
        }
        println!("50 G lanes x 180 cells over {}: {:?}", to.since(from), start.elapsed());
    }
}
