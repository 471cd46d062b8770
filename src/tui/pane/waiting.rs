//! Who waits, and for what: grouped by the thing waited for, with its holder where it has one.
//!
//! ```text
//!  ── Waiting ─────────────────────────────────────────
//!   mutex db       held by G7               G2  G4
//!   channel jobs   2 of 8, receive          G5
//!   network (M3)   data in 2ms              G9       (M3 is blocked in the poller)
//!   sleep          wake in                  G3 1.5ms  G8 3.2ms  +4
//! ```
//!
//! **Invariants**: a row costs something only while it is in sight, and then the same however many wait in it; who
//! waits for an object comes in the order in which they will be served, and who waits for a time in the order of their
//! times, unless they are too many to be put in order.

use ratatui::layout::Rect;

use crate::base::ids::GoId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Object, WaitReason};
use crate::trace::census::{GoSet, Group, Wait};
use crate::trace::explain::object_name;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, ThreadState, World};
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip::{self, chips};
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};

/// What goroutines have in common that wait together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Object(Object, WaitReason),
    Network {
        ready: bool,
    },
    Sleep,
    Syscall,
    Reason(WaitReason),
    /// The runtime's own goroutines.
    System(WaitReason),
}

/// A row of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    cause: Cause,
    /// The first of those who wait.
    members: Vec<GoId>,
    /// How many they are.
    count: usize,
    /// Whether they are in the order in which they go on; if not, in that of their numbers, or of a queue.
    in_order: bool,
}

/// The most of a row that are looked at: more than a wide terminal has room for.
const LOOKED_AT: usize = 64;
/// The most that are put in order of when they go on.
const SORTED: usize = 1024;
/// The most rows below those in sight among which the selected one is looked for.
const ROWS: usize = 256;
/// Channels of a select that are named.
const CHANNELS: usize = 3;
/// Columns that names and details leave to those who wait, blanks included.
const CHIPS: u16 = 15;
/// Columns between one who has a time and the next.
const GAP: u16 = 2;
/// Columns from which the holder of a mutex has a name, and everybody who waits for a time has it beside it.
const ROOMY: u16 = 56;

/// Lines in the pane.
pub fn lines(run: &Run) -> usize {
    let world = run.film.world();
    let parked: usize = world.census.waits().map(|(wait, group)| rows_of(wait, group)).sum();
    parked + usize::from(!world.census.syscall.is_empty())
}

/// Rows for them in a pane of this area.
pub fn height(area: Rect) -> u16 {
    area.height.saturating_sub(1)
}

/// What the row so many rows below the one of `subject`, or above it, is about; `top` is the first row in sight.
pub fn beside(run: &Run, subject: Option<Subject>, top: usize, by: isize) -> Option<(usize, Subject)> {
    let rows = rows(run.film.world(), 0, lines(run).min(top + ROWS));
    let at = rows.iter().position(|row| row.is_about(subject));
    let to = match at {
        Some(at) => at.saturating_add_signed(by),
        None => top,
    };
    let to = to.min(rows.len().saturating_sub(1));
    rows.get(to).and_then(|row| Some((to, row.subject()?)))
}

impl Row {
    /// When the first of them goes on by itself, where that is known.
    fn first(&self, world: &World) -> Option<SimTime> {
        until(world, *self.members.first()?)
    }

    /// Whether those in it wait for a time.
    const fn is_timed(&self) -> bool {
        matches!(self.cause, Cause::Sleep | Cause::Network { ready: false } | Cause::Syscall)
    }

    /// What is selected with it: the thing waited for, or else who waits.
    fn subject(&self) -> Option<Subject> {
        match self.cause {
            Cause::Object(object, _) if object != Object::Select => Some(Subject::Object(object)),
            _ => self.members.first().map(|g| Subject::G(*g)),
        }
    }

