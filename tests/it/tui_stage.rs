//! A recording made by hand: what a small web service does in its first milliseconds, on four cores.

use gopark::base::ids::{ChanId, CoreId, FuncId, GoId, MId, MutexId, PId};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{
    ChanName, Event, GoState, Kind, Names, Object, Outcome, Passed, Place, Position, PreemptWhy, Rule, SourceFile,
    StealSlot, StealWhy, StopReason, TakeWhy, WaitReason, WakeCause, WakepResult,
};
use gopark::trace::recording::{FORMAT, Header};
use gopark::trace::timeline::Timeline;

const MAIN: u32 = 0;
const WORKER: u32 = 1;
const FETCH: u32 = 2;
const LOGGER: u32 = 3;
const EMPTY: Passed = Passed::TIMERS.with(Passed::RUNNEXT).with(Passed::RING);
const NOTHING_NEAR: Passed = EMPTY.with(Passed::GLOBAL).with(Passed::NET_NO_WAITERS);

/// Writes events, each by a thread that holds a P and runs a goroutine; a number below zero is "none".
struct Stage {
    now: SimTime,
    events: Vec<Event>,
}

impl Stage {
    fn at(&mut self, us: u64) -> &mut Self {
        self.now = SimTime::from_nanos(us * 1_000);
        self
    }

    fn by(&mut self, m: i32, p: i32, g: i32, kinds: impl IntoIterator<Item = Kind>) -> &mut Self {
        let m = u16::try_from(m).ok().map(MId::new);
        let p = u16::try_from(p).ok().map(PId::new);
        let g = u32::try_from(g).ok().map(GoId::new);
        let time = self.now;
        self.events.extend(kinds.into_iter().map(|kind| Event { time, g, m, p, kind }));
        self
    }
}

fn create(g: u32, func: u32, p: u16) -> Kind {
    Kind::GoCreate { g: GoId::new(g), func: FuncId::new(func), place: Place::Runnext(PId::new(p)) }
}

fn start(rule: Rule, passed: Passed) -> Kind {
    Kind::GoStart { rule, passed, inherit: rule == Rule::Runnext }
}

fn wake(g: u32, p: u16, cause: WakeCause) -> Kind {
    Kind::GoUnblock { g: GoId::new(g), place: Place::Runnext(PId::new(p)), cause }
}

fn block(reason: WaitReason, on: Object) -> Kind {
    Kind::GoBlock { reason, on, first: false }
}

fn until(us: u64) -> Kind {
    Kind::WaitUntil { when: SimTime::from_nanos(us * 1_000) }
}

fn core_run(core: u16) -> Kind {
    Kind::CoreRun { core: CoreId::new(core) }
}

fn core_stop(core: u16) -> Kind {
    Kind::CoreStop { core: CoreId::new(core), ready: false }
}

fn steal(victim: u16, n: u16, of: u16) -> [Kind; 3] {
    let victim = PId::new(victim);
    [
        Kind::StealPass { pass: 0, first: victim.number(), step: 1, procs: 4, victim: Some(victim) },
        Kind::Steal { victim, slot: StealSlot::Ring, n, of },
        Kind::SpinEnd,
    ]
}

fn stolen(victim: u16, n: u16, of: u16) -> Kind {
    start(Rule::Stolen { victim: PId::new(victim), n, of }, NOTHING_NEAR)
}

fn give_up() -> [Kind; 4] {
    let nothing = Kind::StealPass { pass: 3, first: 1, step: 3, procs: 4, victim: None };
    let stop = gopark::event::ProcState::Idle;
    [Kind::SpinBegin, nothing, Kind::ProcStop { to: stop }, Kind::SpinEnd]
}

const DB: MutexId = MutexId::new(0);
const JOBS: ChanId = ChanId::new(0);

fn locked() -> Kind {
    Kind::MutexLock { mutex: DB, starving: false }
}

fn unlocked() -> Kind {
    Kind::MutexUnlock { mutex: DB }
}

