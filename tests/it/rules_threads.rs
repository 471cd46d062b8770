//! The rules of threads: syscalls, handing Ps off, the poller, sysmon's sleep, deadlocks. `s` and number name the section
//! of the specification; what is stated was measured with Go 1.27.3 or follows from its source.

use gopark::base::ids::GoId;
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Event, HandoffReason, Kind, Limit, Outcome, Place, Rule, StealWhy};
use gopark::sim::Sim;
use gopark::sim::config::{Config, Startup};
use gopark::sim::costs::Preset;
use gopark::sim::sink::NoSink;

use crate::fold::compare_script;
use crate::script::{Act, MS, Script, US, events, ideal, log, machine, run, run_quietly};
use Act::{Add, Again, Cpu, Go, Lock, LogTime, Net, RecvNil, SignalRecv, Sleep, Syscall, Unlock, Wait, Yield};

/// The reasons of all handoffs.
fn handoffs(events: &[Event]) -> Vec<HandoffReason> {
    let reason = |event: &Event| match event.kind {
        Kind::Handoff { reason, .. } => Some(reason),
        _ => None,
    };
    events.iter().filter_map(reason).collect()
}

/// When the first event of this kind happened.
fn when(events: &[Event], what: impl Fn(&Event) -> bool) -> u64 {
    events.iter().find(|event| what(event)).expect("it happens").time.nanos()
}

#[test]
fn s5_3_a_p_with_goroutines_of_its_own_gets_a_thread() {
    let main = vec![Go(1, 0), Syscall(50 * MS), Wait(0)];
    let events = events(machine(1, Preset::Linux), Script::new([main, vec![Add(0, -1)]]).waitgroups(&[1]));
    assert_eq!(handoffs(&events)[0], HandoffReason::LocalWork);
}

#[test]
fn s5_3_so_does_one_while_the_global_queue_has_some() {
    // Main yields to the one that enters the syscall, so it waits in the global queue.
    let main = vec![Go(1, 0), Yield, Wait(0)];
    let script = Script::new([main, vec![Syscall(50 * MS), Add(0, -1)]]).waitgroups(&[1]);
    assert_eq!(handoffs(&events(machine(1, Preset::Linux), script))[0], HandoffReason::GlobalWork);
}

#[test]
fn s5_3_if_nobody_looks_a_spinning_thread_is_started() {
    let events = events(machine(1, Preset::Linux), Script::new([vec![Syscall(50 * MS)]]));
    assert_eq!(handoffs(&events), [HandoffReason::NobodyLooking]);
}

#[test]
fn s5_3_and_otherwise_the_p_is_laid_down() {
    // Main computes on P0, and P1 is idle, when P2 is taken.
    let main = vec![Go(1, 0), Cpu(60 * MS)];
    let events = events(machine(3, Preset::Linux), Script::new([main, vec![Syscall(50 * MS)]]));
    assert_eq!(handoffs(&events), [HandoffReason::Idle]);
}

#[test]
fn s16_61_the_last_p_gets_a_thread_if_the_network_has_a_waiter_and_no_poller() {
    // One goroutine waits long; the other comes back from the network, on the thread that was the poller.
    let main = vec![Go(1, 0), Go(2, 0), Wait(0)];
    let long = vec![Net(200 * MS), Add(0, -1)];
    let short = vec![Net(MS), Syscall(100 * MS), Add(0, -1)];
    let script = || Script::new([main.clone(), long.clone(), short.clone()]).waitgroups(&[2]);
    let all = events(machine(2, Preset::Linux), script());
    assert_eq!(handoffs(&all), [HandoffReason::LastPoller]);
    let mut sim = Sim::new(machine(2, Preset::Linux), script(), NoSink);
    sim.advance_to(SimTime::from_nanos(60 * MS));
    // Besides sysmon and the one in the syscall, one thread is not on the idle list: it polls.
    let awake = sim.snapshot().threads.iter().filter(|thread| !thread.idle && thread.g.is_none()).count();
    assert_eq!(awake, 2);
}