    fn is_about(&self, subject: Option<Subject>) -> bool {
        match subject {
            Some(Subject::G(g)) => self.members.contains(&g),
            Some(Subject::Object(object)) => matches!(self.cause, Cause::Object(own, _) if own == object),
            _ => false,
        }
    }
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let census = &run.film.world().census;
    let total = census.waiting() + census.syscall.len();
    let note = if total == 0 { Vec::new() } else { vec![(total.to_string(), look.theme.style(Token::Text))] };
    heading("Waiting", &note, run.focus == Pane::Waiting, look, area, canvas);
    let area = below(area);
    let rows = rows(run.film.world(), run.waiting_top, area.height.into());
    if rows.is_empty() {
        Pen::at(canvas, area, 0).write(" nobody waits", look.theme.style(Token::Faint));
    }
    let texts: Vec<(String, String)> = rows.iter().map(|row| words(run, row, area.width >= ROOMY)).collect();
    let widest = |text: fn(&(String, String)) -> &str| texts.iter().map(|line| width(text(line))).max().unwrap_or(0);
    let (names, details) = (widest(|line| &line.0), widest(|line| &line.1));
    let details = details.min(area.width * 2 / 5);
    let timed = area.width >= ROOMY && rows.iter().any(Row::is_timed);
    let chips = if timed { area.width / 2 } else { CHIPS };
    let columns = (names.min(area.width.saturating_sub(details + chips).max(8)), details);
    for (line, (text, row)) in (0..area.height).zip(texts.iter().zip(&rows)) {
        if let Some(subject) = row.subject() {
            canvas.target(Rect { y: area.y + line, height: 1, ..area }, Target::Select(subject));
        }
        let timed = area.width >= ROOMY && row.is_timed() && row.first(run.film.world()).is_some();
        draw_row(run, text, columns, (row, timed), look, &mut Pen::at(canvas, area, line));
    }
}

fn draw_row(
    run: &Run,
    (name, detail): &(String, String),
    (names, details): (u16, u16),
    (row, timed): (&Row, bool),
    look: Look,
    pen: &mut Pen<'_>,
) {
    let text = look.theme.style(Token::Text);
    let selected = matches!(run.pick.subject(), Some(Subject::Object(_))) && row.is_about(run.pick.subject());
    let mark = if selected { look.glyphs.mark } else { " " };
    let name_style = look.theme.style(if selected { Token::Focused } else { Token::Name });
    pen.write(mark, look.theme.style(Token::Focused)).column(&clip(name, names, look.glyphs.more), names, name_style);
    pen.write("  ", text).column(&clip(detail, details, look.glyphs.more), details, text).write("  ", text);
    if timed {
        draw_timed(run, row, look, pen);
    } else {
        chips(row.members.iter().copied(), row.count, run, look, pen);
    }
}

/// As many as fit, each with the time that it has left, and how many there are more. They have names if all of them fit
/// with names.
fn draw_timed(run: &Run, row: &Row, look: Look, pen: &mut Pen<'_>) {
    let (faint, text) = (look.theme.style(Token::Faint), look.theme.style(Token::Text));
    let left = |g: &GoId| until(run.film.world(), *g).map(|when| format!(" {}", rough(when.since(run.clock()))));
    let length = |g: &GoId, named| chip::columns(*g, named, run, look) + left(g).map_or(0, |left| width(&left));
    let mut room = pen.rest();
    let mut fits = |g: &GoId| room.checked_sub(length(g, true) + GAP).map(|rest| room = rest).is_some();
    let named = row.count == row.members.len() && row.members.iter().all(&mut fits);
    for (place, g) in row.members.iter().enumerate() {
        let more = format!("+{}", row.count - place);
        let reserve = if place + 1 == row.count { 0 } else { GAP + width(&more) };
        if pen.rest() < length(g, named) + reserve {
            pen.write(&more, faint);
            return;
        }
        chip::chip(*g, run, look, if named { u16::MAX } else { 0 }, pen);
        pen.write(&left(g).unwrap_or_default(), text).write("  ", text);
    }
}

/// A time with no more digits than somebody reads at a glance.
fn rough(span: SimDuration) -> SimDuration {
    let unit = 10_u64.pow(span.nanos().checked_ilog10().unwrap_or(0).saturating_sub(2));
    SimDuration::from_nanos(span.nanos() / unit * unit)
}

