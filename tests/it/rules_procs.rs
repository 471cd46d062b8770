//! The rules of Ps, queues and the stopped world. `s` and number name the section of the specification; what is stated
//! was seen on Go 1.27.3 or follows from its source.

use gopark::base::ids::{GoId, MId, PId};
use gopark::base::time::SimTime;
use gopark::event::{Event, Kind, Outcome, Place, PreemptWhy, Rule, StealWhy, TakeWhy, WakeCause, WakepResult};
use gopark::sim::Sim;
use gopark::sim::config::{Change, Config, Limits, Setting, Startup};
use gopark::sim::costs::Preset;
use gopark::sim::sink::NoSink;

use crate::script::{Act, MS, Script, US, events, ideal, log, machine, run, run_quietly};
use Act::{Add, AfterFunc, Again, Cpu, Go, Gomaxprocs, Log, LogTime, LogValue, Net, Recv, Send, Syscall, Wait, Yield};

/// The configuration with these changes of GOMAXPROCS, each at so many nanoseconds.
fn changing(config: Config, changes: &[(u64, u16)]) -> Config {
    let change =
        |(ns, procs): &(u64, u16)| Change { time: SimTime::from_nanos(*ns), setting: Setting::Gomaxprocs(*procs) };
    Config { changes: changes.iter().map(change).collect(), ..config }
}

/// The state of a machine at some time.
fn at(config: Config, script: Script, ns: u64) -> gopark::sim::snapshot::Snapshot {
    let mut sim = Sim::new(config, script, NoSink);
    sim.advance_to(SimTime::from_nanos(ns));
    sim.snapshot()
}

fn position(events: &[Event], what: impl Fn(&Event) -> bool) -> usize {
    events.iter().position(what).expect("it happens")
}

#[test]
fn s2_1_a_p_can_have_a_runnext_and_an_empty_ring() {
    for (spawned, in_ring) in [(1, 0), (2, 1), (5, 4)] {
        let mut main = vec![Go(1, 0); spawned];
        main.push(Cpu(5 * MS));
        let p = &at(ideal(1), Script::new([main, vec![]]), MS).procs[0];
        assert_eq!((p.runnext.is_some(), p.ring.len()), (true, in_ring));
    }
}

#[test]
fn s2_4_starting_a_thief_leaves_needspinning_set() {
    // Main, preempted while the world is stopped, finds no idle P: needspinning. The thief started afterwards does not
    // clear that; so main's thread, not admitted to spinning beside it, spins nevertheless.
    let main = vec![Cpu(1_003_100), Net(10 * MS)];
    let config = changing(machine(3, Preset::Nominal), &[(MS, 4)]);
    let events = events(config, Script::new([main]));
    let started = position(&events, |event| event.kind == Kind::STWEnd);
    let parks = started + position(&events[started..], |event| matches!(event.kind, Kind::GoBlock { .. }));
    let m = events[parks].m;
    let next = events[parks..]
        .iter()
        .find(|event| event.m == m && matches!(event.kind, Kind::SpinBegin | Kind::ProcStop { .. }))
        .map(|event| event.kind);
    assert_eq!(next, Some(Kind::SpinBegin));
}

/// Where a poll put the goroutines that it made runnable, and who did it.
fn polled(events: &[Event]) -> Vec<(Option<MId>, Place)> {
    let place = |event: &Event| match event.kind {
        Kind::GoUnblock { place, cause: WakeCause::Netpoll, .. } => Some((event.m, place)),
        _ => None,
    };
    events.iter().filter_map(place).collect()
}

/// `n` goroutines whose data arrive after 1 ms; main does `acts` meanwhile.
fn readers(n: u32, acts: &[Act]) -> Script {
    let mut main = vec![Go(1, 0); n as usize];
    main.push(Yield);
    main.extend(acts);
    main.push(Wait(0));
    Script::new([main, vec![Net(MS), Cpu(MS), Add(0, -1)]]).waitgroups(&[n])
}

