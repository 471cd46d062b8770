//! Rules of `select`, and of channels that it shares its wait queues with. Numbers are those of the runtime's rules.

use gopark::event::{Kind, Object, Outcome, WaitReason};

use crate::fold::compare_script;
use crate::script::{Act, Case, Script, events, ideal, log, machine, run};
use Act::{Add, Close, Cpu, Go, Log, LogCase, LogHeld, LogValue, Recv, Select, SelectOr, Send, Wait, Yield};
use gopark::sim::costs::Preset;

/// How often each case was chosen, of so many times.
fn chosen(script: Script, times: usize) -> Vec<usize> {
    let log = log(ideal(1), script);
    assert_eq!(log.len(), times);
    let most = log.iter().max().copied().unwrap_or(0);
    (0..=most).map(|case| log.iter().filter(|chosen| **chosen == case).count()).collect()
}

#[test]
fn s9_6_ready_cases_are_equally_likely() {
    const THREE: &[Case] = &[Case::Recv(0), Case::Recv(1), Case::Recv(2)];
    let main = vec![Close(0), Close(1), Close(2), Select(THREE), LogCase, Act::Again(2, 3_000)];
    let counts = chosen(Script::new([main]).chans(&[0, 0, 0]), 3_000);
    assert!(counts.iter().all(|n| (900..1_100).contains(n)), "{counts:?}");
}

#[test]
fn s9_6_a_channel_that_is_listed_twice_has_double_weight() {
    const TWICE: &[Case] = &[Case::Recv(0), Case::Send(1, 7), Case::Recv(0)];
    let main = vec![Close(0), Select(TWICE), LogCase, Act::Again(2, 3_000)];
    let counts = chosen(Script::new([main]).chans(&[0, 3_000]), 3_000);
    assert!((1_850..2_150).contains(&(counts[0] + counts[2])), "{counts:?}");
}

#[test]
fn s9_6_the_seed_decides() {
    const TWO: &[Case] = &[Case::Recv(0), Case::Recv(1)];
    let choices = |seed| {
        let main = vec![Close(0), Close(1), Select(TWO), LogCase, Act::Again(2, 64)];
        log(gopark::sim::config::Config { seed, ..ideal(1) }, Script::new([main]).chans(&[0, 0]))
    };
    assert_eq!(choices(1), choices(1));
    assert_ne!(choices(1), choices(2));
}

#[test]
fn s9_6_a_default_is_taken_only_if_nothing_is_ready() {
    const BOTH: &[Case] = &[Case::Recv(0), Case::Send(0, 5)];
    let main = vec![
        SelectOr(&[Case::Recv(0)]),
        LogCase,
        SelectOr(&[Case::RecvNil, Case::SendNil]),
        LogCase,
        SelectOr(BOTH),
        LogCase,
        SelectOr(&[Case::Recv(0)]),
        LogCase,
        LogValue,
        SelectOr(&[]),
        LogCase,
    ];
    assert_eq!(log(ideal(1), Script::new([main]).chans(&[1])), [-1, -1, 1, 0, 5, -1]);
}

/// What main is stuck at.
fn stuck(cases: &'static [Case]) -> (WaitReason, Object) {
    let (_, outcome) = run(ideal(1), Script::new([vec![Select(cases)]]).chans(&[0, 0]));
    let Outcome::Deadlock { stuck } = outcome else { panic!("{outcome:?}") };
    (stuck[0].reason, stuck[0].on)
}

#[test]
fn s1_2_what_a_select_waits_for_has_its_own_words() {
    let chan = Object::Chan(gopark::base::ids::ChanId::new(0));
    assert_eq!(stuck(&[]), (WaitReason::SelectNoCases, Object::None));
    assert_eq!(stuck(&[Case::Recv(0)]), (WaitReason::ChanReceive, chan));
    assert_eq!(stuck(&[Case::Send(0, 1)]), (WaitReason::ChanSend, chan));
    assert_eq!(stuck(&[Case::SendNil]), (WaitReason::ChanSendNil, Object::None));
    assert_eq!(stuck(&[Case::RecvNil]), (WaitReason::ChanReceiveNil, Object::None));
    assert_eq!(stuck(&[Case::Recv(0), Case::Recv(1)]), (WaitReason::Select, Object::Select));
    assert_eq!(stuck(&[Case::RecvNil, Case::SendNil]), (WaitReason::Select, Object::Select));
}

#[test]
fn s9_4_a_select_that_would_send_panics_when_the_channel_is_closed() {
    const SENDS: &[Case] = &[Case::Send(0, 1), Case::Recv(1)];
    let waits = Script::new([vec![Go(1, 0), Yield, Close(0), Yield], vec![Select(SENDS)]]).chans(&[0, 0]);
    let finds_it_closed = Script::new([vec![Close(0), Select(SENDS)]]).chans(&[0, 0]);
    for script in [waits, finds_it_closed] {
        let (_, outcome) = run(ideal(1), script);
        assert!(
            matches!(outcome, Outcome::Panic { ref message, .. } if message == "send on closed channel"),
            "{outcome:?}"
        );
    }
}

