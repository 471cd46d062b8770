//! A P: what it runs, what it has in its queues, and why it is idle while work waits.

use super::goroutine::FAIRNESS;
use super::idle;
use super::{Fact, Moment, Phrase};
use crate::base::ids::PId;
use crate::event::ProcState;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Proc};

/// What is so of a P.
pub(super) fn facts(moment: &Moment<'_>, p: PId) -> Vec<Fact> {
    let Some(proc) = moment.world.procs.get(p.index()).filter(|proc| proc.state != ProcState::Dead) else {
        return vec![Fact::new("state", Phrase::new("does not exist: GOMAXPROCS is too small"))];
    };
    let mut facts = vec![Fact::new("state", state(moment, proc))];
    if proc.state == ProcState::Idle && proc.m.is_none() {
        facts.push(Fact::new("why idle", idle::why(moment, p)));
    }
    facts.push(Fact::new("runnext", proc.runnext.map_or_else(|| Phrase::new("empty"), |g| Phrase::default().g(g))));
    facts.push(Fact::new("ring", ring(moment, proc)));
    let left = FAIRNESS - proc.schedtick % FAIRNESS;
    let tick = format!("{}; in {left} it looks at the global queue first (every 61st)", proc.schedtick);
    facts.push(Fact::new("schedtick", Phrase::new(tick)));
    facts
}

fn state(moment: &Moment<'_>, proc: &Proc) -> Phrase {
    let Some(m) = proc.m else {
        return Phrase::new(match proc.state {
            ProcState::GcStop => "halted: the world is stopped",
            _ => "idle: no thread holds it",
        });
    };
    let thread = moment.world.threads.get(m.index());
    let held = |words: &str| Phrase::new(words).m(m);
    let Some(thread) = thread else { return held("with ") };
    match thread.g {
        Some(g) => {
            let state = moment.world.goroutines.get(&g).map(|goroutine| goroutine.state);
            let away = matches!(state, Some(GState::Syscall { .. }));
            Phrase::new(if away { "waits for a syscall of " } else { "runs " }).g(g).words(" on ").m(m)
        }
        None if thread.spinning => held("spinning: it looks for work, on "),
        None => held("in the scheduler, on "),
    }
}

fn ring(moment: &Moment<'_>, proc: &Proc) -> Phrase {
    let fill = format!("{} of {}", proc.ring.len(), moment.recording.header.ring);
    match proc.ring.len() {
        0 => Phrase::new(fill),
        _ => Phrase::new(format!("{fill}, head first: ")).list(proc.ring.iter().map(|g| Subject::G(*g))),
    }
}