#[test]
fn s2_7_a_poll_with_a_p_gives_to_the_global_queue_what_idle_ps_can_take() {
    // Five have data; the poller takes an idle P for the first; three Ps are left idle.
    let places: Vec<Place> = polled(&events(ideal(4), readers(5, &[]))).into_iter().map(|(_, place)| place).collect();
    let Place::Ring(p) = places[3] else { panic!("{places:?}") };
    assert_eq!(places, [Place::GlobalTail, Place::GlobalTail, Place::GlobalTail, Place::Ring(p), Place::Hand]);
    // On one P nobody else can take any.
    let places: Vec<Place> =
        polled(&events(ideal(1), readers(3, &[Cpu(5 * MS)]))).into_iter().map(|(_, place)| place).collect();
    assert_eq!(places, [Place::Ring(PId::new(0)), Place::Ring(PId::new(0)), Place::Hand]);
}

#[test]
fn s2_7_a_poll_without_p_gives_all_to_the_global_queue() {
    // Main hogs the only P for longer than 10 ms, so sysmon polls.
    let places = polled(&events(machine(1, Preset::Linux), readers(3, &[Cpu(40 * MS)])));
    assert_eq!(places, [(Some(MId::new(1)), Place::GlobalTail); 3]);
}

#[test]
fn s3_2_a_batch_of_the_global_queue_is_its_share_and_one_more() {
    // Eight goroutines come back from syscalls while four hogs have all the Ps.
    let mut main = vec![Go(1, 0); 8];
    main.push(Yield);
    main.extend([Go(2, 0); 4]);
    main.push(Wait(0));
    let funcs = [main, vec![Syscall(60 * MS), Cpu(MS), Add(0, -1)], vec![Cpu(100 * MS), Add(0, -1)]];
    let events = events(machine(4, Preset::Linux), Script::new(funcs).waitgroups(&[12]));
    let mut queued = 0_u16;
    let mut batches = Vec::new();
    for event in &events {
        match event.kind {
            Kind::GoStop { place: Place::GlobalTail, .. }
            | Kind::GoUnblock { place: Place::GlobalTail, .. }
            | Kind::GoSyscallEndBlocked { place: Place::GlobalTail } => queued += 1,
            Kind::GlobalTake { why, n } => {
                if why != TakeWhy::Tick {
                    assert_eq!(n, queued.min(queued / 4 + 1), "of {queued}");
                    batches.push((queued, n));
                }
                queued -= n;
            }
            _ => {}
        }
    }
    assert!(batches.iter().any(|(queued, n)| *queued >= 8 && *n == 3), "{batches:?}");
}

#[test]
fn s3_2_10_at_most_half_of_the_busy_ps_have_a_spinning_thread() {
    // Fifteen of sixteen run out of work at nearly the same time, and looking around takes them long.
    let mut config = machine(16, Preset::Nominal);
    config.costs.steal_attempt = gopark::base::time::SimDuration::from_micros(10);
    let mut main = vec![Go(1, 0); 15];
    main.extend([Cpu(50 * MS), Wait(0)]);
    let script = Script::new([main, vec![Cpu(20 * MS), Add(0, -1)]]).waitgroups(&[15]);
    let (mut spinning, mut most) = (0_u32, 0);
    for event in events(config, script) {
        match event.kind {
            Kind::SpinBegin => spinning += 1,
            Kind::SpinEnd => spinning -= 1,
            _ => {}
        }
        most = most.max(spinning);
    }
    assert_eq!(most, 8);
}

#[test]
fn s3_4_ping_pong_on_two_ps_hardly_migrates() {
    let ping = vec![Send(0, 1), Recv(1), Again(2, 10_000), Add(0, -1)];
    let pong = vec![Recv(0), Send(1, 1), Again(2, 10_000), Add(0, -1)];
    let script = Script::new([vec![Go(1, 0), Go(2, 0), Wait(0)], ping, pong]).chans(&[0, 0]).waitgroups(&[2]);
    let mut last = std::collections::BTreeMap::new();
    let (mut starts, mut moves) = (0, 0);
    for event in events(machine(2, Preset::Linux), script) {
        if let (Kind::GoStart { .. }, Some(g)) = (event.kind, event.g) {
            starts += 1;
            moves += u32::from(last.insert(g, event.p).is_some_and(|p| p != event.p));
        }
    }
    assert!(starts > 19_000, "{starts} switches");
    assert!(moves < 100, "{moves} of {starts} on another P");
}

