//! Timelines: what every lane did when, to be asked by windows of time.
//!
//! **Invariants**: within a lane spans are in order and do not overlap; idle time has no span. A window is found by
//! bisection, so asking costs what the answer holds; cells cost what the screen holds, however long the recording.

use rustc_hash::FxHashMap;

use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::trace::activity::{Closed, Lane, Span, What};
use crate::trace::track::{Reader, Sums, Track, Writer};

/// The timelines of all lanes.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    cores: Vec<Growing>,
    procs: Vec<Growing>,
    threads: Vec<Growing>,
    /// Places in `goroutine_tracks`: the table of a million goroutines is rehashed again and again while it grows, and
    /// is never full, so it holds as little as possible.
    goroutines: FxHashMap<GoId, u32>,
    goroutine_tracks: Vec<Track>,
    /// The goroutines that live.
    live: FxHashMap<GoId, Live>,
}

/// A lane that grows until the end.
#[derive(Clone, Debug, Default)]
struct Growing {
    track: Track,
    writer: Writer,
}

/// A goroutine's lane that grows.
#[derive(Clone, Debug)]
struct Live {
    place: u32,
    writer: Writer,
}

/// One cell of a drawn timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What takes up most of it (of very many short spans: of some of them); none where it is idle.
    pub span: Option<Span>,
    /// For how much of it, of 1000 parts, a goroutine ran.
    pub running_permille: u16,
    /// For how much of it, of 1000 parts, a goroutine was runnable without running.
    pub ready_permille: u16,
    /// For how much of it, of 1000 parts, the lane was not idle; nor was it absent, if it is a core's.
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
        let lane = match closed.lane {
            Lane::Core(core) => slot(&mut self.cores, core.index()),
            Lane::Proc(p) => slot(&mut self.procs, p.index()),
            Lane::Thread(m) => slot(&mut self.threads, m.index()),
            Lane::Goroutine(g) => return self.push_goroutine(g, &closed.span),
        };
        lane.track.push(&mut lane.writer, &closed.span);
    }

    fn push_goroutine(&mut self, g: GoId, span: &Span) {
        let tracks = &mut self.goroutine_tracks;
        let live = self.live.entry(g).or_insert_with(|| {
            let place = *self.goroutines.entry(g).or_insert(tracks.len() as u32);
            if place as usize == tracks.len() {
                if tracks.len() == tracks.capacity() {
                    tracks.reserve_exact(64 + tracks.len() / 8);
                }
                tracks.push(Track::default());
            }
            Live { place, writer: tracks[place as usize].writer() }
        });
        tracks[live.place as usize].push(&mut live.writer, span);
    }

    /// A goroutine has ended.
    pub fn end(&mut self, g: GoId) {
        if let Some(live) = self.live.remove(&g) {
            self.goroutine_tracks[live.place as usize].rest();
        }
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
        let (length, of) = (to.since(from).nanos(), u64::from(columns.max(1)));
        let (each, left) = (length / of, length % of);
        // Most windows are divided without rest.
        let rest = |column: u64| if left == 0 { 0 } else { left * column / of };
        let edge = |column: u16| from.nanos() + each * u64::from(column) + rest(column.into());
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
        let growing = self.cores.iter().chain(&self.procs).chain(&self.threads);
        let growing = growing.map(|lane| size_of::<Growing>() + lane.track.bytes()).sum::<usize>();
        let goroutines = self.goroutine_tracks.iter().map(Track::bytes).sum::<usize>();
        let tables = self.goroutine_tracks.capacity() * size_of::<Track>()
            + self.goroutines.capacity() * (size_of::<(GoId, u32)>() + 1)
            + self.live.capacity() * (size_of::<(GoId, Live)>() + 1);
        growing + goroutines + tables
    }

    fn track(&self, lane: Lane) -> Option<&Track> {
        match lane {
            Lane::Core(core) => self.cores.get(core.index()).map(|lane| &lane.track),
            Lane::Proc(p) => self.procs.get(p.index()).map(|lane| &lane.track),
            Lane::Thread(m) => self.threads.get(m.index()).map(|lane| &lane.track),
            Lane::Goroutine(g) => self.goroutines.get(&g).map(|place| &self.goroutine_tracks[*place as usize]),
        }
    }
}

