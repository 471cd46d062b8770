//! The same scenario and seed give the same bytes, however the machine is advanced, in every version.
//!
//! The bytes of each built-in scenario's recording are held against a hash in `tests/data/golden`. Where they change
//! on purpose, `GOPARK_GOLDEN=write` writes the new hashes, and the commit says why.

use std::path::PathBuf;

use gopark::scenario::{Scenario, builtin};
use gopark::sim::costs::Preset;
use gopark::simulate::{Overrides, Plan};

use crate::runs::{by_chunks, by_events, by_ticks, bytes, first_difference, plan};

fn plans(costs: Option<Preset>) -> impl Iterator<Item = Plan> {
    let overrides = Overrides { costs, ..Overrides::default() };
    builtin::all().map(move |builtin| plan(builtin, &overrides))
}

fn recording(plan: &Plan) -> Vec<u8> {
    bytes(&plan.run())
}

/// What a program wrote is no event, and only a whole run's recording has it.
fn events_of(recording: &[u8]) -> Vec<u8> {
    let lines = recording.split_inclusive(|byte| *byte == b'\n');
    lines.filter(|line| !line.starts_with(b"{\"wrote\"")).flatten().copied().collect()
}

fn assert_same(plan: &Plan, how: &str, one: &[u8], other: &[u8]) {
    let name = &plan.header.scenario;
    let (one, other) = (&events_of(one), &events_of(other));
    assert!(one == other, "{name} {how}: {}", first_difference(one, other));
}

#[test]
fn the_same_run_twice_gives_the_same_bytes() {
    for plan in plans(None).chain(plans(Some(Preset::Linux))) {
        assert_same(&plan, "again", &recording(&plan), &recording(&plan));
    }
}

#[test]
fn by_ticks_by_events_and_at_once_are_the_same() {
    for plan in plans(None).chain(plans(Some(Preset::Nominal))) {
        let once = recording(&plan);
        let tick = plan.header.tick.nanos();
        assert_same(&plan, "by ticks", &once, &by_ticks(&plan, &[tick]));
        assert_same(&plan, "by odd ticks", &once, &by_ticks(&plan, &[tick / 3 + 1, 1, 7 * tick]));
        assert_same(&plan, "by events", &once, &by_events(&plan));
        assert_same(&plan, "by chunks", &once, &by_chunks(&plan, &[1, 100]));
    }
}

/// The events of a run with this seed, without the header that names it.
fn events(source: &str, seed: u64) -> Vec<u8> {
    let overrides = Overrides { seed: Some(seed), ..Overrides::default() };
    let whole = recording(&Plan::new("seeded", Scenario::parse(source).unwrap(), &overrides));
    let line = whole.iter().position(|byte| *byte == b'\n').unwrap();
    whole[line..].to_vec()
}

#[test]
fn varying_durations_depend_on_the_seed() {
    let source = "title = \"v\"\n[[task]]\nname = \"t\"\ncount = 4\nsteps = [\"cpu 1ms +-20%\"]\n";
    assert_eq!(events(source, 1), events(source, 1));
    assert_ne!(events(source, 1), events(source, 2));
}

#[test]
fn the_order_of_stealing_depends_on_the_seed() {
    let source = "title = \"s\"\n[[task]]\nname = \"t\"\ncount = 64\nsteps = [\"cpu 100us\"]\n";
    assert_eq!(events(source, 1), events(source, 1));
    assert_ne!(events(source, 1), events(source, 2));
}

#[test]
fn nothing_random_means_no_difference() {
    let source = "title = \"n\"\n[machine]\ncores = 1\n[[task]]\nname = \"t\"\ncount = 9\nsteps = [\"cpu 1ms\"]\n";
    assert_eq!(events(source, 1), events(source, 2));
}

/// FNV-1a with 64 bits.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/data/golden", &format!("{name}.txt")].iter().collect()
}

/// A hash of all events, then a short one of each, so that the first that differs has a name. The header is left out:
/// it names the program's version.
fn digest(recording: &[u8]) -> String {
    let lines: Vec<&[u8]> = recording.split(|byte| *byte == b'\n').skip(1).filter(|line| !line.is_empty()).collect();
    let whole = format!("{:016x} {} lines\n", fnv1a(&lines.concat()), lines.len());
    let short = |line: &&[u8]| format!("{:04x}", fnv1a(line) & 0xffff);
    let row = |lines: &[&[u8]]| lines.iter().map(short).collect::<Vec<_>>().join(" ");
    lines.chunks(24).fold(whole, |text, lines| text + &row(lines) + "\n")
}

/// The first line of a recording that is not as it was.
fn changed(recording: &[u8], then: &str, now: &str) -> String {
    let hashes = |text: &str| text.lines().skip(1).flat_map(str::split_whitespace).map(str::to_owned).collect();
    let (then, now): (Vec<String>, Vec<String>) = (hashes(then), hashes(now));
    let first = then.iter().zip(&now).position(|(then, now)| then != now);
    let number = first.unwrap_or(then.len().min(now.len()));
    let line = recording.split(|byte| *byte == b'\n').nth(number + 1).unwrap_or_default();
    format!("line {} is new (GOPARK_GOLDEN=write accepts it): {}", number + 2, String::from_utf8_lossy(line))
}

#[test]
fn recordings_are_the_golden_ones() {
    let write = std::env::var_os("GOPARK_GOLDEN").is_some_and(|value| value == "write");
    assert!(!write || std::env::var_os("CI").is_none(), "golden hashes are not written where they are checked");
    for plan in plans(None) {
        let name = &plan.header.scenario;
        let recording = recording(&plan);
        let now = digest(&recording);
        if write {
            std::fs::write(golden(name), &now).unwrap();
        }
        let then = std::fs::read_to_string(golden(name)).unwrap_or_default();
        assert!(now == then, "{name}: {}", changed(&recording, &then, &now));
    }
}