/// What the recording is of.
pub(crate) fn header() -> Header {
    Header {
        format: FORMAT,
        gopark: "0.1.0".to_owned(),
        scenario: "web-service".to_owned(),
        title: "Web service".to_owned(),
        seed: 7,
        cores: 4,
        gomaxprocs: 4,
        costs: "ideal".to_owned(),
        startup: "clean".to_owned(),
        ring: 256,
        tick: SimDuration::from_micros(100),
        names: Names {
            funcs: ["main", "worker", "fetch", "ロガー"].map(str::to_owned).into(),
            chans: vec![ChanName { name: "jobs".to_owned(), capacity: 4 }],
            mutexes: vec!["db".to_owned()],
            waitgroups: Vec::new(),
            ..Names::default()
        },
        ..Header::default()
    }
}

/// All events.
pub(crate) fn events() -> Vec<Event> {
    let mut stage = Stage { now: SimTime::ZERO, events: Vec::new() };
    begin(&mut stage);
    contend(&mut stage);
    wait(&mut stage);
    stage.events
}

/// Main starts six goroutines; the other Ps wake up and steal.
fn begin(stage: &mut Stage) {
    let main = Kind::GoStatus {
        g: GoId::new(1),
        func: FuncId::new(MAIN),
        state: GoState::Runnable(Place::Runnext(PId::new(0))),
    };
    let threads = [0, 1].map(|m| Kind::MStart { m: MId::new(m) });
    let idle = |p| Kind::ProcStatus { p: PId::new(p), state: gopark::event::ProcState::Idle };
    stage.at(0).by(-1, -1, -1, [Kind::ProcsChange { procs: 4 }]).by(-1, -1, -1, threads);
    stage.by(-1, -1, -1, (0..4).map(idle));
    stage.by(0, -1, -1, [core_run(0)]).by(0, 0, -1, [Kind::ProcStart, main]);
    stage.by(0, 0, 1, [start(Rule::Start, Passed::NONE)]);
    let started = |p| Kind::Wakep { result: WakepResult::Started(PId::new(p)) };
    stage.at(400).by(0, 0, 1, [create(2, WORKER, 0), started(3), Kind::MStart { m: MId::new(2) }]);
    stage.at(450).by(2, -1, -1, [core_run(1)]).by(2, 3, -1, [Kind::ProcStart, Kind::SpinBegin]);
    stage.at(500).by(0, 0, 1, [create(3, WORKER, 0), Kind::Wakep { result: WakepResult::SpinnerExists }]);
    stage.at(600).by(0, 0, 1, [create(4, WORKER, 0), create(5, FETCH, 0)]);
    stage.at(700).by(0, 0, 1, [create(6, FETCH, 0), create(7, LOGGER, 0)]);
    // The ring holds 2 3 4 5 6; 7 is runnext.
    stage.at(800).by(2, 3, -1, steal(0, 3, 5)).by(2, 3, 4, [stolen(0, 3, 5)]);
    stage.by(2, 3, -1, [started(2), Kind::MStart { m: MId::new(3) }]);
    stage.at(900).by(3, -1, -1, [core_run(2)]).by(3, 2, -1, [Kind::ProcStart, Kind::SpinBegin]);
    stage.at(1_000).by(3, 2, -1, steal(3, 1, 2)).by(3, 2, 2, [stolen(3, 1, 2)]);
}

