//! What is waited for, in words.

use super::members::rough;
use super::rows::{Cause, Row};
use crate::base::ids::GoId;
use crate::event::{Object, WaitReason};
use crate::trace::explain::object_name;
use crate::trace::world::{GState, ThreadState, World};
use crate::tui::screen::run::Run;

/// Channels of a select that are named.
const CHANNELS: usize = 3;
/// Goroutines whose selects are looked at for them.
const SELECTS: usize = 15;

/// What is waited for, and how that is; with names of functions where there is room.
pub(super) fn words(run: &Run, row: &Row, roomy: bool) -> (String, String) {
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
            (thing("wait group", &object_name(names, on)), format!("counter {counter}"))
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
        Cause::System => ("runtime's own".to_owned(), "until needed".to_owned()),
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
    for (chan, _) in members.iter().take(SELECTS).filter_map(|g| world.selects.get(g)).flatten() {
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
