//! What is said of one thing at one time follows from what happened.

use gopark::event::{Kind, Object, Place, ProcState, WaitReason, WakepResult};
use gopark::trace::explain::Teller;
use gopark::trace::inspect::Moment;
use gopark::trace::store::subjects::Subject;

use crate::trace_script::{DB, Script, core, g, m, p, us};

/// The fact with this label at the end of a script, in words; nothing if there is none.
fn fact(script: &Script, subject: Subject, label: &str) -> String {
    let recording = script.timeline.recording();
    let world = script.world();
    let moment = Moment { recording, world, index: recording.events().len(), now: world.time };
    let portrait = moment.portrait(subject, 8);
    let found = portrait.facts.iter().find(|fact| fact.label == label);
    found.map_or_else(String::new, |fact| fact.says.text(Teller::new(recording)))
}

fn why_idle(script: &Script) -> String {
    fact(script, Subject::P(p(1)), "why idle")
}

#[test]
fn a_p_is_idle_where_there_is_no_work() {
    let script = Script::start(2, 256);
    assert_eq!(why_idle(&script), "no goroutine is runnable: there is no work anywhere");
}

#[test]
fn a_p_is_idle_while_somebody_is_on_the_way_to_it() {
    let mut script = Script::start(2, 256);
    script.create(0, 2);
    script.at(us(3)).by(0, Kind::Wakep { result: WakepResult::Started(p(1)) });
    assert!(why_idle(&script).starts_with("it is not: a thread is on its way to take P1"), "{}", why_idle(&script));
    // Once the thread has taken it, nothing is to be explained.
    script.second_thread();
    assert_eq!(why_idle(&script), "");
}

#[test]
fn a_p_is_idle_where_all_work_is_next_elsewhere() {
    let mut script = Script::start(2, 256);
    script.create(0, 2);
    assert!(why_idle(&script).starts_with("runnable: 1 as runnext of its P; a runnext is left to its own P"));
    script.at(us(3)).by(0, Kind::Wakep { result: WakepResult::SpinnerExists });
    script.at(us(5)).by(0, Kind::MutexLock { mutex: DB, starving: false });
    let why = why_idle(&script);
    assert!(
        why.ends_with(
            "the last call of wakep, 2us ago, found a thread that looked for work already, so it started none"
        ),
        "{why}"
    );
}

#[test]
fn one_thread_looks_for_work_at_a_time() {
    let mut script = Script::start(3, 256);
    script.create(0, 2);
    script.by(0, Kind::MStart { m: m(2) });
    script.by(2, Kind::CoreRun { core: core(1) });
    script.with(2, Some(2), None, Kind::ProcStart);
    script.with(2, Some(2), None, Kind::SpinBegin);
    let why = why_idle(&script);
    assert!(why.contains("M2 spins and will find it: wakep starts one at a time"), "{why}");
}

#[test]
fn who_waits_for_a_mutex_waits_for_its_holder() {
    let mut script = Script::start(1, 256);
    script.by(0, Kind::MutexLock { mutex: DB, starving: false });
    script.create(0, 2).create(0, 3);
    script.by(0, Kind::GoStop { reason: gopark::event::StopReason::Gosched, place: Place::GlobalTail });
    for go in [3, 2] {
        script.start_go(0, go, false);
        script.by(0, Kind::GoBlock { reason: WaitReason::MutexLock, on: Object::Mutex(DB), first: false });
    }
    let holder = fact(&script, Subject::G(g(2)), "goes on by");
    assert!(holder.starts_with("G1 main") && holder.ends_with("which is runnable; it has to unlock"), "{holder}");
    assert_eq!(fact(&script, Subject::G(g(2)), "ahead of it"), "G3 worker");
    let mutex = Subject::Object(Object::Mutex(DB));
    assert_eq!(fact(&script, mutex, "waiting"), "2: G3 worker G2 worker");
    assert!(fact(&script, Subject::G(g(1)), "goes on").contains("at every 61st tick: P0"));
}

#[test]
fn what_is_not_there_is_said_not_to_be() {
    let mut script = Script::start(2, 256);
    assert_eq!(fact(&script, Subject::G(g(9)), "state"), "does not exist yet");
    assert_eq!(fact(&script, Subject::M(m(9)), "state"), "does not exist yet");
    assert!(fact(&script, Subject::P(p(9)), "state").starts_with("does not exist"));
    assert_eq!(fact(&script, Subject::Core(core(1)), "runs"), "nothing: no thread needs it");
    script.outside(Kind::ProcStatus { p: p(1), state: ProcState::GcStop });
    assert!(fact(&script, Subject::P(p(1)), "state").starts_with("halted"));
}