/// Workers want the same mutex; the logger waits for jobs; a fetch goes to the network.
fn contend(stage: &mut Stage) {
    stage.at(1_100).by(2, 3, 4, [locked()]);
    stage.at(1_400).by(0, 0, 1, [block(WaitReason::Sleep, Object::None), until(4_400)]);
    stage.by(0, 0, 7, [start(Rule::Runnext, Passed::TIMERS)]);
    stage.at(1_700).by(0, 0, 7, [block(WaitReason::ChanReceive, Object::Chan(JOBS))]);
    stage.by(0, 0, 5, [start(Rule::Local, Passed::TIMERS.with(Passed::RUNNEXT))]);
    stage.at(2_000).by(3, 2, 2, [block(WaitReason::MutexLock, Object::Mutex(DB))]);
    stage.by(3, 2, -1, [Kind::SpinBegin]);
    stage.at(2_200).by(3, 2, -1, steal(3, 1, 1)).by(3, 2, 3, [stolen(3, 1, 1)]);
    stage.at(2_500).by(0, 0, 5, [block(WaitReason::IoWait, Object::None), until(5_200)]);
    stage.by(0, 0, 6, [start(Rule::Local, Passed::TIMERS.with(Passed::RUNNEXT))]);
    stage.at(2_700).by(3, 2, 3, [block(WaitReason::MutexLock, Object::Mutex(DB))]);
    stage.by(3, 2, -1, give_up()).at(2_900).by(3, -1, -1, [Kind::MPark, core_stop(2)]);
    stage.at(3_000).by(2, 3, 4, [unlocked(), wake(2, 3, WakeCause::Unlocked)]);
    stage.by(
        2,
        3,
        4,
        [Kind::Wakep { result: WakepResult::Started(PId::new(2)) }, Kind::MUnpark { m: MId::new(3), p: PId::new(2) }],
    );
    stage.at(3_100).by(3, -1, -1, [core_run(2)]).by(3, 2, -1, [Kind::ProcStart, Kind::SpinBegin]);
    stage.by(2, 3, 4, [Kind::ChanLen { chan: JOBS, len: 1 }, wake(7, 3, WakeCause::Sent)]);
    stage.at(3_200).by(3, 2, -1, steal(3, 1, 1)).by(3, 2, 2, [stolen(3, 1, 1), locked()]);
}

/// A syscall loses its P, a slice gets old, main wakes up and returns.
fn wait(stage: &mut Stage) {
    stage.at(3_400).by(0, 0, 6, [Kind::GoSyscallBegin, until(6_800)]).by(0, 0, -1, [core_stop(0)]);
    let lost = Kind::ProcSteal {
        p: PId::new(0),
        from: MId::new(0),
        to: gopark::event::ProcState::Idle,
        why: StealWhy::NobodyIdle,
    };
    stage.at(3_800).by(1, -1, -1, [lost, Kind::SysmonTick { delay: SimDuration::from_micros(20) }]);
    stage.by(1, -1, -1, [Kind::MStart { m: MId::new(4) }]);
    stage.at(3_900).by(4, -1, -1, [core_run(0)]).by(4, 0, -1, [Kind::ProcStart]);
    stage.by(4, 0, -1, give_up()).at(4_100).by(
        4,
        -1,
        -1,
        [Kind::NetpollBlock { until: SimTime::from_nanos(4_400_000) }],
    );
    stage.by(4, -1, -1, [core_stop(0)]);
    stage.at(4_400).by(4, -1, -1, [core_run(0), Kind::NetpollReturn { n: 0, blocked: true }]);
    stage.by(4, 0, -1, [Kind::ProcStart, wake(1, 0, WakeCause::Timer)]);
    stage.by(4, 0, 1, [start(Rule::Runnext, Passed::NONE)]);
    let old = Kind::PreemptRequest { g: GoId::new(4), on: MId::new(2), why: PreemptWhy::SliceAge };
    stage.at(4_800).by(1, -1, -1, [old]);
    stage.at(4_900).by(2, 3, 4, [Kind::GoStop { reason: StopReason::PreemptedAsync, place: Place::GlobalTail }]);
    stage.by(2, 3, 7, [start(Rule::Runnext, Passed::TIMERS)]);
    stage.at(5_200).by(-1, -1, -1, [Kind::NetReady { g: GoId::new(5) }]);
    stage.at(5_400).by(2, 3, 7, [block(WaitReason::ChanReceive, Object::Chan(JOBS))]);
    stage.by(2, 3, -1, [Kind::GlobalTake { why: TakeWhy::Batch, n: 1 }]);
    stage.by(2, 3, 4, [start(Rule::GlobalBatch { n: 1 }, EMPTY)]);
    stage.at(6_000).by(3, 2, 2, [unlocked(), wake(3, 2, WakeCause::Unlocked), Kind::GoDestroy]);
    stage.by(3, 2, 3, [start(Rule::Runnext, Passed::TIMERS), locked()]);
    stage.at(6_800).by(0, -1, 6, [core_run(3), Kind::GoSyscallEndBlocked { place: Place::GlobalTail }]);
    stage.by(0, -1, -1, [Kind::MPark, core_stop(3)]);
    stage.at(7_500).by(4, 0, 1, [Kind::GoDestroy]);
}

/// How and when it ended.
pub(crate) const END: (SimTime, Outcome) = (SimTime::from_nanos(7_500_000), Outcome::MainReturned);

