//! Changes of the machine, on the axis of time: a sign where each is, and what is changed, where there is room.
//!
//! ```text
//!   ╵0s        ◆GOMAXPROCS 2        ╵2ms     ◆ ◆2 cores     ▲2.8ms
//! ```

use super::axis::{Label, overlaps};
use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::event::{Event, Kind, Names};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::what_if::Setting;
use crate::tui::widget::pen::width;

/// Events among which the changes are.
const MARKS: Marks = Marks::of(&[Mark::Procs, Mark::Machine]);
/// Changes in one column that are told.
const TOLD: usize = 3;

/// Those in sight, each with the column where its text begins; without words where there is no room for any beside
/// what is there already.
pub(super) fn of(run: &Run, look: Look, columns: u16, taken: &[Label]) -> Vec<Label> {
    let found = in_sight(run, columns);
    let mut labels: Vec<Label> = Vec::new();
    for (place, change) in found.iter().enumerate() {
        let next = found.get(place + 1).map_or(columns, |next| next.column);
        let free = |label: &Label| {
            let fits =
                label.0 + width(&label.1) <= columns && (label.0 < change.column || label.0 + width(&label.1) <= next);
            let meets = taken.iter().any(|other| overlaps(label, other));
            fits && !meets && !labels.last().is_some_and(|last| overlaps(label, last))
        };
        let label = change.places(look.glyphs.change).into_iter().flatten().find(free);
        labels.extend(label);
    }
    labels
}

/// What is changed in one column.
struct Change {
    column: u16,
    long: Vec<String>,
    short: Vec<String>,
}

impl Change {
    /// Where its text could be, the best place first. At the cursor, whose time stands to the right of it, the sign is
    /// beside its column.
    fn places(&self, sign: &str) -> [Option<Label>; 8] {
        let [long, short] = [&self.long, &self.short].map(|words| words.join(", "));
        let after = |words: &str| Some((self.column, format!("{sign}{words}")));
        let before = |words: &str, gap: u16| {
            let text = format!("{words}{sign}");
            Some(((self.column + 1).checked_sub(width(&text) + gap)?, text))
        };
        [
            after(&long),
            before(&long, 0),
            before(&long, 2),
            after(&short),
            before(&short, 0),
            before(&short, 2),
            after(""),
            before("", 2),
        ]
    }
}

/// The changes in sight, those of a column together.
fn in_sight(run: &Run, columns: u16) -> Vec<Change> {
    let (recording, window) = (run.film.recording(), &run.timeline);
    let names = &recording.header.names;
    // The first event that is not before the window.
    let mut place = window.start(0).nanos().checked_sub(1).map_or(0, |ns| recording.index_at(SimTime::from_nanos(ns)));
    let mut found: Vec<Change> = Vec::new();
    while let Some(at) = recording.next(place, Filter::marks(MARKS)) {
        let Some(event) = recording.events().get(at) else { break };
        let number = window.number(event.time) - window.left;
        let Some(column) = u16::try_from(number).ok().filter(|column| *column < columns) else { break };
        place = at + 1;
        let Some((long, short)) = words(&event, names) else { continue };
        match found.last_mut().filter(|last| last.column == column) {
            Some(last) if last.long.len() == TOLD => place = recording.index_at(window.time_at(column)).max(place),
            Some(last) => {
                last.long.push(long);
                last.short.push(short);
            }
            None => found.push(Change { column, long: vec![long], short: vec![short] }),
        }
    }
    found
}

/// What is changed, also in short; nothing for what only follows from a change, and for how the machine is at the start.
fn words(event: &Event, names: &Names) -> Option<(String, String)> {
    let (setting, short) = match event.kind {
        Kind::SetMaxProcs { procs } => (Setting::Procs(procs), format!("{procs} Ps")),
        Kind::ProcsChange { procs } if event.g.is_some() => (Setting::Procs(procs), format!("{procs} Ps")),
        Kind::CoresChange { cores } => (Setting::Cores(cores), Setting::Cores(cores).to_string()),
        Kind::SeedChange { seed } => (Setting::Seed(seed), Setting::Seed(seed).to_string()),
        Kind::QuotaChange { quota: CpuMax::Unlimited } => (Setting::Quota(CpuMax::Unlimited), "no quota".to_owned()),
        Kind::QuotaChange { quota } => (Setting::Quota(quota), quota.to_string()),
        Kind::CostsChange { costs } => {
            let name = names.costs.get(usize::from(costs)).and_then(|name| name.split(',').next()).unwrap_or("?");
            return Some((format!("costs {name}"), name.to_owned()));
        }
        _ => return None,
    };
    Some((setting.to_string(), short))
}
