//! A run as data: what it was a run of, its events, and how it ended.
//!
//! **Invariants**: events are only ever added at the end, and their times never run backwards, so that a time is found
//! by binary search.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::base::ids::{FuncId, GoId};
use crate::base::quota::CpuMax;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Event, Kind, Names, Outcome};
use crate::trace::store::log::{Events, Filter, Log};
use crate::trace::world::World;

/// The version of the recording's format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 3;

/// What a recording is a recording of: enough to read its events, and to run it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the format, [`FORMAT`].
    pub format: u32,
    /// Version of the program that made it.
    pub gopark: String,
    /// The scenario, as it is given on the command line.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// A hash of the scenario's text, to tell whether a file is still the one that was run.
    pub hash: String,
    /// The seed at the start.
    pub seed: u64,
    /// Number of cores at the start.
    pub cores: u16,
    /// GOMAXPROCS at the start.
    pub gomaxprocs: u16,
    /// CPU time that all cores together could use at the start.
    #[serde(default, skip_serializing_if = "CpuMax::is_unlimited")]
    pub quota: CpuMax,
    /// At the start: the preset of costs, and single costs that differ from it.
    pub costs: String,
    /// What was given on the command line in place of what the scenario says.
    pub overrides: Vec<String>,
    /// How the program started, `clean` or `real`.
    pub startup: String,
    /// Slots of a P's ring.
    pub ring: u16,
    /// The step in which a person advances the machine.
    pub tick: SimDuration,
    /// Whether the tick was chosen by how long the program runs, for there is no scenario that says it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tick_chosen: bool,
    /// What functions, channels, mutexes and wait groups are called.
    pub names: Names,
}

impl Header {
    /// The machine in a few words, as it is in this world: `4 cores, GOMAXPROCS 2, costs nominal, seed 1`; with a quota,
    /// `4 cores with a quota of 50ms/100ms, ...`.
    pub fn machine(&self, world: &World) -> String {
        let cores = if world.online == 1 { "core" } else { "cores" };
        let World { online, gomaxprocs, seed, .. } = world;
        let quota = world.quota.quota().map(|quota| format!(" with a quota of {quota}")).unwrap_or_default();
        format!("{online} {cores}{quota}, GOMAXPROCS {gomaxprocs}, costs {}, seed {seed}", self.costs_in(world))
    }

    /// What operations cost in this world: a preset, and single costs that differ from it.
    pub fn costs_in(&self, world: &World) -> &str {
        world.costs.and_then(|place| self.names.costs.get(usize::from(place))).unwrap_or(&self.costs)
    }

    /// What there is to be said of the tick, if it was chosen.
    pub fn chosen_tick(&self) -> Option<String> {
        self.tick_chosen.then(|| format!("no scenario: tick {}, chosen by the length of the run", self.tick))
    }
}

/// A run.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    /// What it is a run of.
    pub header: Header,
    log: Log,
    funcs: FxHashMap<GoId, FuncId>,
    written: Vec<Written>,
    /// After so many events, so many bytes have been written to standard output and to standard error.
    outputs: Vec<(usize, [u64; 2])>,
    end: Option<(SimTime, Outcome)>,
}

/// Something that a program wrote: what the next [`Kind::Output`] events of its file tell of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// 1: standard output; 2: standard error.
    pub fd: u8,
    /// What.
    pub text: String,
}

impl Recording {
    /// A recording without events.
    pub fn new(header: Header) -> Self {
        Self { header, ..Self::default() }
    }

    /// Adds an event.
    ///
    /// # Panics
    /// If it is earlier than the last one, or the run has ended.
    pub fn push(&mut self, event: Event) {
        assert!(event.time >= self.last_time() && self.end.is_none(), "events are added in order, before the end");
        match event.kind {
            Kind::GoCreate { g, func, .. } | Kind::GoStatus { g, func, .. } => {
                self.funcs.insert(g, func);
            }
            Kind::Output { fd, bytes } => {
                let mut sums = self.written_after(self.log.len());
                sums[usize::from(fd == 2)] += u64::from(bytes);
                self.outputs.push((self.log.len() + 1, sums));
            }
            _ => {}
        }
        self.log.push(&event);
    }

    /// Adds what the program has written. Pieces of the same file in a row become one.
    pub fn write(&mut self, fd: u8, text: &str) {
        match self.written.last_mut() {
            Some(last) if last.fd == fd => last.text.push_str(text),
            _ => self.written.push(Written { fd, text: text.to_owned() }),
        }
    }

    /// What the program has written, in order.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// How many bytes have been written to standard output and to standard error after so many events.
    pub fn written_after(&self, events: usize) -> [u64; 2] {
        let known = self.outputs.partition_point(|(after, _)| *after <= events);
        self.outputs[..known].last().map_or([0; 2], |(_, sums)| *sums)
    }

    /// All that was written to one file.
    pub fn output(&self, fd: u8) -> String {
        self.written.iter().filter(|piece| piece.fd == fd).map(|piece| piece.text.as_str()).collect()
    }

    /// Says how and when the run ended.
    pub fn finish(&mut self, time: SimTime, outcome: Outcome) {
        self.end = Some((time.max(self.last_time()), outcome));
    }

    /// All events.
    pub const fn events(&self) -> Events<'_> {
        Events::of(&self.log)
    }

    /// The place of the first of these events from the place `from` on.
    pub fn next(&self, from: usize, filter: Filter) -> Option<usize> {
        self.later(from, filter).next().map(|(place, _)| place)
    }

    /// The place of the last of these events before the place `before`.
    pub fn previous(&self, before: usize, filter: Filter) -> Option<usize> {
        self.earlier(before, filter).next().map(|(place, _)| place)
    }

    /// These events from the place `from` on, with their places.
    pub fn later(&self, from: usize, filter: Filter) -> impl Iterator<Item = (usize, Event)> {
        self.log.later(from, filter)
    }

    /// These events before the place `before`, with their places, the last one first.
    pub fn earlier(&self, before: usize, filter: Filter) -> impl Iterator<Item = (usize, Event)> {
        self.log.earlier(before, filter)
    }

    /// How many events there are in each of `columns` equal parts of the time from `from` up to `to`. In a window of very
    /// many events they are counted as if they were even in time within each few hundred.
    pub fn density(&self, from: SimTime, to: SimTime, columns: u16) -> Vec<u64> {
        self.log.density(from, to, columns)
    }

    /// About how many bytes of memory the events take, with what finds them.
    pub fn bytes(&self) -> usize {
        self.log.bytes()
    }

    /// How it ended; none while it is live.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.end.as_ref().map(|(_, outcome)| outcome)
    }

    /// When it ended; while it is live, the time of the last event.
    pub fn end_time(&self) -> SimTime {
        self.end.as_ref().map_or_else(|| self.last_time(), |(time, _)| *time)
    }

    /// How many events had happened at this time, those of this very instant included.
    pub fn index_at(&self, time: SimTime) -> usize {
        self.log.index_at(time)
    }

    /// What this goroutine runs or ran.
    pub fn func_of(&self, g: GoId) -> Option<FuncId> {
        self.funcs.get(&g).copied()
    }

    const fn last_time(&self) -> SimTime {
        self.log.last_time()
    }
}