#[test]
fn s5_2_the_first_syscall_of_a_fresh_p_is_taken_at_sysmons_first_look() {
    // Nothing waits, other Ps are idle; yet sysmon's record of the P, all zeroes, makes the syscall look old. On Go
    // 1.27.3 with four Ps the P was gone 13 us after the call; a P that had seen a syscall was kept for 11 ms.
    let taken_after = |before: &[Act]| {
        let caller = before.iter().copied().chain([Syscall(30 * MS)]).collect();
        let events = events(machine(4, Preset::Linux), Script::new([vec![Go(1, 0), Cpu(40 * MS)], caller]));
        let taken = when(&events, |event| matches!(event.kind, Kind::ProcSteal { .. }));
        let entered = events.iter().rfind(|event| event.kind == Kind::GoSyscallBegin && event.time.nanos() < taken);
        taken - entered.expect("it entered").time.nanos()
    };
    assert!(taken_after(&[]) <= 160 * US, "{}", taken_after(&[]));
    assert!((10 * MS..=20 * MS).contains(&taken_after(&[Syscall(0)])), "{}", taken_after(&[Syscall(0)]));
}

#[test]
fn s5_4_back_with_the_p_still_there() {
    // Nobody else wants to run, and the syscall is over before sysmon has seen it twice.
    let events = events(machine(1, Preset::Linux), Script::new([vec![Syscall(50 * US), Cpu(MS)]]));
    assert!(events.iter().any(|event| event.kind == Kind::GoSyscallEnd));
    assert!(!events.iter().any(|event| matches!(event.kind, Kind::GoSyscallEndBlocked { .. })));
}

/// The rules by which goroutines came back to a P from syscalls.
fn ways_back(events: &[Event]) -> Vec<Rule> {
    let rule = |event: &Event| match event.kind {
        Kind::GoStart { rule: rule @ (Rule::SyscallOldP | Rule::SyscallIdleP), inherit: true, .. } => Some(rule),
        _ => None,
    };
    events.iter().filter_map(rule).collect()
}

#[test]
fn s5_4_back_on_the_old_p_from_one_who_is_in_a_syscall_with_it() {
    // The second one enters its syscall a moment before the first comes back to the only P.
    let main = vec![Go(1, 0), Syscall(20 * MS), Wait(0)];
    let script = Script::new([main, vec![Cpu(19_700 * US), Syscall(20 * MS), Add(0, -1)]]).waitgroups(&[1]);
    let events = events(ideal(1), script);
    assert_eq!(ways_back(&events)[0], Rule::SyscallOldP);
    assert!(events.iter().any(|event| matches!(event.kind, Kind::ProcSteal { why: StealWhy::OldOwner, .. })));
}

#[test]
fn s5_4_back_on_an_idle_p_without_a_new_slice() {
    let events = events(machine(2, Preset::Linux), Script::new([vec![Syscall(50 * MS)]]));
    assert_eq!(ways_back(&events), [Rule::SyscallIdleP]);
}

#[test]
fn s5_4_back_without_p_at_the_tail_of_the_global_queue() {
    // A hog has the only P; nobody is woken by the return.
    let main = vec![Go(1, 0), Syscall(5 * MS), Wait(0)];
    let events =
        events(machine(1, Preset::Linux), Script::new([main, vec![Cpu(40 * MS), Add(0, -1)]]).waitgroups(&[1]));
    let back = events
        .iter()
        .position(|event| event.kind == Kind::GoSyscallEndBlocked { place: Place::GlobalTail })
        .expect("it comes back without a P");
    assert_eq!((events[back].g, events[back + 1].kind), (Some(GoId::new(1)), Kind::MPark));
}

#[test]
fn s16_44_the_next_goroutine_waits_for_sysmon() {
    let waited = |computed: u64| {
        let main = vec![Cpu(computed), Go(1, 0), LogTime, Syscall(100 * MS), Wait(0)];
        let script = Script::new([main, vec![LogTime, Add(0, -1)]]).waitgroups(&[1]);
        let log = log(Config { startup: Startup::Real, ..machine(1, Preset::Linux) }, script);
        (log[1] - log[0]) as u64
    };
    // Measured 0.14, 4.5 and 17 ms. What is in between two looks depends on when in sysmon's period the call falls.
    assert!((75 * US..=170 * US).contains(&waited(0)), "{}", waited(0));
    let after_10_ms = waited(10 * MS);
    assert!((2_500 * US..=10_500 * US).contains(&after_10_ms), "{after_10_ms}");
    // Later sysmon looks every 10 ms. A slice that it has seen before makes the syscall old at the first look.
    let after_200_ms: Vec<u64> = (200..210).map(|ms| waited(ms * MS)).collect();
    assert!(after_200_ms.iter().all(|waited| *waited <= 20_400 * US), "{after_200_ms:?}");
    assert!(after_200_ms.iter().any(|waited| *waited >= 15 * MS), "{after_200_ms:?}");
}