#[test]
fn s9_5_ping_pong_on_one_p_never_leaves_runnext() {
    let ping = vec![Send(0, 1), Recv(1), Again(2, 1_000), Add(0, -1)];
    let pong = vec![Recv(0), Send(1, 1), Again(2, 1_000), Add(0, -1)];
    let script = Script::new([vec![Go(1, 0), Go(2, 0), Wait(0)], ping, pong]).chans(&[0, 0]).waitgroups(&[2]);
    let starts: Vec<Event> = events(machine(1, Preset::Nominal), script)
        .into_iter()
        .filter(|event| matches!(event.kind, Kind::GoStart { .. }))
        .collect();
    let middle = &starts[10..1_000];
    assert!(middle.iter().all(|event| matches!(event.kind, Kind::GoStart { rule: Rule::Runnext, .. })));
    let hop = middle[989].time.since(middle[0].time).nanos() / 989;
    assert!((190..=270).contains(&hop), "a hop takes {hop} ns; measured 204 to 240");
}

#[test]
fn s9_2_a_waiting_receiver_gets_the_value_past_the_buffer() {
    let script = || {
        let main = vec![Go(1, 0), Yield, Send(0, 5), Wait(0)];
        Script::new([main, vec![Recv(0), LogValue, Add(0, -1)]]).chans(&[2]).waitgroups(&[1])
    };
    assert_eq!(log(ideal(1), script()), [5]);
    let buffered = events(ideal(1), script()).iter().any(|event| matches!(event.kind, Kind::ChanLen { .. }));
    assert!(!buffered, "the buffer is never used");
}

#[test]
fn s8_2_a_function_started_by_a_timer_has_no_parent() {
    let main = vec![AfterFunc(MS, 1, 0), Wait(0)];
    let events = events(ideal(1), Script::new([main, vec![Add(0, -1)]]).waitgroups(&[1]));
    let created = position(&events, |event| matches!(event.kind, Kind::GoCreate { .. }));
    assert_eq!(events[created].g, None);
}

#[test]
fn s13_every_p_has_its_own_batch_of_goroutine_ids() {
    // Two children stay with main on P0; one that the other P steals creates goroutines with ids from 17 on.
    let main = vec![Go(1, 0), Cpu(MS), Go(2, 0), Cpu(MS), Wait(0)];
    let script = Script::new([main, vec![Go(2, 0), Cpu(5 * MS), Add(0, -1)], vec![]]).waitgroups(&[1]);
    let created: Vec<(Option<GoId>, u32)> = events(machine(2, Preset::Nominal), script)
        .iter()
        .filter_map(|event| match event.kind {
            Kind::GoCreate { g, .. } => Some((event.g, g.number())),
            _ => None,
        })
        .collect();
    let (main, child) = (Some(GoId::new(1)), Some(GoId::new(2)));
    assert_eq!(created, [(main, 2), (child, 17), (main, 3)]);
}

#[test]
fn s16_58_thieves_are_woken_one_by_the_other() {
    let mut main = vec![Go(1, 0); 6];
    main.extend([Cpu(5 * MS), Wait(0)]);
    let script = Script::new([main, vec![Cpu(3 * MS), Add(0, -1)]]).waitgroups(&[6]);
    let events = events(machine(8, Preset::Nominal), script);
    let wakers: Vec<Option<MId>> = events
        .iter()
        .filter(|event| matches!(event.kind, Kind::Wakep { result: WakepResult::Started(_) }))
        .filter(|event| event.time < SimTime::from_nanos(3 * MS))
        .map(|event| event.m)
        .collect();
    let mut different = wakers.clone();
    different.dedup();
    assert!(wakers.len() >= 6, "{wakers:?}");
    assert_eq!(different, wakers, "each thief wakes the next one");
}

#[test]
fn s12_1_idle_ps_and_ps_in_syscalls_are_seized_at_once() {
    let main = vec![Go(1, 0), Cpu(MS), Gomaxprocs(2), Cpu(MS)];
    // (The short syscall is for sysmon, which takes the first one of a P for an old one.)
    let events = events(ideal(3), Script::new([main, vec![Syscall(0), Syscall(100 * MS)]]));
    let begin = position(&events, |event| matches!(event.kind, Kind::STWBegin { .. }));
    let end = position(&events, |event| event.kind == Kind::STWEnd);
    assert_eq!(events[begin].time, events[end].time);
    let seized = |event: &&Event| matches!(event.kind, Kind::ProcSteal { why: StealWhy::Stw, .. });
    assert_eq!(events[begin..end].iter().filter(seized).count(), 1);
}

