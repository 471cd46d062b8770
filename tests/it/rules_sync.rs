//! Rules of `RWMutex`, `Cond`, `WaitGroup`'s panics, `TryLock`, wired threads, and of how programs end.

use gopark::event::{Kind, Outcome, Rule, WaitReason};
use gopark::sim::config::Config;
use gopark::sim::costs::Preset;

use crate::fold::compare_script;
use crate::script::{Act, MS, Script, US, events, ideal, log, machine, run};
use Act::{
    Add, Cpu, ExitProcess, Fatal, Go, Goexit, Lock, LockThread, Log, LogArg, LogBool, LogTime, NotifyAdd, NotifyWait,
    RLock, RUnlock, Recv, Send, Signal, Sleep, Syscall, TryLock, Unlock, UnlockThread, WLock, WUnlock, Wait, Write,
    Yield,
};

#[test]
fn s10_3_a_pending_writer_keeps_new_readers_out_and_readers_go_before_the_next_writer() {
    let reader = vec![RLock(0), LogArg(0), RUnlock(0), Add(0, -1)];
    let writer = vec![WLock(0), LogArg(0), WUnlock(0), Add(0, -1)];
    // Main reads; a writer waits; readers come behind it.
    let main = vec![
        RLock(0),
        Go(2, 10),
        Yield,
        Go(1, 0),
        Yield,
        Go(1, 1),
        Yield,
        Go(1, 2),
        Yield,
        Log(-1),
        RUnlock(0),
        Wait(0),
    ];
    let script = Script::new([main, reader.clone(), writer.clone()]).rwmutexes(1).waitgroups(&[4]);
    assert_eq!(log(ideal(1), script), [-1, 10, 2, 0, 1]);
    // Main writes; readers and writers come in turns.
    let mut main = vec![WLock(0)];
    for n in 0..4 {
        main.extend([Go(1, n), Yield]);
    }
    main.extend([Go(2, 10), Yield, Go(2, 11), Yield, WUnlock(0), Wait(0)]);
    let script = Script::new([main, reader, writer]).rwmutexes(1).waitgroups(&[6]);
    let log = log(ideal(1), script);
    assert_eq!(log[4..], [10, 11]);
    assert!(log[..4].iter().all(|n| *n < 4), "{log:?}");
}

/// Why the goroutines of a deadlock wait, main first.
fn reasons(script: Script) -> Vec<WaitReason> {
    let (_, outcome) = run(ideal(1), script);
    let Outcome::Deadlock { stuck } = outcome else { panic!("{outcome:?}") };
    stuck.iter().map(|one| one.reason).collect()
}

#[test]
fn s10_3_a_second_writer_waits_for_the_mutex_inside() {
    let main = vec![RLock(0), Go(1, 0), Yield, Go(1, 0), Yield, RLock(0)];
    let found = reasons(Script::new([main, vec![WLock(0)]]).rwmutexes(1));
    assert_eq!(found, [WaitReason::RwMutexRLock, WaitReason::RwMutexLock, WaitReason::MutexLock]);
}

#[test]
fn s10_5_a_condition_has_its_own_reason_and_an_early_signal_is_not_lost() {
    let waits = vec![NotifyAdd(0), NotifyWait(0)];
    assert_eq!(reasons(Script::new([waits]).conds(1)), [WaitReason::CondWait]);
    // Signalled between taking the ticket and waiting: it goes on at once.
    let main = vec![NotifyAdd(0), Signal(0), NotifyWait(0), Log(1)];
    assert_eq!(log(ideal(1), Script::new([main]).conds(1)), [1]);
    // Without a ticket a signal is nothing.
    let main = vec![Signal(0), NotifyAdd(0), NotifyWait(0)];
    assert_eq!(reasons(Script::new([main]).conds(1)), [WaitReason::CondWait]);
}

#[test]
fn s10_2_try_lock() {
    let main = vec![TryLock(0), LogBool(0), TryLock(0), LogBool(1), Unlock(0), TryLock(0), LogBool(2)];
    assert_eq!(log(ideal(1), Script::new([main]).mutexes(1)), [1000, 1, 1002]);
}