/// What is waited for, and how that is; with names of functions where there is room.
fn words(run: &Run, row: &Row, roomy: bool) -> (String, String) {
    let (world, names) = (run.film.world(), &run.film.header().names);
    let who = |g| if roomy { run.film.go_name(g) } else { format!("G{g}") };
    // Where there is room each of them has its own time.
    let within = |words: &str| match row.first(world) {
        Some(_) if roomy => format!("{words}{}", if row.in_order { "" } else { ", by number" }),
        Some(when) if row.in_order => format!("{words} {}", rough(when.since(run.clock()))),
        _ => String::new(),
    };
    match row.cause {
        Cause::Object(on @ Object::Mutex(id), _) => {
            let mutex = world.mutexes.get(&id);
            let holder = mutex.and_then(|mutex| mutex.holder);
            let starving = if mutex.is_some_and(|mutex| mutex.starving) { ", starving" } else { "" };
            let held = holder.map_or_else(|| "free".to_owned(), |g| format!("held by {}", who(g)));
            (thing("mutex", &object_name(names, on)), format!("{held}{starving}"))
        }
        Cause::Object(on @ Object::Chan(id), reason) => {
            let chan = world.chans.get(&id);
            let named = || names.chans.get(id.index()).map(|chan| chan.capacity);
            let capacity = chan.and_then(|chan| chan.capacity).or_else(named).unwrap_or(0);
            let len = chan.map_or(0, |chan| chan.len);
            let doing = if reason == WaitReason::ChanSend { "send" } else { "receive" };
            let fill = if capacity == 0 { "unbuffered".to_owned() } else { format!("has {len}/{capacity}") };
            (thing("chan", &object_name(names, on)), format!("to {doing}, {fill}"))
        }
        Cause::Object(on @ Object::WaitGroup(id), _) => {
            let counter = world.waitgroups.get(&id).copied().unwrap_or(0);
            (thing("wait group", &object_name(names, on)), format!("counter is {counter}"))
        }
        Cause::Object(on @ Object::RwMutex(id), _) => {
            let rw = world.rwmutexes.get(&id);
            let held = match rw.and_then(|rw| rw.writer) {
                Some(g) => format!("held by {}", who(g)),
                None => format!("{} read", rw.map_or(0, |rw| rw.readers)),
            };
            (thing("rwmutex", &object_name(names, on)), held)
        }
        Cause::Object(on @ Object::Cond(_), _) => (thing("cond", &object_name(names, on)), String::new()),
        Cause::Object(Object::Select, _) => ("select".to_owned(), channels(run, &row.members)),
        Cause::Network { ready: true } => ("network".to_owned(), "data are there".to_owned()),
        Cause::Network { ready: false } => {
            let poller = world.threads.iter().position(|thread| matches!(thread.state, ThreadState::Polling { .. }));
            let by = poller.map_or_else(String::new, |m| format!(" (M{m})"));
            (format!("network{by}"), within("data in"))
        }
        Cause::Sleep => ("sleep".to_owned(), within(if row.count == 1 { "wakes in" } else { "wake in" })),
        Cause::Syscall => (in_syscall(world, row), within("back in")),
        Cause::Reason(reason) | Cause::Object(Object::None, reason) => {
            (reason.words().to_owned(), "for ever".to_owned())
        }
        Cause::System(reason) => (reason.words().to_owned(), "runtime's own".to_owned()),
    }
}

/// A syscall, with the thread that is blocked in it if it is but one.
fn in_syscall(world: &World, row: &Row) -> String {
    let thread = |g: &GoId| match world.goroutines.get(g).map(|goroutine| goroutine.state) {
        Some(GState::Syscall { m, .. }) => Some(m),
        _ => None,
    };
    match &row.members[..] {
        [g] => thread(g).map_or_else(|| "in a syscall".to_owned(), |m| format!("in a syscall (M{m})")),
        _ => "in a syscall".to_owned(),
    }
}

/// The channels at which those in a select have queued up.
fn channels(run: &Run, members: &[GoId]) -> String {
    let world = run.film.world();
    let mut found: Vec<Object> = Vec::new();
    for (chan, _) in members.iter().take(CHIPS.into()).filter_map(|g| world.selects.get(g)).flatten() {
        if !found.contains(&Object::Chan(*chan)) {
            found.push(Object::Chan(*chan));
        }
    }
    let more = if found.len() > CHANNELS { ", ..." } else { "" };
    let names: Vec<String> =
        found.iter().take(CHANNELS).map(|chan| object_name(&run.film.header().names, *chan)).collect();
    if names.is_empty() { "several channels".to_owned() } else { format!("on {}{more}", names.join(", ")) }
}