#[test]
fn a_select_that_is_decided_leaves_the_other_queues() {
    // The waiters select on 0 and 1; after one value on 0 each of them waits behind the other on 1.
    const EITHER: &[Case] = &[Case::Recv(0), Case::Recv(1)];
    let waiter = vec![Select(EITHER), LogCase, LogValue, Add(0, -1)];
    let main = vec![
        Go(1, 0),
        Yield,
        Go(1, 1),
        Yield,
        Send(0, 10),
        Send(1, 11),
        Wait(0),
        SelectOr(&[Case::Send(1, 1)]),
        LogCase,
    ];
    let script = Script::new([main, waiter]).chans(&[0, 0]).waitgroups(&[2]);
    assert_eq!(log(ideal(1), script), [1, 11, 0, 10, -1]);
}

/// Everything that selects can do, with everybody on everything.
fn crowd() -> Script {
    const FIRST: &[Case] = &[Case::Recv(0), Case::Send(1, 1), Case::Recv(2), Case::RecvNil, Case::Recv(0)];
    const SECOND: &[Case] = &[Case::Send(0, 2), Case::Recv(1), Case::Send(0, 3), Case::Send(2, 4)];
    const QUIT: &[Case] = &[Case::Recv(3), Case::Recv(2)];
    let first = vec![Select(FIRST), Cpu(700), Act::Again(2, 20), Select(QUIT), Add(0, -1)];
    let second = vec![Select(SECOND), Cpu(300), Act::Again(2, 20), SelectOr(SECOND), Recv(3), Add(0, -1)];
    let mut main: Vec<Act> = (0..6).map(|n| Go(1 + n % 2, 0)).collect();
    main.extend([Select(&[Case::Recv(0), Case::Recv(2)]), Cpu(30_000), Close(3), Select(&[Case::Recv(3)]), Cpu(2_000)]);
    // Whoever is still in the crowd goes on by these.
    main.extend([SelectOr(&[Case::Recv(0), Case::Send(0, 9)]), Yield, Act::Again(2, 200), Act::Sleep(1_000)]);
    main.extend([SelectOr(&[Case::Recv(2)]), SelectOr(&[Case::Recv(1), Case::Send(1, 9)])]);
    Script::new([main, first, second]).chans(&[0, 1, 0, 0]).waitgroups(&[6])
}

#[test]
fn crowds_of_selects_fold() {
    for procs in [1, 2, 4] {
        for preset in Preset::ALL {
            for seed in 0..6 {
                let config = gopark::sim::config::Config { seed, ..machine(procs, preset) };
                let events = compare_script(config, crowd());
                assert!(events > 200, "{procs} {preset:?} {seed}: {events} events");
            }
        }
    }
}

#[test]
fn a_select_tells_where_it_waits_and_what_decided_it() {
    const EITHER: &[Case] = &[Case::Recv(0), Case::Send(1, 1)];
    let main = vec![Go(1, 0), Yield, Recv(1)];
    let told = events(ideal(1), Script::new([main, vec![Select(EITHER)]]).chans(&[0, 0]));
    let of_select = told.iter().filter_map(|event| match event.kind {
        Kind::SelectWait { chan, send } => Some((chan.number(), Some(send))),
        Kind::SelectDone { chan, .. } => Some((chan.number(), None)),
        _ => None,
    });
    assert_eq!(of_select.collect::<Vec<_>>(), [(0, Some(false)), (1, Some(true)), (1, None)]);
}

#[test]
fn values_that_the_machine_holds_can_all_be_found() {
    // In a buffer, with a sender, with a select, and on their way to somebody who was woken but has not run.
    const SENDS: &[Case] = &[Case::Send(1, 30), Case::Send(1, 31), Case::Recv(3)];
    let main = vec![
        Send(0, 10),
        Go(1, 20),
        Go(2, 0),
        Go(3, 0),
        Go(4, 0),
        Yield,
        Send(2, 40),
        Send(4, 50),
        Act::TimerGo(1_000_000, 5, 60),
        LogHeld,
        Log(-1),
    ];
    let sender = vec![Act::SendArg(1)];
    let funcs =
        [main, sender, vec![Select(SENDS)], vec![Recv(2)], vec![Select(&[Case::Recv(4), Case::Recv(3)])], vec![]];
    assert_eq!(log(ideal(1), Script::new(funcs).chans(&[1, 0, 0, 0, 0])), [10, 20, 30, 31, 40, 50, 60, -1]);
}

#[test]
fn a_channels_number_is_used_again() {
    let main = vec![
        Act::MakeChan(2),
        Send(0, 1),
        Act::FreeChan(0),
        Yield,
        Act::MakeChan(3),
        Act::LogLenCap(0),
        Send(0, 5),
        Act::LogLenCap(0),
        Recv(0),
        LogValue,
    ];
    assert_eq!(log(ideal(1), Script::new([main.clone()])), [0, 3, 1, 3, 5]);
    let told = events(ideal(1), Script::new([main.clone()]));
    let made = told.iter().filter(|event| matches!(event.kind, Kind::Make { cap: 2 | 3, .. } | Kind::Free { .. }));
    assert_eq!(made.count(), 3);
    compare_script(ideal(1), Script::new([main]));
}
