//! Reads `[machine]` and `[[at]]`: what runs, how, and what is changed from outside while it runs.

use toml::de::{DeTable, DeValue};

use super::read::{Reader, Value};
use super::suggest;
use crate::base::diag::Diagnostic;
use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::sim::config::{Change, Config, Limits, Setting, Startup};
use crate::sim::costs::{Costs, Preset};

/// The keys of `[machine]`.
pub(super) const KEYS: [&str; 10] =
    ["cores", "quota", "gomaxprocs", "costs", "seed", "startup", "time_slice", "wakeup_granularity", "ring", "limits"];
/// The keys of `[machine.limits]`.
pub(super) const LIMIT_KEYS: [&str; 5] = ["time", "events", "goroutines", "threads", "steps_at_one_instant"];
/// The keys of `[[at]]`: when, and what is changed then.
pub(super) const CHANGE_KEYS: [&str; 6] = ["time", "gomaxprocs", "cores", "quota", "costs", "seed"];
/// The most slots that a local run queue has, as in Go.
const MAX_RING: u64 = 256;

/// What `[machine]` says.
#[derive(Debug)]
pub(super) struct Machine {
    pub(super) config: Config,
    /// A line that says which costs are in force.
    pub(super) costs: String,
}

/// The configuration: the default one, but for what is written.
pub(super) fn read<'s>(reader: &mut Reader<'s>, value: Option<&Value<'s>>) -> Machine {
    let mut config = Config::default();
    let mut costs = Preset::Nominal.name().to_owned();
    let Some(table) = value.and_then(|value| reader.table(value)) else {
        return Machine { config, costs };
    };
    reader.keys(table, "[machine]", &[]);
    config.cores = reader.whole_at(table, "cores", CORES).unwrap_or(config.cores);
    config.quota = table.get("quota").and_then(|value| read_quota(reader, value)).unwrap_or_default();
    if let Some(procs) = reader.whole_at(table, "gomaxprocs", PROCS) {
        config.set_gomaxprocs(procs);
    }
    config.follow();
    config.seed = reader.whole_at(table, "seed", SEEDS).unwrap_or(config.seed);
    if let Some(startup) = table.get("startup").and_then(|value| reader.choice(value, "ways to start", &STARTUPS)) {
        config.startup = startup;
    }
    if let Some(span) = table.get("time_slice").and_then(|value| reader.positive(value)) {
        config.time_slice = span;
    }
    if let Some(span) = table.get("wakeup_granularity").and_then(|value| reader.duration(value)) {
        config.wakeup_granularity = span;
    }
    if let Some(slots) = table.get("ring").and_then(|value| ring(reader, value)) {
        config.ring = slots;
    }
    if let Some(value) = table.get("costs") {
        (config.costs, costs) = read_costs(reader, value);
    }
    if let Some(table) = table.get("limits").and_then(|value| reader.table(value)) {
        config.limits = limits(reader, table);
    }
    Machine { config, costs }
}

/// How many cores there can be.
const CORES: std::ops::RangeInclusive<u64> = 1..=Config::MAX_CORES as u64;
/// What a seed can be.
const SEEDS: std::ops::RangeInclusive<u64> = 0..=u64::MAX;
/// What GOMAXPROCS can be.
pub(super) const PROCS: std::ops::RangeInclusive<u64> = 1..=Config::MAX_PROCS as u64;

const STARTUPS: [(&str, Startup); 2] = [("clean", Startup::Clean), ("real", Startup::Real)];

/// The changes, by time; those of one time as the file has them, those of one table as [`settings`] does.
pub(super) fn read_changes<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Vec<Change> {
    let mut changes = Vec::new();
    for item in reader.array(value, "[[at]] tables").unwrap_or_default() {
        let Some(table) = reader.table(item) else { continue };
        reader.keys(table, "[[at]]", &[]);
        if !table.contains_key("time") {
            reader.report(Diagnostic::error("missing-key", "this [[at]] has no `time`", item.span()));
        }
        if !CHANGE_KEYS[1..].iter().any(|key| table.contains_key(*key)) {
            let mistake = Diagnostic::error("missing-key", "this [[at]] changes nothing", item.span());
            reader.report(mistake.help("write one of `gomaxprocs`, `cores`, `quota`, `costs`, `seed` in it"));
        }
        let time = table.get("time").and_then(|value| reader.duration(value));
        let settings = settings(reader, table);
        let time = SimTime::ZERO + time.unwrap_or_default();
        changes.extend(settings.map(|setting| Change { time, setting }));
    }
    changes.sort_by_key(|change| change.time);
    changes
}

