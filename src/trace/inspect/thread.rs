//! Threads, and the cores they run on.

use super::{Fact, Moment, Phrase};
use crate::base::ids::{CoreId, MId};
use crate::base::time::SimTime;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Kernel, Thread, ThreadState};

/// What is so of a thread.
pub(super) fn facts(moment: &Moment<'_>, m: MId) -> Vec<Fact> {
    let Some(thread) = moment.world.threads.get(m.index()) else {
        return vec![Fact::new("state", Phrase::new("does not exist yet"))];
    };
    let mut facts =
        vec![Fact::new("state", state(moment, thread)), Fact::new("kernel", kernel(moment, m, thread.kernel))];
    if thread.state != ThreadState::Sysmon {
        let p = thread.p.map_or_else(|| Phrase::new("none: it may not run Go code"), |p| Phrase::default().p(p));
        facts.push(Fact::new("P", p));
    }
    facts.extend(thread.g.map(|g| Fact::new("goroutine", Phrase::default().g(g))));
    facts.extend(thread.locked.map(|g| Fact::new("wired to", Phrase::default().g(g).words(", and runs nothing else"))));
    facts.extend(since(moment, m));
    facts.extend(why_parked(thread));
    facts
}

fn state(moment: &Moment<'_>, thread: &Thread) -> Phrase {
    match thread.state {
        ThreadState::Sysmon => Phrase::new("sysmon: it watches, and never holds a P"),
        ThreadState::Idle => Phrase::new("parked on the idle list"),
        ThreadState::Locked => Phrase::new("parked until its own goroutine can run"),
        ThreadState::Gone => Phrase::new("it has ended"),
        ThreadState::Polling { until: SimTime::MAX } => Phrase::new("sleeps in the network poller, until data come"),
        ThreadState::Polling { until } => Phrase::new(format!("sleeps in the network poller, until {until} at most")),
        ThreadState::Active if thread.spinning => Phrase::new("spinning: it looks for work"),
        ThreadState::Active => match thread.g {
            Some(g) => {
                let state = moment.world.goroutines.get(&g).map(|goroutine| goroutine.state);
                let away = matches!(state, Some(GState::Syscall { .. }));
                Phrase::new(if away { "blocked in a syscall of " } else { "runs " }).g(g)
            }
            None if thread.p.is_none() && thread.kernel == Kernel::Asleep => {
                Phrase::new("on its way up: it was created or woken")
            }
            None => Phrase::new("runs the scheduler"),
        },
    }
}

fn kernel(moment: &Moment<'_>, m: MId, kernel: Kernel) -> Phrase {
    match kernel {
        Kernel::On(core) if moment.world.is_throttled(m) => {
            Phrase::new("throttled: it stands still on ").core(core).words(", for the CPU quota is used up")
        }
        Kernel::On(core) => Phrase::new("on ").core(core),
        Kernel::Ready => Phrase::new("could run, but every core is taken"),
        Kernel::Asleep => Phrase::new("asleep: it needs no core"),
    }
}

/// When it last turned to something else.
fn since(moment: &Moment<'_>, m: MId) -> Option<Fact> {
    let changes = [Mark::Thread, Mark::Core, Mark::Quota, Mark::Start, Mark::Proc, Mark::Net];
    let marks = Marks::of(&changes);
    let time = moment.time_of(moment.last(Filter::about(Subject::M(m)).only(marks))?);
    Some(Fact::new("last change", Phrase::new(format!("at {time}, {} ago", moment.ago(time)))))
}

fn why_parked(thread: &Thread) -> Option<Fact> {
    let words = match thread.state {
        ThreadState::Idle => "it found no work, or had no P; of those parked, the last one is woken first",
        ThreadState::Locked => "it may run nothing else, so it gave its P away meanwhile",
        ThreadState::Polling { .. } => "one thread without work sleeps there, and not on the idle list",
        _ => return None,
    };
    Some(Fact::new("why parked", Phrase::new(words)))
}

/// What is so of a core.
pub(super) fn core_facts(moment: &Moment<'_>, core: CoreId) -> Vec<Fact> {
    let Some(here) = moment.world.cores.get(core.index()) else {
        return vec![Fact::new("state", Phrase::new("this machine does not have it"))];
    };
    let runs = match here.m {
        None => Phrase::new("nothing: no thread needs it"),
        Some(m) => {
            let thread = moment.world.threads.get(m.index());
            let phrase = Phrase::default().m(m);
            let phrase =
                thread.and_then(|t| t.p).map_or_else(|| phrase.clone(), |p| phrase.clone().words(" with ").p(p));
            thread.and_then(|t| t.g).map_or_else(|| phrase.clone(), |g| phrase.clone().words(", which runs ").g(g))
        }
    };
    let mut facts = vec![Fact::new("runs", runs)];
    if let (Some(until), Some(quota)) = (here.throttled, moment.world.quota.quota()) {
        let words =
            format!("the quota of {} in {} is used up; the next period begins at {until}", quota.cpu(), quota.period());
        facts.push(Fact::new("throttled", Phrase::new(words)));
    }
    if let Some(place) = moment.last(Filter::about(Subject::Core(core)).only(Marks::of(&[Mark::Core, Mark::Quota]))) {
        let time = moment.time_of(place);
        facts.push(Fact::new("since", Phrase::new(format!("{time}, for {}", moment.ago(time)))));
    }
    let ready: Vec<Subject> = (0..)
        .zip(&moment.world.threads)
        .filter(|(_, thread)| thread.kernel == Kernel::Ready)
        .map(|(number, _)| Subject::M(MId::new(number)))
        .collect();
    let waiting = match ready.len() {
        0 => Phrase::new("no thread waits for a core"),
        n => Phrase::new(format!("{n} for any core: ")).list(ready.into_iter()),
    };
    facts.push(Fact::new("waiting", waiting));
    facts
}