/// A walk along a lane, from cell to cell.
struct Walk<'a> {
    reader: Reader<'a>,
    /// The last span that has begun.
    last: Option<Span>,
    /// The one after it, if it has been read.
    ahead: Option<Span>,
}

impl<'a> Walk<'a> {
    fn new(track: &'a Track) -> Self {
        Self { reader: track.read(), last: None, ahead: None }
    }

    /// The cell from `from`, where the walk has come at most, up to `to`.
    fn cell(&mut self, from: SimTime, to: SimTime, open: Option<&Span>) -> Cell {
        self.go(from, true, |_| {});
        let open = open.filter(|span| span.start < to);
        if open.is_none() && self.ahead.is_none_or(|span| span.start >= to) {
            return self.quiet(from, to);
        }
        let (begun, before) = (self.begun(), self.sums(from));
        let mut longest = Longest { from, to, span: None, length: 0 };
        let reaches_in = self.last.filter(|span| span.end > from);
        reaches_in.iter().for_each(|span| longest.look_at(span));
        self.go(to, self.reader.is_far_from(to), |span| longest.look_at(span));
        let after = self.sums(to);
        // What still lasts is shown in the cell in which nothing is known yet, too.
        open.into_iter().for_each(|span| longest.look_at(span));
        let now = |counts: fn(What) -> bool| open.filter(|span| counts(span.what)).map_or(0, |span| longest.of(span));
        let permille = |time| permille(time, to.since(from).nanos());
        let spans = self.begun() - begun + usize::from(reaches_in.is_some()) + usize::from(open.is_some());
        Cell {
            span: longest.span.or(open.copied()),
            running_permille: permille(after.running - before.running + now(|what| what == What::Running)),
            ready_permille: permille(after.ready - before.ready + now(|what| what == What::Runnable)),
            busy_permille: permille(after.busy - before.busy + now(|what| what != What::Offline)),
            spans: spans as u32,
        }
    }

    /// A cell in which nothing begins, as most are.
    fn quiet(&self, from: SimTime, to: SimTime) -> Cell {
        let Some(span) = self.last.filter(|span| span.end > from) else { return Cell::default() };
        let share = permille(span.end.min(to).since(from).nanos(), to.since(from).nanos());
        let of = |counts| if counts { share } else { 0 };
        Cell {
            span: Some(span),
            running_permille: of(span.what == What::Running),
            ready_permille: of(span.what == What::Runnable),
            busy_permille: of(span.what != What::Offline),
            spans: 1,
        }
    }

    /// Goes on to the last span that begins before `to`, and looks at those on the way: all of them, or in a `hurry` only
    /// those in the last chunk.
    fn go(&mut self, to: SimTime, hurry: bool, mut look_at: impl FnMut(&Span)) {
        if self.ahead.is_some_and(|span| span.start >= to) {
            return;
        }
        if hurry && self.reader.skip_to(to) {
            self.ahead = None;
        }
        loop {
            match self.ahead.take().or_else(|| self.reader.next()) {
                Some(span) if span.start < to => {
                    look_at(&span);
                    self.last = Some(span);
                }
                ahead => return self.ahead = ahead,
            }
        }
    }

    /// How many spans have begun.
    fn begun(&self) -> usize {
        self.reader.index() - usize::from(self.ahead.is_some())
    }

    /// How long the lane did what before `time`, up to which the walk has gone.
    fn sums(&self, time: SimTime) -> Sums {
        let mut sums = self.reader.sums();
        self.ahead.iter().for_each(|ahead| sums.subtract(ahead.what, ahead.len().nanos()));
        self.last.iter().for_each(|last| sums.subtract(last.what, last.end.since(time).nanos()));
        sums
    }
}