/// What one `[[at]]` changes, in the order in which it happens: the machine first, so that GOMAXPROCS finds it changed.
fn settings<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>) -> impl Iterator<Item = Setting> + use<> {
    let cores = reader.whole_at(table, "cores", CORES).map(Setting::Cores);
    let quota = table.get("quota").and_then(|value| read_quota(reader, value)).map(Setting::Quota);
    let costs = table.get("costs").map(|value| read_costs(reader, value));
    let costs = costs.map(|(costs, name)| Setting::Costs { name, costs: Box::new(costs) });
    let seed = reader.whole_at(table, "seed", SEEDS).map(Setting::Seed);
    let procs = reader.whole_at(table, "gomaxprocs", PROCS).map(Setting::Gomaxprocs);
    [cores, quota, costs, seed, procs].into_iter().flatten()
}

/// What a container may use: `50ms/100ms`, `50ms`, or `none`.
fn read_quota<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<CpuMax> {
    if let DeValue::Integer(_) | DeValue::Float(_) = value.get_ref() {
        let mistake =
            Diagnostic::error("missing-unit", "a quota is CPU time in each period, in a string", value.span());
        reader.report(mistake.help("write `\"200ms/100ms\"` for two cores, `\"50ms/100ms\"` for half of one"));
        return None;
    }
    let piece = reader.text(value)?.trim();
    match piece.text.parse() {
        Ok(quota) => Some(quota),
        Err(error) => {
            let mistake = Diagnostic::error("bad-quota", error.to_string(), piece.span());
            reader.report(mistake.help("write `50ms/100ms` for 50ms of CPU time in each 100ms, or `none`"));
            None
        }
    }
}

/// The slots of a local run queue: half of them move to the global queue at once, so the number is even.
fn ring<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<u16> {
    let slots: u16 = reader.whole(value, 2..=MAX_RING)?;
    if slots % 2 == 1 {
        let mistake = Diagnostic::error("out-of-range", "a ring has an even number of slots", value.span());
        reader.report(mistake.help(format!("write {} or {}", slots - 1, slots + 1)));
        return None;
    }
    Some(slots)
}

/// A preset's name, or a table with a preset and single costs.
fn read_costs<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> (Costs, String) {
    let nominal = (Costs::preset(Preset::Nominal), Preset::Nominal.name().to_owned());
    let presets = Preset::ALL.map(|preset| (preset.name(), preset));
    let Some(table) = value.get_ref().as_table() else {
        let preset = reader.choice(value, "cost presets", &presets);
        return preset.map_or(nominal, |preset| (Costs::preset(preset), preset.name().to_owned()));
    };
    let preset = table.get("preset").and_then(|value| reader.choice(value, "cost presets", &presets));
    let preset = preset.unwrap_or(Preset::Nominal);
    let mut costs = Costs::preset(preset);
    let mut words = vec![preset.name().to_owned()];
    for (key, value) in table.iter().filter(|(key, _)| key.get_ref() != "preset") {
        let name = key.get_ref().as_ref();
        let Some(cost) = costs.get_mut(name) else {
            let mistake = Diagnostic::error("unknown-key", format!("unknown cost `{name}`"), key.span());
            reader.report(mistake.help(suggest::advice(name, "costs", Costs::NAMES.iter().copied())));
            continue;
        };
        if let Some(span) = reader.duration(value) {
            *cost = span;
            words.push(format!("{name} = {span}"));
        }
    }
    (costs, words.join(", "))
}

/// `[machine.limits]`
fn limits<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>) -> Limits {
    let mut limits = Limits::default();
    reader.keys(table, "[machine.limits]", &[]);
    if let Some(span) = table.get("time").and_then(|value| reader.positive(value)) {
        limits.time = span;
    }
    limits.events = reader.whole_at(table, "events", 1..=u64::MAX).unwrap_or(limits.events);
    limits.goroutines = reader.whole_at(table, "goroutines", 1..=MAX_GOROUTINES).unwrap_or(limits.goroutines);
    // Go itself needs the main thread, sysmon and one more.
    limits.threads = reader.whole_at(table, "threads", 3..=10_000).unwrap_or(limits.threads);
    limits.steps_at_one_instant =
        reader.whole_at(table, "steps_at_one_instant", 1..=u64::MAX).unwrap_or(limits.steps_at_one_instant);
    limits
}

/// The most goroutines alive at once that a limit can allow.
const MAX_GOROUTINES: u64 = 1_000_000_000;
