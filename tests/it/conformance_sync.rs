//! The machine beside real Go, as in `conformance.rs`: select, `RWMutex`, `Cond` and timers.

use crate::conformance::Build;
use crate::script::{Act, Case, MS, US};
use Act::{
    Add, Broadcast, Close, Cpu, Lock, Log, LogBool, LogCase, LogLenCap, LogMinus, LogPick, NotifyAdd, NotifyWait,
    RLock, RUnlock, Recv, ResetTimer, Select, SelectOr, Send, Signal, Sleep, StopTimer, Timer, TimerGo, TryRLock,
    TryWLock, Unlock, WLock, WUnlock, Wait, Yield,
};

/// Channels 0 to 2 are a, b and quit.
const A_B_OR_QUIT: [&[Case]; 6] = [
    &[Case::Recv(0), Case::Send(1, 0), Case::Recv(2)],
    &[Case::Recv(0), Case::Send(1, 1), Case::Recv(2)],
    &[Case::Recv(0), Case::Send(1, 2), Case::Recv(2)],
    &[Case::Recv(0), Case::Send(1, 3), Case::Recv(2)],
    &[Case::Recv(0), Case::Send(1, 4), Case::Recv(2)],
    &[Case::Recv(0), Case::Send(1, 5), Case::Recv(2)],
];

#[test]
fn selects_on_several_channels() {
    let mut build = Build::aligned();
    let (a, b, quit) = (build.chan(0), build.chan(0), build.chan(0));
    let wg = build.wg(6);
    for (i, cases) in (0_i64..).zip(A_B_OR_QUIT) {
        let round = |k: i64| [Select(cases), LogPick(1000, 100 * i + 10 * k)];
        build.go((0..3).flat_map(round).chain([Add(wg, -1)]).collect());
        build.main.push(Yield);
    }
    for k in 0..5 {
        build.main.extend([Send(a, k), Log(-100 - k), Recv(b), LogMinus(-200)]);
        build.main.extend((k % 2 == 0).then_some(Yield));
    }
    build.main.extend([Close(quit), Log(-300), Wait(wg)]);
    let nobody = build.chan(0);
    assert_eq!(nobody, 3);
    build.main.extend([SelectOr(&[Case::Recv(3)]), Log(-400)].repeat(2));
    let (both, wg) = (build.chan(0), build.wg(2));
    assert_eq!(both, 4);
    build.go(vec![Select(&[Case::Send(4, 0), Case::Recv(4)]), LogPick(10, 0), Add(wg, -1)]);
    build.main.extend([Yield, Send(both, 5)]);
    build.go(vec![Select(&[Case::Send(4, 1), Case::Recv(4)]), LogPick(10, 1), Add(wg, -1)]);
    build.main.extend([Yield, Recv(both), LogMinus(-500), Wait(wg)]);
    build.prints_what_go_printed("select");
}

#[test]
fn readers_and_writers() {
    let mut build = Build::aligned();
    for yields in [0, 1, 2] {
        let (rw, wg) = (build.rwmutex(), build.wg(9));
        build.main.push(RLock(rw));
        for i in 0..9 {
            let mut acts = Vec::new();
            for k in 0..3 {
                let (lock, unlock, n) =
                    if (i + k) % 3 == 0 { (WLock(rw), WUnlock(rw), 1000) } else { (RLock(rw), RUnlock(rw), 0) };
                acts.extend([lock, Log(n + 10 * i + k)]);
                acts.extend(std::iter::repeat_n(Yield, yields));
                acts.extend([unlock, Log(2000 + 10 * i + k)]);
            }
            acts.push(Add(wg, -1));
            build.go(acts);
            build.main.extend((i % 4 == 1).then_some(Yield));
        }
        build.main.extend([Yield, TryRLock(rw), LogBool(-1), TryWLock(rw), LogBool(-2)]);
        build.main.extend([RUnlock(rw), Log(-3), Wait(wg), TryWLock(rw), LogBool(-1004)]);
    }
    build.prints_what_go_printed("rwmutex");
}