#[test]
fn s12_1_who_does_not_stop_is_asked_again_every_100_us() {
    // An operation of the runtime that takes 350 us cannot be preempted; then the next request finds the goroutine
    // computing.
    let mut config = ideal(2);
    config.costs.chan_op = gopark::base::time::SimDuration::from_micros(350);
    let main = vec![Go(1, 0), Cpu(MS), Gomaxprocs(3), Cpu(MS)];
    let operator = vec![Cpu(MS - 10 * US), Send(0, 1), Cpu(MS)];
    let requests: Vec<u64> = events(config, Script::new([main, operator]).chans(&[1]))
        .iter()
        .filter(|event| matches!(event.kind, Kind::PreemptRequest { why: PreemptWhy::Stw, .. }))
        .map(|event| event.time.nanos() / US)
        .collect();
    assert_eq!(requests, [1_000, 1_100, 1_200, 1_300, 1_400]);
}

#[test]
fn s12_1_a_short_syscall_gives_its_p_to_the_stop() {
    // The stop begins between the function's prologue and `entersyscall`.
    let mut config = ideal(2);
    config.costs.syscall = gopark::base::time::SimDuration::from_micros(350);
    let main = vec![Go(1, 0), Cpu(MS), Gomaxprocs(3), Cpu(MS), Wait(0)];
    let caller = vec![Cpu(MS - 10 * US), Syscall(0), Add(0, -1)];
    let events = events(config, Script::new([main, caller]).waitgroups(&[1]));
    let enters = position(&events, |event| event.kind == Kind::GoSyscallBegin);
    let stops = |event: &Event| matches!(event.kind, Kind::ProcStop { .. }) && event.g == Some(GoId::new(2));
    assert!(events[enters..].iter().take(4).any(stops), "{:#?}", &events[enters..enters + 8]);
    let back = |event: &Event| matches!(event.kind, Kind::GoSyscallEndBlocked { .. });
    assert!(events[enters..].iter().any(back));
}

#[test]
fn s12_3_queues_of_destroyed_ps_go_in_front_of_the_global_one_the_highest_first() {
    // P2 and P1 each run a goroutine that has started three more; all but P0 go away. Preempted for the stop, each
    // becomes its P's runnext.
    let main = vec![Go(1, 0), Cpu(MS), Go(1, 0), Cpu(MS), Gomaxprocs(1), Cpu(5 * MS)];
    let parent = vec![Go(2, 0), Go(2, 0), Go(2, 0), Cpu(50 * MS)];
    let config = machine(3, Preset::Nominal);
    let events = events(config.clone(), Script::new([main.clone(), parent.clone(), vec![Cpu(50 * MS)]]));
    let stopped = position(&events, |event| event.kind == Kind::STWEnd);
    let mut sim = Sim::new(config, Script::new([main, parent, vec![Cpu(50 * MS)]]), NoSink);
    sim.advance_to(SimTime::from_nanos(events[stopped].time.nanos() - 1));
    let before = sim.snapshot();
    sim.advance_to(events[stopped].time);
    let expected: Vec<GoId> = [2, 1]
        .into_iter()
        .flat_map(|p: usize| before.procs[p].runnext.into_iter().chain(before.procs[p].ring.clone()))
        .chain(before.global)
        .collect();
    assert!(expected.len() >= 4, "{expected:?}");
    assert_eq!(sim.snapshot().global, expected);
}

/// A program with something of everything, for tests of how it is advanced.
fn everything() -> Script {
    let mut main = vec![Go(1, 0), Go(2, 0), Go(3, 0), Go(4, 0), Yield];
    main.extend([AfterFunc(3 * MS, 5, 0), Gomaxprocs(2), Cpu(4 * MS), Gomaxprocs(4), Wait(0)]);
    Script::new([
        main,
        vec![Send(0, 1), Cpu(30 * US), Again(2, 200), Add(0, -1)],
        vec![Recv(0), Net(200 * US), Again(2, 200), Add(0, -1)],
        vec![Syscall(2 * MS), Cpu(MS), Again(2, 10), Add(0, -1)],
        vec![Act::Lock(0), Cpu(700 * US), Act::Unlock(0), Act::Sleep(100 * US), Again(4, 20), Add(0, -1)],
        vec![Act::Lock(0), Cpu(20 * MS), Act::Unlock(0), Add(0, -1)],
    ])
    .chans(&[3])
    .mutexes(1)
    .waitgroups(&[5])
}