fn fatal(acts: Vec<Act>) -> String {
    match run(ideal(1), Script::new([acts]).mutexes(1).rwmutexes(1).waitgroups(&[0])).1 {
        Outcome::Fatal { message, g } => {
            assert!(g.is_some());
            message
        }
        Outcome::Panic { message, .. } => format!("panic: {message}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn s11_3_misuse_is_told_in_go_s_words() {
    assert_eq!(fatal(vec![Unlock(0)]), "sync: unlock of unlocked mutex");
    assert_eq!(fatal(vec![RUnlock(0)]), "sync: RUnlock of unlocked RWMutex");
    assert_eq!(fatal(vec![WLock(0), RUnlock(0)]), "sync: RUnlock of unlocked RWMutex");
    assert_eq!(fatal(vec![WUnlock(0)]), "sync: Unlock of unlocked RWMutex");
    assert_eq!(fatal(vec![RLock(0), WUnlock(0)]), "sync: Unlock of unlocked RWMutex");
    assert_eq!(fatal(vec![Add(0, -1)]), "panic: sync: negative WaitGroup counter");
    assert_eq!(fatal(vec![Add(0, 3), Add(0, -4)]), "panic: sync: negative WaitGroup counter");
    assert_eq!(fatal(vec![Fatal("concurrent map writes")]), "concurrent map writes");
}

#[test]
fn s10_4_a_wait_group_that_is_used_again_too_early() {
    let waiter = vec![Wait(0)];
    let main = vec![Go(1, 0), Yield, Add(0, -1), Add(0, 1), Yield];
    let (_, outcome) = run(ideal(1), Script::new([main, waiter]).waitgroups(&[1]));
    let words = "sync: WaitGroup is reused before previous Wait has returned";
    assert!(matches!(outcome, Outcome::Panic { ref message, .. } if message == words), "{outcome:?}");
}

#[test]
fn s11_2_os_exit_ends_at_once() {
    let (log, outcome) = run(ideal(1), Script::new([vec![Go(1, 0), Yield, Log(1)], vec![ExitProcess(3)]]));
    assert_eq!((log, outcome), (vec![], Outcome::Exited { code: 3 }));
}

#[test]
fn s11_1_main_may_leave_by_goexit() {
    let worker = vec![Sleep(MS), Log(1)];
    let (log, outcome) = run(ideal(1), Script::new([vec![Go(1, 0), Goexit], worker]));
    assert_eq!(log, [1]);
    let words = "no goroutines (main called runtime.Goexit) - deadlock!";
    assert_eq!(outcome, Outcome::Fatal { message: words.into(), g: None });
    let (_, outcome) = run(ideal(1), Script::new([vec![Go(1, 0), Goexit], vec![Recv(0)]]).chans(&[0]));
    assert!(matches!(outcome, Outcome::Deadlock { ref stuck } if stuck.len() == 1), "{outcome:?}");
    // The main goroutine's slot is used again: who has it then is not main.
    let (log, outcome) =
        run(ideal(1), Script::new([vec![Go(1, 0), Goexit], vec![Go(2, 0), Yield, Log(2)], vec![Log(3)]]));
    assert_eq!(log, [3, 2]);
    assert_eq!(outcome, Outcome::Fatal { message: words.into(), g: None });
}

#[test]
fn s4_3_output_is_a_short_syscall() {
    let main = vec![Go(1, 0), Write(6), Write(7), Log(1)];
    let script = || Script::new([main.clone(), vec![Log(2)]]);
    assert_eq!(log(ideal(1), script()), [1]);
    let events = events(ideal(1), script());
    let kinds: Vec<Kind> = events.iter().map(|event| event.kind).collect();
    let first = [Kind::GoSyscallBegin, Kind::Output { fd: 1, bytes: 6 }, Kind::GoSyscallEnd];
    assert!(kinds.windows(3).any(|three| three == first));
}

/// Two goroutines, each wired to its thread or not, pass a token so often.
fn ping_pong(wired: bool, times: u32) -> Script {
    let lock: &[Act] = if wired { &[LockThread] } else { &[] };
    let ping = [lock, &[Send(0, 1), Recv(1), Act::Again(2, times), Add(0, -1)]].concat();
    let pong = [lock, &[Recv(0), Send(1, 1), Act::Again(2, times), Add(0, -1)]].concat();
    Script::new([vec![Go(1, 0), Go(2, 0), Wait(0), LogTime], ping, pong]).chans(&[0, 0]).waitgroups(&[2])
}

#[test]
fn s5_6_a_wired_goroutine_costs_turns_between_threads() {
    let round = |wired| log(machine(1, Preset::Nominal), ping_pong(wired, 200))[0] / 200;
    let (wired, free) = (round(true), round(false));
    assert!((7_000..25_000).contains(&wired), "{wired} ns a round");
    assert!(free < 700, "{free} ns a round");
}

#[test]
fn s5_6_a_wired_goroutine_runs_on_its_thread_only() {
    let events = events(machine(2, Preset::Nominal), ping_pong(true, 20));
    let mut wired = std::collections::BTreeMap::new();
    for event in &events {
        if let Kind::ThreadLock { locked: true } = event.kind {
            wired.insert(event.g, event.m);
        }
        if let Kind::GoStart { rule, .. } = event.kind
            && let Some(thread) = wired.get(&event.g)
        {
            assert_eq!((event.m, rule), (*thread, Rule::Locked));
        }
    }
    assert_eq!(wired.len(), 2);
}

#[test]
fn s5_6_unlocking_counts() {
    let main = vec![LockThread, LockThread, UnlockThread, UnlockThread, UnlockThread];
    let events = events(ideal(1), Script::new([main]));
    let locks: Vec<bool> = events
        .iter()
        .filter_map(|event| if let Kind::ThreadLock { locked } = event.kind { Some(locked) } else { None })
        .collect();
    assert_eq!(locks, [true, false]);
}

#[test]
fn s5_6_a_thread_ends_with_the_goroutine_that_is_wired_to_it() {
    let main = vec![Go(1, 0), Sleep(MS), Go(1, 0), Sleep(MS), Log(1)];
    let script = || Script::new([main.clone(), vec![LockThread, Cpu(US)]]);
    for procs in [1, 4] {
        let events = events(machine(procs, Preset::Nominal), script());
        assert_eq!(events.iter().filter(|event| event.kind == Kind::MExit).count(), 2);
        compare_script(machine(procs, Preset::Nominal), script());
    }
}

#[test]
fn wired_goroutines_fold() {
    // They compute, sleep, block, come back from syscalls without a P, and are stopped with the world.
    let wired = vec![
        LockThread,
        Cpu(12 * MS),
        Sleep(MS),
        Syscall(15 * MS),
        Lock(0),
        Yield,
        Unlock(0),
        Send(0, 1),
        Act::Again(7, 3),
        Add(0, -1),
    ];
    let taker = vec![LockThread, Recv(0), Cpu(MS), Act::Again(2, 9), UnlockThread, Cpu(MS), Add(0, -1)];
    let hog = vec![Cpu(60 * MS), Add(0, -1)];
    let main = vec![
        Go(1, 0),
        Go(1, 0),
        Go(1, 0),
        Go(2, 0),
        Go(3, 0),
        Sleep(20 * MS),
        Act::Gomaxprocs(3),
        Sleep(9 * MS),
        Act::Gomaxprocs(1),
        Wait(0),
    ];
    let script = || {
        Script::new([main.clone(), wired.clone(), taker.clone(), hog.clone()]).chans(&[0]).mutexes(1).waitgroups(&[5])
    };
    for procs in [1, 2, 4] {
        for preset in Preset::ALL {
            let config = Config { cores: 2, ..machine(procs, preset) };
            assert_eq!(run(config.clone(), script()).1, Outcome::MainReturned);
            assert!(compare_script(config, script()) > 300);
        }
    }
}

#[test]
fn locks_of_all_kinds_fold() {
    let reader =
        vec![RLock(0), Cpu(3 * US), RUnlock(0), Act::TryRLock(0), Act::Again(4, 1), Act::Again(5, 1), Add(0, -1)];
    let writer = vec![WLock(0), Cpu(5 * US), WUnlock(0), Act::TryWLock(0), Add(0, -1)];
    let waiter = vec![Lock(0), NotifyAdd(0), Unlock(0), NotifyWait(0), Lock(0), Cpu(US), Unlock(0), Add(0, -1)];
    let mut main = Vec::new();
    for n in 0..24 {
        main.push(Go(1 + n % 3, 0));
    }
    main.extend([Sleep(MS), Signal(0), Cpu(US), Act::Broadcast(0), Sleep(MS)]);
    let script = || {
        Script::new([main.clone(), reader.clone(), writer.clone(), waiter.clone()])
            .mutexes(1)
            .rwmutexes(1)
            .conds(1)
            .waitgroups(&[24])
    };
    for procs in [1, 2, 4] {
        for preset in Preset::ALL {
            assert!(compare_script(machine(procs, preset), script()) > 200);
        }
    }
}