#[test]
fn conditions() {
    let mut build = Build::aligned();
    for round in 0..3 {
        let (mutex, cond, wg) = (build.mutex(), build.cond(), build.wg(6));
        for i in 0..6 {
            let wait = [NotifyAdd(cond), Unlock(mutex), NotifyWait(cond), Lock(mutex)];
            let before = [Lock(mutex), Log(10 + i)].into_iter().chain(wait);
            build.go(before.chain([Log(i), Unlock(mutex), Log(100 + i), Add(wg, -1)]).collect());
            build.main.push(Yield);
        }
        match round {
            0 => build.main.extend([Lock(mutex), Broadcast(cond), Log(-1), Unlock(mutex)]),
            1 => build.main.extend([Signal(cond), Log(-2)].repeat(6)),
            _ => {
                build.main.extend([Signal(cond), Yield, Log(-3)].repeat(4));
                build.main.push(Broadcast(cond));
            }
        }
        build.main.push(Wait(wg));
    }
    build.prints_what_go_printed("cond");
}

#[test]
fn timers_and_tickers() {
    let mut build = Build::new();
    let ticks = build.chan(1);
    assert_eq!(ticks, 0);
    // One tick is pending, whatever was missed.
    build.main.extend([Timer(10 * MS, 10 * MS, ticks), Cpu(55 * MS), Sleep(0), LogLenCap(ticks)]);
    let try_once = [SelectOr(&[Case::Recv(0)]), LogCase];
    build.main.extend(try_once.into_iter().chain(try_once).chain([StopTimer(0)]));
    let chan = build.chan(1);
    assert_eq!(chan, 1);
    build.main.extend([Timer(MS, 0, chan), Cpu(3 * MS), StopTimer(1), LogBool(10), SelectOr(&[Case::Recv(1)])]);
    build.main.extend([LogPick(1, 12), ResetTimer(1, MS, 0), LogBool(13), Recv(chan), StopTimer(1), LogBool(14)]);
    build.main.extend([ResetTimer(1, MS, 0), LogBool(15), Cpu(2 * MS), ResetTimer(1, 50 * MS, 0), LogBool(16)]);
    build.main.extend([StopTimer(1), LogBool(17), StopTimer(1), LogBool(18)]);
    let wg = build.wg(5);
    for i in 0..5 {
        let chan = build.chan(1);
        // Time passes between two calls of real Go.
        build.main.extend([Timer(2 * MS, 0, chan), Cpu(US)]);
        build.go(vec![Recv(chan), Log(20 + i), Add(wg, -1)]);
    }
    build.main.extend([Sleep(US), Cpu(8 * MS), Wait(wg)]);
    let (func, wg) = (build.func(vec![Log(30)]), build.wg(1));
    build.main.extend([TimerGo(MS, func, 0), Cpu(3 * MS), StopTimer(7), LogBool(31), ResetTimer(7, MS, 0)]);
    build.main.extend([Sleep(4 * MS), StopTimer(7), LogBool(32)]);
    let func = build.func(vec![Log(33), Add(wg, -1)]);
    build.main.extend([TimerGo(0, func, 0), Log(34), Wait(wg), StopTimer(8), LogBool(35)]);
    let (quit, tick) = (build.chan(1), build.chan(1));
    assert_eq!((quit, tick), (7, 8));
    build.main.extend([Timer(27 * MS, 0, quit), Timer(10 * MS, 10 * MS, tick)]);
    build.main.extend([Select(&[Case::Recv(8), Case::Recv(7)]), LogCase].repeat(3));
    let mut printed = build.run();
    // Go's program counts the pending ticks.
    assert_eq!(printed[2..4], [0, -1]);
    printed.splice(2..4, [1]);
    let recorded = crate::conformance::recorded("timers");
    // The last three are the cases, where Go's program prints 40 or 41.
    let (cases, before) = (&printed[printed.len() - 3..], &printed[..printed.len() - 3]);
    assert_eq!(cases, [0, 0, 1]);
    assert_eq!(recorded[recorded.len() - 3..], [40, 40, 41]);
    assert_eq!(before, &recorded[..recorded.len() - 3]);
}
