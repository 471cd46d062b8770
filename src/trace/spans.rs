//! Timelines: what every lane did when, to be asked by windows of time.
//!
//! **Invariants**: within a lane spans are in order and do not overlap; idle time has no span. A window is found by
//! bisection, so asking costs what the answer holds; cells cost what the screen holds, however long the recording.

use rustc_hash::FxHashMap;

use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::trace::activity::{Closed, Lane, Span, What};
use crate::trace::track::{Reader, Sums, Track};

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

/// One cell of a drawn timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What takes up most of it (of very many short spans: of some of them); none where it is idle.
    pub span: Option<Span>,
    /// For how much of it, of 1000 parts, a goroutine ran.
    pub running_permille: u16,
    /// For how much of it, of 1000 parts, the lane was not idle.
    pub busy_permille: u16,
    /// How many spans touch it.
    pub spans: u32,
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
                if place == self.goroutine_tracks.capacity() {
                    self.goroutine_tracks.reserve_exact(64 + place / 8);
                }
                slot(&mut self.goroutine_tracks, place)
            }
        };
        track.push(&closed.span);
    }

    /// The ended spans of a lane that touch the time from `from` up to `to`, in order.
    pub fn of(&self, lane: Lane, from: SimTime, to: SimTime) -> impl Iterator<Item = Span> {
        let reader = self.track(lane).map(|track| {
            let mut reader = track.read();
            reader.skip_to(from);
            reader
        });
        let spans = reader.into_iter().flatten().skip_while(move |span| span.end <= from);
        spans.take_while(move |span| span.start < to)
    }

    /// A lane cut into `columns` equal cells from `from` to `to`; `open` is what the lane still does, if it is live.
    pub fn cells(&self, lane: Lane, from: SimTime, to: SimTime, columns: u16, open: Option<&Span>) -> Vec<Cell> {
        let length = u128::from(to.since(from).nanos());
        let edge = |column: u16| from.nanos() + (length * u128::from(column) / u128::from(columns.max(1))) as u64;
        let empty = Track::default();
        let open = open.filter(|span| span.what != What::Idle);
        let mut walk = Walk::new(self.track(lane).unwrap_or(&empty));
        let (mut last, mut cell) = ((0, 0), Cell::default());
        let cells = (0..columns).map(|column| {
            // A cell narrower than a nanosecond still shows what is there.
            let edges = (edge(column), edge(column + 1).max(edge(column) + 1));
            if edges != last {
                cell = walk.cell(SimTime::from_nanos(edges.0), SimTime::from_nanos(edges.1), open);
                last = edges;
            }
            cell
        });
        cells.collect()
    }

    /// About how many bytes they take.
    pub fn bytes(&self) -> usize {
        let tracks = [&self.cores, &self.procs, &self.threads, &self.goroutine_tracks];
        let lanes = tracks.iter().map(|tracks| tracks.capacity() * size_of::<Track>()).sum::<usize>();
        let inside = tracks.into_iter().flatten().map(Track::bytes).sum::<usize>();
        lanes + inside + self.goroutines.capacity() * (size_of::<(GoId, u32)>() + 1)
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

/// A walk along a lane, from cell to cell.
struct Walk<'a> {
    reader: Reader<'a>,
    /// The last span that has begun.
    last: Option<Span>,
}

impl<'a> Walk<'a> {
    fn new(track: &'a Track) -> Self {
        Self { reader: track.read(), last: None }
    }

    /// The cell from `from`, where the walk has come at most, up to `to`.
    fn cell(&mut self, from: SimTime, to: SimTime, open: Option<&Span>) -> Cell {
        self.reader.skip_to(from);
        self.go(from, |_| {});
        let (begun, before) = (self.reader.index(), self.sums(from));
        let mut longest = Longest { from, to, span: None, length: 0 };
        let reaches_in = self.last.filter(|span| span.end > from);
        reaches_in.iter().for_each(|span| longest.look_at(span));
        self.go(to, |span| longest.look_at(span));
        let after = self.sums(to);
        let open = open.filter(|span| span.start < to);
        // What still lasts is shown in the cell in which nothing is known yet, too.
        open.into_iter().for_each(|span| longest.look_at(span));
        let now = |what| open.filter(|span| what == What::Idle || span.what == what).map_or(0, |span| longest.of(span));
        let permille = |time: u64| (u128::from(time) * 1000 / u128::from(to.since(from).nanos())) as u16;
        let spans = self.reader.index() - begun + usize::from(reaches_in.is_some()) + usize::from(open.is_some());
        Cell {
            span: longest.span.or(open.copied()),
            running_permille: permille(after.running - before.running + now(What::Running)),
            busy_permille: permille(after.busy - before.busy + now(What::Idle)),
            spans: spans as u32,
        }
    }

    /// Goes on to the last span that begins before `to`; of very many only those at both ends are looked at.
    fn go(&mut self, to: SimTime, mut look_at: impl FnMut(&Span)) {
        loop {
            if self.reader.is_at_chunk() && self.reader.is_far_from(to) {
                self.reader.skip_to(to);
            }
            let mut ahead = self.reader;
            match ahead.next().filter(|span| span.start < to) {
                Some(span) => {
                    look_at(&span);
                    (self.reader, self.last) = (ahead, Some(span));
                }
                None => return,
            }
        }
    }

    /// How long the lane did what before `time`, up to which the walk has gone.
    fn sums(&self, time: SimTime) -> Sums {
        let Sums { running, busy } = self.reader.sums();
        let Some(last) = self.last else { return Sums { running, busy } };
        let cut = last.end.since(time).nanos();
        Sums { running: running - if last.what == What::Running { cut } else { 0 }, busy: busy - cut }
    }
}

/// The span that takes up most of a cell; of those that take up the same, the first.
struct Longest {
    from: SimTime,
    to: SimTime,
    span: Option<Span>,
    length: u64,
}

impl Longest {
    /// How much of the cell a span takes up.
    fn of(&self, span: &Span) -> u64 {
        span.end.min(self.to).since(span.start.max(self.from)).nanos()
    }

    fn look_at(&mut self, span: &Span) {
        let length = self.of(span);
        if length > self.length {
            (self.span, self.length) = (Some(*span), length);
        }
    }
}

fn slot(tracks: &mut Vec<Track>, index: usize) -> &mut Track {
    if tracks.len() <= index {
        tracks.resize_with(index + 1, Track::default);
    }
    &mut tracks[index]
}
