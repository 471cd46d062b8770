//! Rules of timers that programs make: channels' timers are in a heap only while somebody blocks on the channel.

use gopark::base::time::SimDuration;
use gopark::event::{Kind, Outcome};
use gopark::sim::costs::Preset;

use crate::fold::compare_script;
use crate::script::{Act, Case, MS, Script, US, events, ideal, log, machine, run};
use Act::{
    Add, Cpu, Go, Log, LogBool, LogCase, LogTime, LogValue, Recv, ResetTimer, Select, SelectOr, Sleep, StopTimer,
    Timer, TimerGo, Wait,
};

/// The times that were logged, in whole milliseconds.
fn millis(log: &[i64]) -> Vec<i64> {
    log.iter().map(|ns| ns / 1_000_000).collect()
}

#[test]
fn s8_2_periods_that_were_missed_are_left_out() {
    // The first receiver comes after 3.5 periods: it gets the tick of the first, then the fourth comes in time.
    let main = vec![Timer(10 * MS, 10 * MS, 0), Cpu(35 * MS), Recv(0), LogValue, Recv(0), LogValue, Recv(0), LogValue];
    let log = log(ideal(1), Script::new([main]).chans(&[1]));
    assert_eq!(millis(&log), [10, 40, 50]);
}

#[test]
fn s8_4_a_ticker_that_nobody_waits_for_does_not_hide_a_deadlock() {
    let main = vec![Timer(10 * MS, 10 * MS, 0), Recv(1)];
    let (_, outcome) = run(ideal(1), Script::new([main]).chans(&[1, 0]));
    assert!(matches!(outcome, Outcome::Deadlock { .. }), "{outcome:?}");
    let waits = vec![Timer(10 * MS, 10 * MS, 0), Recv(0), LogTime, Recv(1)];
    let (log, outcome) = run(ideal(1), Script::new([waits]).chans(&[1, 0]));
    assert!(matches!(outcome, Outcome::Deadlock { .. }), "{outcome:?}");
    assert_eq!(millis(&log), [10]);
}

#[test]
fn s8_4_a_timer_somebody_waits_for_puts_a_deadlock_off() {
    let main = vec![TimerGo(300 * MS, 1, 0), Recv(0)];
    let mut sim = gopark::sim::Sim::new(ideal(1), Script::new([main, vec![]]).chans(&[0]), Vec::new());
    sim.run();
    assert!(matches!(sim.outcome(), Some(Outcome::Deadlock { .. })));
    assert_eq!(sim.now().nanos() / MS, 300);
}

#[test]
fn s8_4_a_stopped_timer_leaves_nothing_behind() {
    let main = vec![
        Timer(MS, 0, 0),
        Cpu(2 * MS),
        StopTimer(0),
        LogBool(0),
        SelectOr(&[Case::Recv(0)]),
        LogCase,
        ResetTimer(0, 3 * MS, 0),
        LogBool(0),
        Select(&[Case::Recv(0), Case::Recv(1)]),
        LogCase,
        LogTime,
    ];
    assert_eq!(log(ideal(1), Script::new([main]).chans(&[1, 0])), [1000, -1, 0, 0, 5_000_000]);
}

#[test]
fn s8_4_a_timers_channel_looks_unbuffered() {
    let main = vec![Timer(MS, 0, 0), Cpu(2 * MS), Sleep(0), Act::LogLenCap(0)];
    assert_eq!(log(ideal(1), Script::new([main]).chans(&[1])), [0, 0]);
}

#[test]
fn s8_2_each_firing_is_a_goroutine_without_a_parent() {
    let main = vec![TimerGo(MS, 1, 0), Sleep(2 * MS), ResetTimer(0, MS, 0), LogBool(0), Sleep(2 * MS)];
    let script = || Script::new([main.clone(), vec![Log(7)]]);
    assert_eq!(log(ideal(1), script()), [7, 0, 7]);
    let created = events(ideal(1), script());
    let created: Vec<_> = created.iter().filter(|event| matches!(event.kind, Kind::GoCreate { .. })).collect();
    assert_eq!(created.len(), 2);
    assert!(created.iter().all(|event| event.g.is_none()));
}

#[test]
fn a_reset_to_earlier_wakes_the_poller() {
    // The other P's thread sleeps in the poller until the timer's first time.
    let main = vec![TimerGo(500 * MS, 1, 0), Go(2, 0), Wait(0), LogTime];
    let resetter = vec![Sleep(5 * MS), ResetTimer(0, 5 * MS, 0), LogBool(0), Sleep(20 * MS)];
    let script = Script::new([main, vec![LogTime, Add(0, -1)], resetter]).waitgroups(&[1]);
    let log = log(ideal(2), script);
    assert_eq!(log[0], 1000);
    assert_eq!(millis(&log[1..]), [10, 10]);
}

