//! The order rules of Go's scheduler, one test each, on the smallest machine that shows it. What is stated here was
//! seen on Go 1.27.3 or follows from its source; `s` and number name the section of the specification.

use gopark::event::Outcome;
use gopark::sim::config::{Config, Startup};

use crate::script::{Act, Script, events, ideal, log, run, run_quietly};
use Act::{
    Add, Again, Close, Go, Lock, Log, LogArg, LogValue, Recv, RecvNil, Send, SendArg, SendNil, Sleep, Unlock, Wait,
    Yield,
};

/// `n` goroutines are spawned and then awaited; each logs its number.
fn spawned(n: u32) -> Vec<i64> {
    let mut main: Vec<Act> = (0..i64::from(n)).map(|i| Go(1, i)).collect();
    main.push(Wait(0));
    let script = Script::new([main, vec![LogArg(0), Add(0, -1)]]).waitgroups(&[n]);
    log(ideal(1), script)
}

/// From `a` up to and including `b`.
fn span(a: i64, b: i64) -> impl Iterator<Item = i64> {
    a..=b
}

#[test]
fn s16_1_the_last_spawned_runs_first() {
    assert_eq!(spawned(10), [9, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn s16_golden_257_just_fit() {
    let expected: Vec<i64> = [256].into_iter().chain(span(0, 255)).collect();
    assert_eq!(spawned(257), expected);
}

#[test]
fn s16_golden_258_overflow() {
    let mut expected = vec![257];
    expected.extend(span(128, 187).chain([0]).chain(span(188, 247)).chain([1]).chain(span(248, 255)));
    expected.extend(span(2, 127).chain([256]));
    assert_eq!(spawned(258), expected);
}

#[test]
fn s16_golden_300() {
    let mut expected = vec![299];
    expected.extend(span(128, 187).chain([0]).chain(span(188, 247)).chain([1]).chain(span(248, 255)));
    expected.extend(span(257, 298).chain(span(2, 127)).chain([256]));
    assert_eq!(spawned(300), expected);
}

#[test]
fn s16_golden_400() {
    let mut expected = vec![399];
    expected.extend(span(257, 316).chain([0]).chain(span(317, 376)).chain([1]).chain(span(377, 384)));
    expected.extend(span(386, 398).chain(span(2, 40)).chain([129]).chain(span(41, 100)).chain([130]));
    expected.extend(span(101, 127).chain([256, 128]).chain(span(131, 255)).chain([385]));
    assert_eq!(spawned(400), expected);
}

#[test]
fn s16_2_gosched_goes_to_the_global_tail_behind_local_work() {
    let mut main: Vec<Act> = (0..5).map(|i| Go(1, i)).collect();
    main.extend([Yield, Log(100)]);
    assert_eq!(log(ideal(1), Script::new([main, vec![LogArg(0)]])), [4, 0, 1, 2, 3, 100]);
}

#[test]
fn s16_3_sleeping_for_no_time_does_not_yield() {
    let main = vec![Go(1, 7), Sleep(0), Log(1), Wait(0)];
    let script = Script::new([main, vec![LogArg(0), Add(0, -1)]]).waitgroups(&[1]);
    assert_eq!(log(ideal(1), script), [1, 7]);
}

/// `go f(); Gosched()` 600 times after some warm-up: the iterations (from 1) in which f had not run when Gosched
/// returned.
fn missed_iterations(startup: Startup, warm_up: usize) -> Vec<i64> {
    let mut main = vec![Yield; warm_up];
    main.extend([Go(1, 1), Yield, Log(0), Again(3, 600)]);
    let config = Config { startup, ..ideal(1) };
    let log = log(config, Script::new([main, vec![LogArg(0)]]));
    let mut missed = Vec::new();
    let (mut iteration, mut ran) = (0, 0);
    for entry in log {
        ran += entry;
        if entry == 0 {
            iteration += 1;
            if ran == 0 {
                missed.push(iteration);
            }
            ran = 0;
        }
    }
    missed
}

#[test]
fn s16_5_the_61st_tick_goes_before_runnext_and_takes_one() {
    // Main begins with tick 1, each iteration is a tick (f inherits), and the f left over costs one more.
    let expected: Vec<i64> = (0..9).map(|k| 61 + 60 * k).collect();
    assert_eq!(missed_iterations(Startup::Clean, 0), expected);
}

#[test]
fn s16_golden_61st_tick_of_a_real_program() {
    let expected: Vec<i64> = (0..10).map(|k| 48 + 60 * k).collect();
    assert_eq!(missed_iterations(Startup::Real, 8), expected);
}

#[test]
fn s16_6_in_a_real_program_the_256th_spawn_overflows() {
    // The runtime's goroutines 5 and 6 are still in the ring. What is seen: 254 0 1 ..., then 255 126 127 ...
    let spawn = |n: u32| {
        let mut main: Vec<Act> = (0..i64::from(n)).map(|i| Go(1, i)).collect();
        main.push(Wait(0));
        let script = Script::new([main, vec![LogArg(0), Add(0, -1)]]).waitgroups(&[n]);
        log(Config { startup: Startup::Real, ..ideal(1) }, script)
    };
    assert_eq!(spawn(255)[..4], [254, 0, 1, 2]);
    assert_eq!(spawn(256)[..4], [255, 126, 127, 128]);
}

#[test]
fn s9_5_unbuffered_producer_and_consumer_alternate_in_pairs() {
    assert_eq!(producer_consumer(0), [100, 200, 201, 101, 102, 202, 203, 103, 104, 204, 205, 105, 106, 206, 207, 107]);
}

#[test]
fn s9_5_capacity_two_runs_one_past_full() {
    assert_eq!(producer_consumer(2), [100, 101, 102, 200, 201, 202, 203, 103, 104, 105, 106, 204, 205, 206, 207, 107]);
}

/// A producer logs 100 + i after sending i, a consumer 200 + i after receiving it; the consumer is spawned last.
fn producer_consumer(capacity: u32) -> Vec<i64> {
    let producer = (0..8).flat_map(|i| [Send(0, i), Log(100 + i)]).chain([Add(0, -1)]).collect();
    let consumer = (0..8).flat_map(|i| [Recv(0), Log(200 + i)]).chain([Add(0, -1)]).collect();
    let main = vec![Go(1, 0), Go(2, 0), Wait(0)];
    log(ideal(1), Script::new([main, producer, consumer]).chans(&[capacity]).waitgroups(&[2]))
}

#[test]
fn s16_17_receivers_are_served_in_order_but_run_last_first() {
    let mut main: Vec<Act> = (0..5).flat_map(|i| [Go(1, i), Yield]).collect();
    main.extend((0..5).map(|i| Send(0, i)));
    main.push(Wait(0));
    let receiver = vec![Recv(0), LogArg(100), LogValue, Add(0, -1)];
    let log = log(ideal(1), Script::new([main, receiver]).chans(&[0]).waitgroups(&[5]));
    assert_eq!(log, [104, 4, 100, 0, 101, 1, 102, 2, 103, 3]);
}

#[test]
fn s16_18_senders_are_served_in_order_and_run_last_first() {
    let mut main: Vec<Act> = (0..5).map(|i| Go(1, i)).collect();
    main.extend([Yield, Yield]);
    main.extend([Recv(0), LogValue].repeat(5));
    main.push(Wait(0));
    let sender = vec![SendArg(0), LogArg(100), Add(0, -1)];
    let log = log(ideal(1), Script::new([main, sender]).chans(&[0]).waitgroups(&[5]));
    // They came to wait in the order 4 0 1 2 3; the last one woken (3) runs first.
    assert_eq!(log, [4, 0, 1, 2, 3, 103, 104, 100, 101, 102]);
}

#[test]
fn s9_4_close_readies_the_last_waiter_first_and_the_first_runs_first() {
    let mut main: Vec<Act> = (0..6).flat_map(|i| [Go(1, i), Yield]).collect();
    main.extend([Close(0), Wait(0)]);
    let receiver = vec![Recv(0), LogArg(0), Add(0, -1)];
    let log = log(ideal(1), Script::new([main, receiver]).chans(&[0]).waitgroups(&[6]));
    assert_eq!(log, [0, 5, 4, 3, 2, 1]);
}

#[test]
fn s16_20_a_blocked_sender_panics_when_the_channel_is_closed() {
    let main = vec![Go(1, 0), Yield, Close(0), Wait(0)];
    let (_, outcome) = run(ideal(1), Script::new([main, vec![Send(0, 1)]]).chans(&[0]).waitgroups(&[1]));
    assert!(matches!(outcome, Outcome::Panic { message, .. } if message == "send on closed channel"));
}

#[test]
fn s16_22_nil_channels_block_forever() {
    for act in [SendNil, RecvNil] {
        let (_, outcome) = run(ideal(1), Script::new([vec![act]]));
        let Outcome::Deadlock { stuck } = outcome else { panic!("{outcome:?}") };
        let words: Vec<_> = stuck.iter().map(|stuck| stuck.reason.words()).collect();
        assert_eq!(words, [if act == SendNil { "chan send (nil chan)" } else { "chan receive (nil chan)" }]);
    }
}

#[test]
fn s16_24_wait_group_waiters_run_last_first() {
    let mut main: Vec<Act> = (0..6).flat_map(|i| [Go(1, i), Yield]).collect();
    main.extend([Add(0, -1), Wait(1)]);
    let waiter = vec![Wait(0), LogArg(0), Add(1, -1)];
    assert_eq!(log(ideal(1), Script::new([main, waiter]).waitgroups(&[1, 6])), [5, 0, 1, 2, 3, 4]);
}

#[test]
fn s16_25_a_mutex_is_first_come_first_served_with_short_sections() {
    let mut main = vec![Lock(0)];
    main.extend((0..6).flat_map(|i| [Go(1, i), Yield]));
    main.extend([Unlock(0), Wait(0)]);
    let waiter = vec![Lock(0), LogArg(0), Unlock(0), Add(0, -1)];
    let log = log(ideal(1), Script::new([main, waiter]).mutexes(1).waitgroups(&[6]));
    assert_eq!(log, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn s16_25_who_unlocks_and_locks_again_at_once_always_wins() {
    let mut main = vec![Lock(0), Go(1, 0), Go(1, 1), Yield];
    main.extend((1..=4).flat_map(|i| [Unlock(0), Lock(0), Log(-i)]));
    main.extend([Unlock(0), Wait(0)]);
    let waiter = vec![Lock(0), LogArg(0), Unlock(0), Add(0, -1)];
    let log = log(ideal(1), Script::new([main, waiter]).mutexes(1).waitgroups(&[2]));
    assert_eq!(log[..4], [-1, -2, -3, -4]);
    assert_eq!(log.len(), 6);
}

#[test]
fn s16_39_sleepers_that_expired_run_last_first() {
    // Five sleepers expire while main is busy on the only P.
    let mut main: Vec<Act> = (0..5).flat_map(|i| [Go(1, i), Yield]).collect();
    main.extend([Act::Cpu(5_000_000), Wait(0)]);
    let sleeper = vec![Sleep(1_000_000), LogArg(0), Add(0, -1)];
    assert_eq!(log(ideal(1), Script::new([main, sleeper]).waitgroups(&[5])), [4, 0, 1, 2, 3]);
}

#[test]
fn s16_39_so_do_functions_started_by_timers() {
    let mut main: Vec<Act> = (0..5).map(|i| Act::AfterFunc(1_000_000, 1, i)).collect();
    main.extend([Act::Cpu(5_000_000), Wait(0)]);
    assert_eq!(log(ideal(1), Script::new([main, vec![LogArg(0), Add(0, -1)]]).waitgroups(&[5])), [4, 0, 1, 2, 3]);
}

#[test]
fn s16_51_the_network_poller_returns_the_last_arrival_first() {
    let mut main: Vec<Act> = (0..5).flat_map(|i| [Go(1 + i, 0), Yield]).collect();
    main.extend([Act::Cpu(5_000_000), Wait(0)]);
    let mut funcs = vec![main];
    funcs.extend((0..5).map(|i| vec![Act::Net(1_000_000 + i), Log(i as i64), Add(0, -1)]));
    assert_eq!(log(ideal(1), Script::new(funcs).waitgroups(&[5])), [4, 3, 2, 1, 0]);
}

#[test]
fn s16_52_all_asleep_is_a_deadlock_exactly_when_the_last_timer_is_gone() {
    let main = vec![Act::AfterFunc(300_000_000, 1, 0), Wait(0)];
    let sim = run_quietly(ideal(1), Script::new([main, vec![]]).waitgroups(&[1]));
    assert!(matches!(sim.outcome(), Some(Outcome::Deadlock { .. })));
    assert_eq!(sim.now().nanos(), 300_000_000);
}

#[test]
fn s16_54_the_end_of_main_is_the_end_of_the_program() {
    let (log, outcome) = run(ideal(4), Script::new([vec![Go(1, 0), Log(1)], vec![Act::Cpu(1_000_000), Log(2)]]));
    assert_eq!((log, outcome), (vec![1], Outcome::MainReturned));
}

#[test]
fn s13_goroutine_ids_are_never_used_again() {
    let main = vec![Go(1, 0), Yield, Again(2, 100), Go(1, 0), Yield];
    let created = events(ideal(1), Script::new([main, vec![]]))
        .into_iter()
        .filter_map(|event| match event.kind {
            gopark::event::Kind::GoCreate { g, .. } => Some(g.number()),
            _ => None,
        })
        .collect::<Vec<_>>();
    assert_eq!(created, (2..=102).collect::<Vec<_>>());
}