#[test]
fn s18_the_same_events_come_out_however_the_machine_is_advanced() {
    let changes = [(0, 3), (0, 5), (MS, 2), (MS, 2), (2 * MS, 1), (7 * MS, 8), (7 * MS + 1, 3)];
    for preset in Preset::ALL {
        let config = || Config { cores: 2, ..changing(machine(4, preset), &changes) };
        let expected = events(config(), everything());
        let mut by_ticks = Sim::new(config(), everything(), Vec::new());
        let mut by_events = Sim::new(config(), everything(), Vec::new());
        let mut by_steps = Sim::new(config(), everything(), Vec::new());
        for tick in (0..).map(|tick| SimTime::from_nanos(tick * 33_333)) {
            by_ticks.advance_to(tick);
            while by_events.advance_event(tick) {}
            while by_steps.advance_some(tick, 3) {}
            if by_steps.outcome().is_some() {
                break;
            }
        }
        let same = [by_ticks, by_events, by_steps].map(|sim| sim.finish().0 == expected);
        assert_eq!(same, [true; 3], "{}", preset.name());
    }
}

#[test]
fn s18_durations_without_end_do_not_overflow() {
    let longest = u64::MAX;
    for acts in [vec![Cpu(longest)], vec![Act::Sleep(longest)], vec![Net(longest)], vec![Syscall(longest)]] {
        let main = vec![Go(1, 0), AfterFunc(longest, 1, 0), Wait(0)];
        let (_, outcome) = run(machine(2, Preset::Linux), Script::new([main, acts]).waitgroups(&[1]));
        assert!(matches!(outcome, Outcome::Limit { .. }), "{outcome:?}");
    }
}

#[test]
fn s18_changes_to_no_p_at_all_are_ignored() {
    let config = changing(ideal(2), &[(0, 0), (MS, 0)]);
    assert_eq!(log(config, Script::new([vec![Cpu(2 * MS), LogTime]])), [2_000_000]);
}

#[test]
fn s18_a_limit_below_the_runtimes_own_goroutines_and_threads_still_starts_main() {
    let limits = Limits { goroutines: 1, threads: 1, ..Limits::default() };
    let config = Config { startup: Startup::Real, limits, ..ideal(1) };
    assert_eq!(log(config.clone(), Script::new([vec![Log(1)]])), [1]);
    let (_, outcome) = run(config, Script::new([vec![Go(1, 0), Wait(0)], vec![]]).waitgroups(&[1]));
    assert!(matches!(outcome, Outcome::Limit { .. }), "{outcome:?}");
}

#[test]
fn s18_who_calls_gomaxprocs_while_the_world_is_being_stopped_does_so_later() {
    let caller = |n| vec![Cpu(MS), Gomaxprocs(n), Cpu(MS), Add(0, -1)];
    let main = vec![Go(1, 0), Go(2, 0), Cpu(MS), Gomaxprocs(6), Cpu(5 * MS), Wait(0)];
    let config = changing(ideal(4), &[(MS, 7)]);
    let sim = run_quietly(config, Script::new([main, caller(2), caller(3)]).waitgroups(&[2]));
    assert_eq!(sim.outcome(), Some(&Outcome::MainReturned));
}

#[test]
fn s18_a_program_may_end_while_the_world_is_being_stopped() {
    let main = vec![Go(1, 0), Cpu(MS)];
    let config = changing(ideal(2), &[(MS, 3)]);
    let script = Script::new([main, vec![Cpu(MS - 10), Send(0, 1), Cpu(5 * MS)]]).chans(&[1]);
    assert_eq!(run(config, script).1, Outcome::MainReturned);
}

#[test]
fn s18_the_work_of_all_cores_is_counted_to_the_end() {
    let main = vec![Go(1, 0), Cpu(5 * MS)];
    let sim = run_quietly(ideal(2), Script::new([main, vec![Cpu(50 * MS)]]));
    let busy: Vec<u64> = sim.counters().busy.iter().map(|busy| busy.nanos() / US).collect();
    assert_eq!(busy, [5_000, 5_000]);
}