/// How much of a time that is, of 1000 parts.
fn permille(time: u64, of: u64) -> u16 {
    match time.checked_mul(1000) {
        // Most cells are filled by one span, or by none.
        _ if time == 0 => 0,
        _ if time == of => 1000,
        Some(product) => (product / of) as u16,
        None => (u128::from(time) * 1000 / u128::from(of)) as u16,
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

fn slot(lanes: &mut Vec<Growing>, index: usize) -> &mut Growing {
    if lanes.len() <= index {
        lanes.resize_with(index + 1, Growing::default);
    }
    &mut lanes[index]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::ids::{FuncId, PId};
    use crate::event::Object;

    const LANE: Lane = Lane::Proc(PId::new(0));

    fn at(ns: u64) -> SimTime {
        SimTime::from_nanos(ns)
    }

    /// Spans of these gaps and lengths; every third is the scheduler's.
    fn spans(parts: &[(u64, u64)]) -> (Spans, Vec<Span>) {
        let (mut spans, mut all, mut now) = (Spans::default(), Vec::new(), 0);
        for (n, (gap, length)) in parts.iter().enumerate() {
            let (start, end) = (at(now + gap), at(now + gap + length));
            now += gap + length;
            let what = if n % 3 == 2 { What::Scheduling } else { What::Running };
            let g = Some(GoId::new(n as u32)).filter(|_| what == What::Running);
            let span = Span { start, end, g, func: g.map(|_| FuncId::new(0)), m: None, p: None, core: None, what };
            spans.push(&Closed { lane: LANE, span, on: Object::None });
            all.push(span);
        }
        (spans, all)
    }

    proptest! {
        #[test]
        fn cells_say_what_the_spans_in_them_do(
            parts in prop::collection::vec((0_u64..4, 1_u64..30), 0..400),
            window in (0_u64..9_000, 0_u64..9_000),
            columns in 1_u16..80,
        ) {
            let (spans, all) = spans(&parts);
            let (from, to) = (window.0.min(window.1), window.0.max(window.1));
            let cells = spans.cells(LANE, at(from), at(to), columns, None);
            for (n, cell) in (0_u64..).zip(&cells) {
                let left = from + (to - from) * n / u64::from(columns);
                let right = (from + (to - from) * (n + 1) / u64::from(columns)).max(left + 1);
                let inside = |span: &Span| span.end.min(at(right)).since(span.start.max(at(left))).nanos();
                let touching: Vec<Span> = all.iter().copied().filter(|span| inside(span) > 0).collect();
                let busy: u64 = touching.iter().map(inside).sum();
                let running: u64 = touching.iter().filter(|span| span.what == What::Running).map(inside).sum();
                prop_assert_eq!(u64::from(cell.busy_permille), busy * 1000 / (right - left));
                prop_assert_eq!(u64::from(cell.running_permille), running * 1000 / (right - left));
                prop_assert_eq!(cell.spans as usize, touching.len());
                prop_assert!(spans.of(LANE, at(left), at(right)).eq(touching.iter().copied()));
                let longest = touching.iter().copied().rev().max_by_key(inside);
                if touching.len() <= 16 {
                    prop_assert_eq!(cell.span, longest);
                } else {
                    prop_assert!(cell.span.is_some_and(|span| touching.contains(&span)));
                }
            }
        }
    }

    #[test]
    fn what_still_lasts_is_drawn_to_its_end() {
        let (spans, all) = spans(&[(0, 10)]);
        let open = Span { start: at(12), end: at(25), ..all[0] };
        let cells = spans.cells(LANE, at(0), at(30), 3, Some(&open));
        let told: Vec<_> = cells.iter().map(|cell| (cell.running_permille, cell.busy_permille, cell.spans)).collect();
        assert_eq!(told, [(1000, 1000, 1), (800, 800, 1), (500, 500, 1)]);
        assert_eq!(cells[0].span, Some(all[0]));
        assert_eq!(cells[1].span, Some(open));
    }
}