/// What kind of thing it is, and its name, which says that too if it is only a number.
fn thing(kind: &str, name: &str) -> String {
    if name.starts_with(kind) { name.to_owned() } else { format!("{kind} {name}") }
}

// ---- rows ----

/// So many rows from the one at `top` on: objects first, then the outside world, then who waits for ever.
fn rows(world: &World, top: usize, count: usize) -> Vec<Row> {
    let mut groups: Vec<(u8, Wait, &Group)> =
        world.census.waits().map(|(wait, group)| (rank(wait), wait, group)).collect();
    groups.sort_by_key(|(rank, wait, _)| (*rank, *wait));
    let parked = groups.into_iter().map(|(rank, wait, group)| (rank, Some((wait, group))));
    let mut all: Vec<(u8, Option<(Wait, &Group)>)> = parked.collect();
    if !world.census.syscall.is_empty() {
        let place = all.partition_point(|(rank, _)| *rank <= SYSCALL);
        all.insert(place, (SYSCALL, None));
    }
    let (mut skip, mut rows) = (top, Vec::new());
    for (_, group) in all {
        let length = group.map_or(1, |(wait, group)| rows_of(wait, group));
        let missing = count - rows.len();
        if skip < length && missing > 0 {
            match group {
                None => rows.push(row(world, Cause::Syscall, &world.census.syscall)),
                Some((wait, group)) if wait.on.has_number() => {
                    let objects = world.census.objects(wait).skip(skip).take(missing);
                    rows.extend(objects.map(|(on, count)| object_row(world, wait, group, on, count)));
                }
                Some((wait, group)) => rows.push(row(world, cause(wait), &group.goroutines)),
            }
        }
        skip = skip.saturating_sub(length);
    }
    rows
}

/// How many rows a group has.
fn rows_of(wait: Wait, group: &Group) -> usize {
    if wait.on.has_number() { group.object_count() } else { 1 }
}

/// Where syscalls come among the others.
const SYSCALL: u8 = 3;

const fn rank(wait: Wait) -> u8 {
    match wait.reason {
        WaitReason::IoWait => 1,
        WaitReason::Sleep => 2,
        reason if reason.is_system() => 5,
        _ if wait.on.has_number() => 0,
        WaitReason::Select => 0,
        _ => 4,
    }
}

const fn cause(wait: Wait) -> Cause {
    match wait.reason {
        WaitReason::IoWait => Cause::Network { ready: wait.ready },
        WaitReason::Sleep => Cause::Sleep,
        WaitReason::Select => Cause::Object(Object::Select, WaitReason::Select),
        reason if reason.is_system() => Cause::System(reason),
        reason => Cause::Reason(reason),
    }
}

/// Those who wait for one object.
fn object_row(world: &World, wait: Wait, group: &Group, on: Object, count: u32) -> Row {
    let cause = Cause::Object(on, wait.reason);
    let queue = world.waiters(on, wait.reason);
    if queue.len() > 0 {
        return Row { cause, count: queue.len(), members: queue.take(LOOKED_AT).collect(), in_order: false };
    }
    // Nobody is in its queue where somebody has been woken for it already, or queues are not told of.
    let waits = |g: &GoId| {
        let state = world.goroutines.get(g).map(|goroutine| goroutine.state);
        matches!(state, Some(GState::Waiting { on: own, .. }) if own == on)
    };
    let members = group.goroutines.iter().take(LOOKED_AT).filter(waits).collect();
    Row { cause, members, count: count as usize, in_order: false }
}

/// Those who wait alike, in order of when they go on.
fn row(world: &World, cause: Cause, all: &GoSet) -> Row {
    let count = all.len() as usize;
    let in_order = count <= SORTED;
    let mut members: Vec<GoId> = all.iter().take(if in_order { SORTED } else { LOOKED_AT }).collect();
    if in_order {
        members.sort_by_cached_key(|g| (until(world, *g).unwrap_or(SimTime::MAX), *g));
        members.truncate(LOOKED_AT);
    }
    Row { cause, members, count, in_order }
}

/// When a goroutine goes on by itself, where that is known.
fn until(world: &World, g: GoId) -> Option<SimTime> {
    match world.goroutines.get(&g)?.state {
        GState::Waiting { until, .. } | GState::Syscall { until, .. } => until,
        _ => None,
    }
}
