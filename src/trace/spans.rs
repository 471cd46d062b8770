//! Timelines: what every lane did when, to be asked by windows of time.
//!
//! **Invariants**: within a lane spans are in order and do not overlap; idle time has no span. A window is found by
//! binary search, so asking costs what the answer holds; cells cost what the screen holds, however long the recording.

use rustc_hash::FxHashMap;

use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::base::time::SimTime;
use crate::trace::activity::{Closed, Lane, Span, What};

/// Of so many spans at most the longest is looked for in one cell; of more, so many evenly chosen ones.
const LOOKED_AT_IN_A_CELL: usize = 64;

/// The timelines of all lanes.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    cores: Vec<Track>,
    procs: Vec<Track>,
    threads: Vec<Track>,
    /// Places in `goroutine_tracks`: the table of a million goroutines is rehashed again and again while it grows, and
    /// is never full, so it holds as little as possible.
    goroutines: FxHashMap<GoId, u32>,
    goroutine_tracks: Vec<Track>,
}

/// So many spans share one sum of running time.
const SPANS_A_SUM: usize = 64;

/// Room for this many at first: a short goroutine waits for its turn, and runs.
const FIRST_SPANS: usize = 2;

/// One lane's spans. After every [`SPANS_A_SUM`] of them it is noted how long the lane was `Running` up to there, so
/// that a lane of few spans, as most goroutines' are, needs no notes.
#[derive(Clone, Debug, Default)]
struct Track {
    spans: Vec<Span>,
    running: Vec<u64>,
}

/// One cell of a drawn timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What takes up most of it (of very many short spans: of a fair choice of them); none where it is idle.
    pub span: Option<Span>,
    /// For how much of it, of 1000 parts, a goroutine ran.
    pub running_permille: u16,
}

impl Spans {
    /// Adds a span that has ended.
    pub fn push(&mut self, closed: &Closed) {
        if closed.span.what == What::Idle {
            return;
        }
        let track = match closed.lane {
            Lane::Core(core) => slot(&mut self.cores, core.index()),
            Lane::Proc(p) => slot(&mut self.procs, p.index()),
            Lane::Thread(m) => slot(&mut self.threads, m.index()),
            Lane::Goroutine(g) => {
                let next = self.goroutine_tracks.len();
                let place = *self.goroutines.entry(g).or_insert(next as u32) as usize;
                slot(&mut self.goroutine_tracks, place)
            }
        };
        track.push(closed.span);
    }

    /// The ended spans of a lane that touch the time from `from` up to `to`, in order.
    pub fn of(&self, lane: Lane, from: SimTime, to: SimTime) -> &[Span] {
        self.track(lane).map_or(&[], |track| track.window(from, to))
    }

    /// The same for a core.
    pub fn core(&self, core: CoreId, from: SimTime, to: SimTime) -> &[Span] {
        self.of(Lane::Core(core), from, to)
    }

    /// The same for a P.
    pub fn proc(&self, p: PId, from: SimTime, to: SimTime) -> &[Span] {
        self.of(Lane::Proc(p), from, to)
    }

    /// The same for a thread.
    pub fn thread(&self, m: MId, from: SimTime, to: SimTime) -> &[Span] {
        self.of(Lane::Thread(m), from, to)
    }

    /// The same for a goroutine, whose spans also tell how long it was runnable and waited.
    pub fn goroutine(&self, g: GoId, from: SimTime, to: SimTime) -> &[Span] {
        self.of(Lane::Goroutine(g), from, to)
    }

    /// A lane cut into `columns` equal cells from `from` to `to`; `open` is what the lane still does, if it is live.
    pub fn cells(&self, lane: Lane, from: SimTime, to: SimTime, columns: u16, open: Option<&Span>) -> Vec<Cell> {
        let length = u128::from(to.since(from).nanos());
        let edge = |column: u16| {
            SimTime::from_nanos(from.nanos() + (length * u128::from(column) / u128::from(columns.max(1))) as u64)
        };
        let empty = Track::default();
        let track = self.track(lane).unwrap_or(&empty);
        (0..columns).map(|column| track.cell(edge(column), edge(column + 1), open)).collect()
    }

    fn track(&self, lane: Lane) -> Option<&Track> {
        match lane {
            Lane::Core(core) => self.cores.get(core.index()),
            Lane::Proc(p) => self.procs.get(p.index()),
            Lane::Thread(m) => self.threads.get(m.index()),
            Lane::Goroutine(g) => self.goroutines.get(&g).map(|place| &self.goroutine_tracks[*place as usize]),
        }
    }
}

impl Track {
    fn push(&mut self, span: Span) {
        if self.spans.is_empty() {
            self.spans.reserve_exact(FIRST_SPANS);
        }
        self.spans.push(span);
        if self.spans.len().is_multiple_of(SPANS_A_SUM) {
            let sum = self.running_until(self.spans.len());
            self.running.push(sum);
        }
    }

    /// How long the lane was running in its first `spans` spans.
    fn running_until(&self, spans: usize) -> u64 {
        let sums = (spans / SPANS_A_SUM).min(self.running.len());
        let noted = if sums == 0 { 0 } else { self.running[sums - 1] };
        let rest = self.spans[sums * SPANS_A_SUM..spans].iter().filter(|span| span.what == What::Running);
        noted + rest.map(|span| span.len().nanos()).sum::<u64>()
    }

    fn range(&self, from: SimTime, to: SimTime) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|span| span.end <= from);
        let after = self.spans.partition_point(|span| span.start < to);
        first..after.max(first)
    }

    fn window(&self, from: SimTime, to: SimTime) -> &[Span] {
        &self.spans[self.range(from, to)]
    }

    fn cell(&self, from: SimTime, to: SimTime, open: Option<&Span>) -> Cell {
        // A cell narrower than a nanosecond still shows what is there.
        let to = SimTime::from_nanos(to.nanos().max(from.nanos() + 1));
        let window = self.window(from, to);
        let step = window.len().div_ceil(LOOKED_AT_IN_A_CELL).max(1);
        let open = open.filter(|span| span.what != What::Idle && span.start < to);
        // Idle time is no candidate: a core that did anything at all in a cell shows it.
        let longest = window.iter().step_by(step).chain(open).rev().max_by_key(|span| overlap(span, from, to));
        let ran = self.running_before(to) - self.running_before(from)
            + open.filter(|span| span.what == What::Running).map_or(0, |span| overlap(span, from, to));
        let permille = u128::from(ran) * 1000 / u128::from(to.since(from).nanos());
        Cell { span: longest.copied(), running_permille: permille as u16 }
    }

    /// How long the lane was running before `time`.
    fn running_before(&self, time: SimTime) -> u64 {
        let started = self.spans.partition_point(|span| span.start < time);
        let Some(last) = started.checked_sub(1) else { return 0 };
        let cut = if self.spans[last].what == What::Running { self.spans[last].end.since(time).nanos() } else { 0 };
        self.running_until(started) - cut
    }
}

fn overlap(span: &Span, from: SimTime, to: SimTime) -> u64 {
    span.end.min(to).since(span.start.max(from)).nanos()
}

fn slot(tracks: &mut Vec<Track>, index: usize) -> &mut Track {
    if tracks.len() <= index {
        tracks.resize_with(index + 1, Track::default);
    }
    &mut tracks[index]
}