#[test]
fn timers_of_a_p_that_goes_away_are_kept() {
    let sleeper = vec![Timer(20 * MS, 0, 0), TimerGo(25 * MS, 2, 0), StopTimer(1), Recv(0), LogTime, Add(0, -1)];
    let main = vec![Go(1, 0), Cpu(5 * MS), Act::Gomaxprocs(1), Wait(0)];
    let script = || Script::new([main.clone(), sleeper.clone(), vec![Log(1)]]).chans(&[1]).waitgroups(&[1]);
    assert_eq!(millis(&log(ideal(4), script())), [20]);
    compare_script(machine(4, Preset::Nominal), script());
}

#[test]
fn context_like_timers_that_are_added_and_stopped_do_not_pile_up() {
    let main = vec![TimerGo(1_000 * MS, 1, 0), Act::StopLast, Act::Again(2, 10_000), Sleep(MS), LogTime];
    let (log, outcome) = run(machine(1, Preset::Nominal), Script::new([main, vec![]]));
    assert_eq!(outcome, Outcome::MainReturned);
    assert_eq!(log.len(), 1);
}

#[test]
fn timers_fold() {
    const TICK_OR_QUIT: &[Case] = &[Case::Recv(0), Case::Recv(1), Case::Recv(2)];
    let ticking = vec![Select(TICK_OR_QUIT), Cpu(200 * US), Act::Again(2, 30), Add(0, -1)];
    let resetter =
        vec![Sleep(MS), ResetTimer(0, MS, 2 * MS), StopTimer(1), ResetTimer(1, 700 * US, 0), Act::Again(4, 60)];
    let main =
        vec![Timer(MS, MS, 0), Timer(2 * MS, 0, 1), Go(1, 0), Go(1, 0), Go(2, 0), TimerGo(3 * MS, 3, 0), Wait(0)];
    let script =
        || Script::new([main.clone(), ticking.clone(), resetter.clone(), vec![]]).chans(&[1, 1, 0]).waitgroups(&[2]);
    for procs in [1, 2, 4] {
        for preset in Preset::ALL {
            assert!(compare_script(machine(procs, preset), script()) > 300);
        }
    }
}

/// How long sleeps of this length take on one P, in microseconds.
fn naps(cfg: gopark::sim::config::Config, nap: u64, times: usize) -> Vec<i64> {
    let mut main = vec![LogTime];
    for _ in 0..times {
        main.extend([Sleep(nap), LogTime]);
    }
    log(cfg, Script::new([main])).windows(2).map(|pair| (pair[1] - pair[0]) / 1_000).collect()
}

/// Sleeps under real Go on Linux, one after the other in an idle process: how long they take at least and at most, as
/// measured in several runs (outliers of a busy machine left out). All in microseconds.
const IN_LIFE: [(u64, i64, i64); 8] = [
    (50, 1_040, 1_135),
    (1_000, 1_060, 1_130),
    (1_500, 2_120, 2_245),
    (2_500, 3_130, 3_265),
    (10_000, 10_170, 10_290),
    (100_000, 100_200, 100_360),
    (500_000, 500_400, 500_755),
    (1_000_000, 1_000_000, 1_000_130),
];

/// The sleeps that do not take as long as in life.
fn unlike_life(cfg: &gopark::sim::config::Config) -> Vec<u64> {
    let unlike = |(nap, least, most)| {
        let took = naps(cfg.clone(), nap * US, 3);
        took.into_iter().skip(1).any(|took| !(least..=most).contains(&took)).then_some(nap)
    };
    IN_LIFE.into_iter().filter_map(unlike).collect()
}

#[test]
fn s7_4_sleeps_are_as_late_as_in_life() {
    let nominal = machine(1, Preset::Nominal);
    assert_eq!(unlike_life(&nominal), [0; 0]);
    let mut no_slack = nominal.clone();
    no_slack.costs.epoll_slack = SimDuration::ZERO;
    assert_eq!(unlike_life(&no_slack), [1_000, 1_500, 2_500, 10_000, 100_000, 500_000]);
    let mut no_wake = nominal;
    no_wake.costs.epoll_wake = SimDuration::ZERO;
    assert_eq!(unlike_life(&no_wake), [1_000, 1_500, 2_500, 10_000, 100_000, 1_000_000]);
    for (nap, ..) in IN_LIFE {
        assert_eq!(naps(ideal(1), nap * US, 2)[1], nap as i64, "the ideal machine is never late");
    }
}

#[test]
fn s7_4_who_sleeps_often_falls_behind_who_sleeps_once() {
    // The one begins its rounds; the other stops it after the time of so many. The first is late by a little each time:
    // as in real Go it never gets to begin one more.
    for (nap, rounds) in [(500, 4), (100, 10), (50, 10), (1_000, 3)] {
        let worker = (0..=rounds).flat_map(|_| [LogTime, Sleep(nap * MS)]).collect();
        let main = vec![Go(1, 0), Sleep(nap * rounds * MS)];
        let log = log(machine(1, Preset::Nominal), Script::new([main, worker]));
        assert_eq!(log.len() as u64, rounds, "{rounds} times {nap} ms");
    }
}
