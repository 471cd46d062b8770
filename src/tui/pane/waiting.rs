//! Who waits, and for what: grouped by the thing waited for, with its holder where it has one.
//!
//! ```text
//!  ── Waiting ─────────────────────────────────────────
//!   mutex db       held by G7               G2  G4
//!   channel jobs   2 of 8, receive          G5
//!   network (M3)   data in 2ms              G9       (M3 is blocked in the poller)
//!   sleep          over in 1.5ms            G3
//! ```

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::base::ids::GoId;
use crate::base::time::SimTime;
use crate::event::{Object, WaitReason};
use crate::trace::explain::object_name;
use crate::trace::world::{GState, ThreadState};
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip::chips;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};

/// What goroutines have in common that wait together. The order is that of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// Goroutines that wait for the same thing, and when the first of them goes on.
#[derive(Debug, Default)]
struct Group {
    members: Vec<GoId>,
    first: Option<SimTime>,
}

/// Columns that names and details leave to those who wait, blanks included.
const CHIPS: u16 = 15;

/// Columns from which the holder of a mutex has a name.
const ROOMY: u16 = 56;

/// Lines in the pane: one a group.
pub fn lines(run: &Run) -> usize {
    groups(&run.film).len()
}

/// Rows for them in a pane of this area.
pub fn height(area: Rect) -> u16 {
    area.height.saturating_sub(1)
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let groups = groups(&run.film);
    let total: usize = groups.values().map(|group| group.members.len()).sum();
    let note = if total == 0 { Vec::new() } else { vec![(total.to_string(), look.theme.style(Token::Text))] };
    heading("Waiting", &note, run.focus == Pane::Waiting, look, area, canvas);
    let rows = below(area);
    if groups.is_empty() {
        Pen::at(canvas, rows, 0).write(" nobody waits", look.theme.style(Token::Faint));
    }
    let texts: Vec<(String, String)> =
        groups.iter().map(|(cause, group)| words(run, *cause, group, area.width >= ROOMY)).collect();
    let widest = |text: fn(&(String, String)) -> &str| texts.iter().map(|line| width(text(line))).max().unwrap_or(0);
    let (names, details) = (widest(|line| &line.0), widest(|line| &line.1));
    let details = details.min(rows.width * 2 / 5);
    let columns = (names.min(rows.width.saturating_sub(details + CHIPS).max(8)), details);
    for (row, (text, group)) in (0..rows.height).zip(texts.iter().zip(groups.values()).skip(run.waiting_top)) {
        draw_group(run, text, columns, group, look, &mut Pen::at(canvas, rows, row));
    }
}

fn draw_group(
    run: &Run,
    (name, detail): &(String, String),
    (names, details): (u16, u16),
    group: &Group,
    look: Look,
    pen: &mut Pen<'_>,
) {
    let text = look.theme.style(Token::Text);
    pen.write(" ", text).column(&clip(name, names, look.glyphs.more), names, look.theme.style(Token::Name));
    pen.write("  ", text).column(&clip(detail, details, look.glyphs.more), details, text).write("  ", text);
    chips(group.members.iter().copied(), run, look, pen);
}

/// What is waited for, and how that is; with names of functions where there is room.
fn words(run: &Run, cause: Cause, group: &Group, roomy: bool) -> (String, String) {
    let (world, names) = (run.film.world(), &run.film.header().names);
    let left = group.first.map(|when| when.since(run.clock()).to_string());
    let who = |g| if roomy { run.film.go_name(g) } else { format!("G{g}") };
    let within = |words: &str| left.as_ref().map_or_else(String::new, |left| format!("{words} {left}"));
    match cause {
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
            let rw = world.rwmutexes.get(&id).cloned().unwrap_or_default();
            let held = match rw.writer {
                Some(g) => format!("held by {}", who(g)),
                None => format!("{} read", rw.readers),
            };
            (thing("rwmutex", &object_name(names, on)), held)
        }
        Cause::Object(on @ Object::Cond(_), _) => (thing("cond", &object_name(names, on)), String::new()),
        Cause::Object(Object::Select, _) => ("select".to_owned(), "several channels".to_owned()),
        Cause::Network { ready: true } => ("network".to_owned(), "data are there".to_owned()),
        Cause::Network { ready: false } => {
            let poller = world.threads.iter().position(|thread| matches!(thread.state, ThreadState::Polling { .. }));
            let by = poller.map_or_else(String::new, |m| format!(" (M{m})"));
            (format!("network{by}"), within("data in"))
        }
        Cause::Sleep => ("sleep".to_owned(), within("over in")),
        Cause::Syscall => ("in a syscall".to_owned(), within("back in")),
        Cause::Reason(reason) | Cause::Object(Object::None, reason) => {
            (reason.words().to_owned(), "for ever".to_owned())
        }
        Cause::System(reason) => (reason.words().to_owned(), "runtime's own".to_owned()),
    }
}

/// What kind of thing it is, and its name, which says that too if it is only a number.
fn thing(kind: &str, name: &str) -> String {
    if name.starts_with(kind) { name.to_owned() } else { format!("{kind} {name}") }
}

/// Everybody who waits. Who waits for an object comes in the order in which they will be served.
fn groups(film: &Film) -> BTreeMap<Cause, Group> {
    let world = film.world();
    let mut groups: BTreeMap<Cause, Group> = BTreeMap::new();
    for (g, goroutine) in &world.goroutines {
        let (cause, until) = match goroutine.state {
            GState::Waiting { reason, on, until, ready } => (cause(reason, on, ready), until),
            GState::Syscall { until, .. } => (Cause::Syscall, until),
            _ => continue,
        };
        let group = groups.entry(cause).or_default();
        group.members.push(g);
        group.first = group.first.into_iter().chain(until).min();
    }
    for (cause, group) in &mut groups {
        let served = match cause {
            Cause::Object(Object::Mutex(id), _) => world.mutexes.get(id).map(|mutex| &mutex.waiters),
            Cause::Object(Object::Chan(id), WaitReason::ChanSend) => world.chans.get(id).map(|chan| &chan.senders),
            Cause::Object(Object::Chan(id), _) => world.chans.get(id).map(|chan| &chan.receivers),
            _ => None,
        };
        if let Some(order) = served.filter(|order| order.len() == group.members.len()) {
            group.members = order.iter().copied().collect();
        }
    }
    groups
}

fn cause(reason: WaitReason, on: Object, ready: bool) -> Cause {
    match (reason, on) {
        (WaitReason::IoWait, _) => Cause::Network { ready },
        (WaitReason::Sleep, _) => Cause::Sleep,
        (reason, Object::None) if reason.is_system() => Cause::System(reason),
        (reason, Object::None) => Cause::Reason(reason),
        (reason, on) => Cause::Object(on, reason),
    }
}