#[test]
fn s16_26_on_one_p_a_rare_locker_waits_for_two_slices_end() {
    // It has to get the P to notice that it starves: 20 ms were measured.
    let hog = vec![Lock(0), Cpu(100 * US), Unlock(0), Again(3, 1_000), Add(0, -1)];
    let rare = vec![Sleep(MS), LogTime, Lock(0), LogTime, Unlock(0), Add(0, -1)];
    let script = Script::new([vec![Go(1, 0), Go(2, 0), Wait(0)], hog, rare]).mutexes(1).waitgroups(&[2]);
    let log = log(machine(1, Preset::Linux), script);
    let waited = (log[1] - log[0]) as u64;
    assert!((18 * MS..=22 * MS).contains(&waited), "it waited {waited} ns");
}

#[test]
fn s5_1_a_short_syscall_wakes_sysmon_from_its_deep_sleep() {
    // Nothing runs and sysmon sleeps until main's data arrive; waking a thread does not wake sysmon, but the read does.
    let events = events(machine(2, Preset::Linux), Script::new([vec![Net(30 * MS), Cpu(MS)]]));
    let asleep = when(&events, |event| event.kind == Kind::SysmonDeepSleep);
    let looks: Vec<u64> = events
        .iter()
        .filter(|event| matches!(event.kind, Kind::SysmonTick { .. }) && event.time.nanos() > asleep)
        .map(|event| event.time.nanos())
        .collect();
    assert!(looks.len() >= 8, "{looks:?}");
    assert!(looks[0] > 30 * MS);
}

#[test]
fn s7_2_a_read_is_tried_again_when_the_data_are_there() {
    let kinds: Vec<Kind> = events(ideal(1), Script::new([vec![Net(MS)]]))
        .into_iter()
        .filter(|event| event.g == Some(GoId::new(1)))
        .map(|event| event.kind)
        .collect();
    let syscalls = kinds.iter().filter(|kind| **kind == Kind::GoSyscallBegin).count();
    assert_eq!(syscalls, 2);
    // Data that are there at once need one.
    let at_once = events(ideal(1), Script::new([vec![Net(0)]]));
    assert_eq!(at_once.iter().filter(|event| event.kind == Kind::GoSyscallBegin).count(), 1);
}

#[test]
fn s10_4_a_wait_group_reused_too_early_panics() {
    // The waiter is woken, but before it runs the counter is no longer zero.
    let main = vec![Go(1, 0), Yield, Add(0, -1), Add(0, 1), Yield];
    let (_, outcome) = run(ideal(1), Script::new([main, vec![Wait(0)]]).waitgroups(&[1]));
    let Outcome::Panic { message, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(message, "sync: WaitGroup is reused before previous Wait has returned");
}

#[test]
fn s11_1_who_sleeps_reads_or_is_in_a_syscall_is_not_deadlocked() {
    for (act, procs) in [Sleep(50 * MS), Net(50 * MS), Syscall(50 * MS)].into_iter().flat_map(|a| [(a, 1), (a, 4)]) {
        let sim = run_quietly(ideal(procs), Script::new([vec![Go(1, 0), RecvNil], vec![act]]));
        assert!(matches!(sim.outcome(), Some(Outcome::Deadlock { .. })), "{act:?}");
        assert!(sim.now().nanos() >= 50 * MS, "{act:?} on {procs}: reported at {}", sim.now());
    }
}

#[test]
fn s11_1_who_waits_for_a_signal_is_never_deadlocked() {
    // With the rest of the time nothing happens any more, and so it costs nothing.
    for (preset, procs) in Preset::ALL.into_iter().flat_map(|preset| [(preset, 1), (preset, 4)]) {
        let main = vec![Go(1, 0), Go(2, 0), Sleep(MS), LogTime, RecvNil];
        let script = || Script::new([main.clone(), vec![SignalRecv], vec![Cpu(MS)]]);
        let mut config = machine(procs, preset);
        config.limits.time = SimDuration::from_secs(1_000_000_000);
        let (log, outcome) = run(config.clone(), script());
        assert!(matches!(outcome, Outcome::Limit { limit: Limit::Time, .. }), "{outcome:?}");
        assert_eq!(log.len(), 1);
        compare_script(config, script());
    }
}

#[test]
fn s11_1_a_partial_deadlock_is_never_reported() {
    let main = vec![Go(1, 0), Go(1, 0), Cpu(MS), Sleep(100 * MS)];
    assert_eq!(run(ideal(2), Script::new([main, vec![RecvNil]])).1, Outcome::MainReturned);
}