/// The finished run.
pub(crate) fn timeline() -> Timeline {
    let mut timeline = Timeline::new(header());
    for event in events() {
        timeline.push(event).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    }
    timeline.finish(END.0, END.1);
    timeline
}

/// The same as a program: what could have done all that.
const SOURCE: &str = r#"// A small service: workers share a database.
package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

var db sync.Mutex

func main() {
	jobs := make(chan int, 4)
	for range 3 {
		go worker(jobs)
	}
	go fetch("https://example.com/a/rather/long/address/that/does/not/fit/into/a/narrow/pane")
	go fetch("https://example.com")
	go logger(jobs)
	time.Sleep(3 * time.Millisecond)
}

/* One at a time,
   for the database is small. */
func worker(jobs chan<- int) {
	db.Lock()
	defer db.Unlock()
	fmt.Println("worker has the database")
	select {
	case jobs <- 1:
	default:
	}
}

func fetch(address string) {
	if _, err := get(address); err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
	}
}

func logger(jobs <-chan int) {
	for job := range jobs {
		fmt.Println("日本:", job)
	}
}
"#;

/// Who is where when it does something, told by what is written there.
fn line(event: &Event) -> Option<&'static str> {
    match event.kind {
        Kind::GoCreate { func, .. } => match func.number() {
            WORKER => Some("go worker"),
            FETCH => Some("go fetch(\"https://example.com\")"),
            _ => Some("go logger"),
        },
        Kind::GoBlock { reason: WaitReason::Sleep, .. } => Some("time.Sleep("),
        Kind::GoBlock { reason: WaitReason::MutexLock, .. } | Kind::MutexLock { .. } => Some("\tdb.Lock()"),
        Kind::MutexUnlock { .. } => Some("defer db.Unlock()"),
        Kind::GoBlock { reason: WaitReason::ChanReceive, .. } => Some("range jobs"),
        Kind::GoBlock { reason: WaitReason::IoWait, .. } => Some("get(address)"),
        Kind::GoSyscallBegin => Some("Fprintln"),
        Kind::ChanLen { .. } => Some("case jobs <- 1"),
        _ => None,
    }
}

/// What somebody writes by the way.
fn writes(event: &Event) -> Option<(u8, &'static str)> {
    match event.kind {
        Kind::MutexLock { .. } => Some((1, "worker has the database\n")),
        Kind::GoBlock { reason: WaitReason::ChanReceive, .. } if event.time.nanos() > 5_000_000 => {
            Some((1, "日本:\t1\n"))
        }
        Kind::GoSyscallBegin => Some((2, "fetch: no such host\n")),
        _ => None,
    }
}

/// The finished run of the program, which has no scenario.
pub(crate) fn program() -> Timeline {
    let mut header = header();
    header.scenario = "examples/service.go".to_owned();
    header.title.clone_from(&header.scenario);
    header.tick_chosen = true;
    header.names.funcs = ["main.main", "main.worker", "main.fetch", "main.logger"].map(str::to_owned).into();
    header.names.files = vec![SourceFile { name: header.scenario.clone(), text: SOURCE.to_owned() }];
    let mut timeline = Timeline::new(header);
    let mut push = |event: Event| timeline.push(event).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    let mut written = Vec::new();
    for event in events() {
        if let (Some(text), Some(func)) = (line(&event), event.g.map(func_of)) {
            let number = SOURCE.lines().position(|line| line.contains(text)).unwrap() + 1;
            let at = Position { func, line: u32::try_from(number).unwrap(), file: 0 };
            push(Event { kind: Kind::GoAt { at }, ..event });
        }
        if let Some((fd, text)) = writes(&event) {
            push(Event { kind: Kind::Output { fd, bytes: u32::try_from(text.len()).unwrap() }, ..event });
            written.push((fd, text));
        }
        push(event);
    }
    for (fd, text) in written {
        timeline.write(fd, text);
    }
    timeline.finish(END.0, END.1);
    timeline
}

/// What the goroutines of the stage run.
fn func_of(g: GoId) -> FuncId {
    FuncId::new(match g.number() {
        1 => MAIN,
        2..=4 => WORKER,
        5 | 6 => FETCH,
        _ => LOGGER,
    })
}
