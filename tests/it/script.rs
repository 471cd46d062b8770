//! A program made of lists of acts, for tests of the machine: each goroutine runs a list with one number as argument,
//! and writes numbers to a common log.

use gopark::base::ids::{ChanId, CondId, FuncId, MutexId, RwMutexId, TimerId, WgId};
use gopark::base::time::{SimDuration, SimTime};
use gopark::event::{Event, Outcome, Position};
use gopark::sim::Sim;
use gopark::sim::config::Config;
use gopark::sim::costs::{Costs, Preset};
use gopark::sim::objects::Objects;
use gopark::sim::program::{Context, Created, Gp, NewTimer, Op, Program, SelectCase, TimerWhat, Woke};
use gopark::sim::sink::{NoSink, Sink};

/// What a goroutine does next. Numbers name functions, channels, mutexes and wait groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Compute for so many nanoseconds.
    Cpu(u64),
    /// Write to the log.
    Log(i64),
    /// Write the argument plus this.
    LogArg(i64),
    /// Write the time in nanoseconds.
    LogTime,
    /// Write the value received last.
    LogValue,
    /// Write this minus the value received last.
    LogMinus(i64),
    /// Start a function with an argument.
    Go(usize, i64),
    Send(u32, i64),
    SendArg(u32),
    SendNil,
    Recv(u32),
    RecvNil,
    Close(u32),
    Lock(u32),
    Unlock(u32),
    Add(u32, i64),
    Wait(u32),
    Sleep(u64),
    Net(u64),
    Syscall(u64),
    Yield,
    AfterFunc(u64, usize, i64),
    Gomaxprocs(u16),
    /// Without and with a default.
    Select(&'static [Case]),
    SelectOr(&'static [Case]),
    /// Write which case was chosen, -1 for the default.
    LogCase,
    /// Write the case's number from 1 times this, plus that, plus the value received.
    LogPick(i64, i64),
    TryLock(u32),
    RLock(u32),
    TryRLock(u32),
    RUnlock(u32),
    WLock(u32),
    TryWLock(u32),
    WUnlock(u32),
    /// The two parts of `Cond.Wait` around its unlocking.
    NotifyAdd(u32),
    NotifyWait(u32),
    Signal(u32),
    Broadcast(u32),
    /// A timer that sends: first after, then every so many nanoseconds, on this channel. Timers count from 0.
    Timer(u64, u64, u32),
    /// A timer that starts a function.
    TimerGo(u64, usize, i64),
    StopTimer(u32),
    /// Stops the timer made last.
    StopLast,
    ResetTimer(u32, u64, u64),
    /// Write this, plus 1000 if the answer of the last `Try...`, `StopTimer`, `ResetTimer` was yes.
    LogBool(i64),
    Write(u32),
    LockThread,
    SignalRecv,
    UnlockThread,
    Goexit,
    Fatal(&'static str),
    ExitProcess(i32),
    MakeChan(u32),
    FreeChan(u32),
    /// Write what the channel's `len` and `cap` are.
    LogLenCap(u32),
    /// Write all values that the machine holds, in order.
    LogHeld,
    /// Go back by this many acts, so many times in all (counted per goroutine; one such act a function).
    Again(usize, u32),
}

/// A case of a select.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Send(u32, i64),
    Recv(u32),
    SendNil,
    RecvNil,
}

/// One millisecond, in nanoseconds.
pub(crate) const MS: u64 = 1_000_000;
/// One microsecond, in nanoseconds.
pub(crate) const US: u64 = 1_000;

/// The program: function 0 is main.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    pub(crate) funcs: Vec<Vec<Act>>,
    /// Capacities.
    pub(crate) chans: Vec<u32>,
    pub(crate) mutexes: u32,
    /// Counters.
    pub(crate) waitgroups: Vec<u32>,
    pub(crate) rwmutexes: u32,
    pub(crate) conds: u32,
    /// Whether its acts count as lines of a source.
    pub(crate) has_lines: bool,
    timers: Vec<TimerId>,
    pub(crate) log: Vec<i64>,
    state: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    func: usize,
    arg: i64,
    at: usize,
    again: u32,
    value: i64,
    case: i64,
    answer: bool,
    ticket: u32,
}

impl Script {
    /// A program of these functions.
    pub(crate) fn new(funcs: impl IntoIterator<Item = Vec<Act>>) -> Self {
        Self { funcs: funcs.into_iter().collect(), ..Self::default() }
    }

    pub(crate) fn chans(mut self, capacities: &[u32]) -> Self {
        self.chans = capacities.to_vec();
        self
    }

    pub(crate) fn mutexes(mut self, n: u32) -> Self {
        self.mutexes = n;
        self
    }

    pub(crate) fn rwmutexes(mut self, n: u32) -> Self {
        self.rwmutexes = n;
        self
    }

    pub(crate) fn lines(mut self) -> Self {
        self.has_lines = true;
        self
    }

    pub(crate) fn conds(mut self, n: u32) -> Self {
        self.conds = n;
        self
    }

    pub(crate) fn waitgroups(mut self, counters: &[u32]) -> Self {
        self.waitgroups = counters.to_vec();
        self
    }
}

impl Program for Script {
    type Value = i64;
    type Func = (usize, i64);

    fn main(&mut self, objects: &mut Objects<i64>) -> (usize, i64) {
        for capacity in &self.chans {
            objects.make_chan(*capacity);
        }
        for _ in 0..self.mutexes {
            objects.make_mutex();
        }
        for counter in &self.waitgroups {
            objects.make_waitgroup(*counter as i32);
        }
        for _ in 0..self.rwmutexes {
            objects.make_rwmutex();
        }
        for _ in 0..self.conds {
            objects.make_cond();
        }
        (0, 0)
    }

    fn func_id(&self, func: &(usize, i64)) -> FuncId {
        FuncId::new(func.0 as u32)
    }

    fn func_count(&self) -> u32 {
        self.funcs.len() as u32
    }

    fn created(&mut self, new: Created, (func, arg): (usize, i64)) {
        let g = new.g;
        if self.state.len() <= g.index() {
            self.state.resize(g.index() + 1, State::default());
        }
        self.state[g.index()] = State { func, arg, ..State::default() };
    }

    fn exited(&mut self, _g: Gp) {}

    fn resume(&mut self, g: Gp, woke: Woke<i64>, cx: &mut Context<'_, (usize, i64), i64>) -> Op<(usize, i64), i64> {
        let state = &mut self.state[g.index()];
        match woke {
            Woke::Received(value) => state.value = value,
            Woke::ReceivedClosed => state.value = -1,
            Woke::Panicked(text) => return Op::Panic(text.into()),
            Woke::Selected { case, received } => {
                state.case = case.map_or(-1, i64::from);
                state.value = received.unwrap_or(-1);
            }
            Woke::Bool(answer) => state.answer = answer,
            Woke::Ticket(ticket) => state.ticket = ticket,
            Woke::Timer(timer) => self.timers.push(timer),
            Woke::Go | Woke::Procs(_) => {}
        }
        let mut used = 0;
        loop {
            let act = self.funcs[state.func].get(state.at).copied();
            state.at += 1;
            let op = match act {
                None => Op::Exit,
                Some(Act::Cpu(ns)) => {
                    used += ns;
                    continue;
                }
                Some(Act::Log(n)) => {
                    self.log.push(n);
                    continue;
                }
                Some(Act::LogArg(n)) => {
                    self.log.push(state.arg + n);
                    continue;
                }
                Some(Act::LogTime) => {
                    self.log.push((cx.now.nanos() + used) as i64);
                    continue;
                }
                Some(Act::LogValue) => {
                    self.log.push(state.value);
                    continue;
                }
                Some(Act::Again(back, times)) => {
                    if state.again + 1 < times {
                        state.again += 1;
                        state.at -= back + 1;
                    }
                    continue;
                }
                Some(Act::LogCase) => {
                    self.log.push(state.case);
                    continue;
                }
                Some(Act::LogPick(factor, n)) => {
                    self.log.push(factor * (state.case + 1) + n + state.value.max(0));
                    continue;
                }
                Some(Act::LogMinus(n)) => {
                    self.log.push(n - state.value);
                    continue;
                }
                Some(Act::LogBool(n)) => {
                    self.log.push(if state.answer { n + 1000 } else { n });
                    continue;
                }
                Some(Act::MakeChan(capacity)) => {
                    cx.objects.make_chan(capacity);
                    continue;
                }
                Some(Act::FreeChan(chan)) => {
                    cx.objects.free_chan(ChanId::new(chan));
                    continue;
                }
                Some(Act::LogLenCap(chan)) => {
                    let chan = ChanId::new(chan);
                    let (len, cap) = (cx.objects.chan_len(chan), cx.objects.chan_cap(chan));
                    self.log.extend([i64::from(len), i64::from(cap)]);
                    continue;
                }
                Some(Act::LogHeld) => {
                    let mut held: Vec<i64> = cx.values().copied().chain(cx.funcs().map(|func| func.1)).collect();
                    held.sort_unstable();
                    self.log.extend(held);
                    continue;
                }
                Some(Act::NotifyWait(cond)) => Op::NotifyWait(CondId::new(cond), state.ticket),
                Some(Act::StopLast) => Op::TimerStop(*self.timers.last().expect("a timer was made")),
                Some(Act::StopTimer(timer)) => Op::TimerStop(self.timers[timer as usize]),
                Some(Act::ResetTimer(timer, delay, period)) => Op::TimerReset {
                    timer: self.timers[timer as usize],
                    delay: SimDuration::from_nanos(delay),
                    period: SimDuration::from_nanos(period),
                },
                Some(act) => operation(act, state.arg),
            };
            cx.used = SimDuration::from_nanos(used);
            return op;
        }
    }

    fn tick(&mut self, at: SimTime) -> i64 {
        at.nanos() as i64
    }

    fn position(&self, g: Gp) -> Option<Position> {
        let state = self.state[g.index()];
        let at = Position { func: FuncId::new(state.func as u32), line: state.at as u32, file: 0 };
        self.has_lines.then_some(at)
    }

    fn again(&mut self, _func: &(usize, i64), _due: SimTime) -> Option<SimTime> {
        None
    }
}

fn operation(act: Act, arg: i64) -> Op<(usize, i64), i64> {
    let span = SimDuration::from_nanos;
    match act {
        Act::Go(func, arg) => Op::Go((func, arg)),
        Act::Send(chan, value) => Op::Send(Some(ChanId::new(chan)), value),
        Act::SendArg(chan) => Op::Send(Some(ChanId::new(chan)), arg),
        Act::SendNil => Op::Send(None, 0),
        Act::Recv(chan) => Op::Recv(Some(ChanId::new(chan))),
        Act::RecvNil => Op::Recv(None),
        Act::Close(chan) => Op::Close(ChanId::new(chan)),
        Act::Lock(mutex) => Op::Lock(MutexId::new(mutex)),
        Act::Unlock(mutex) => Op::Unlock(MutexId::new(mutex)),
        Act::Add(wg, n) => Op::WaitGroupAdd(WgId::new(wg), n),
        Act::Wait(wg) => Op::WaitGroupWait(WgId::new(wg)),
        Act::Sleep(ns) => Op::Sleep(span(ns)),
        Act::Net(ns) => Op::Net(span(ns)),
        Act::Syscall(ns) => Op::Syscall(span(ns)),
        Act::Yield => Op::Gosched,
        Act::AfterFunc(ns, func, arg) => Op::AfterFunc(span(ns), (func, arg)),
        Act::Gomaxprocs(n) => Op::Gomaxprocs(n),
        Act::Select(cases) => Op::Select { cases: select_cases(cases), default: false },
        Act::SelectOr(cases) => Op::Select { cases: select_cases(cases), default: true },
        Act::TryLock(mutex) => Op::TryLock(MutexId::new(mutex)),
        Act::RLock(rw) => Op::RLock(RwMutexId::new(rw)),
        Act::TryRLock(rw) => Op::TryRLock(RwMutexId::new(rw)),
        Act::RUnlock(rw) => Op::RUnlock(RwMutexId::new(rw)),
        Act::WLock(rw) => Op::WLock(RwMutexId::new(rw)),
        Act::TryWLock(rw) => Op::TryWLock(RwMutexId::new(rw)),
        Act::WUnlock(rw) => Op::WUnlock(RwMutexId::new(rw)),
        Act::NotifyAdd(cond) => Op::NotifyAdd(CondId::new(cond)),
        Act::Signal(cond) => Op::NotifyOne(CondId::new(cond)),
        Act::Broadcast(cond) => Op::NotifyAll(CondId::new(cond)),
        Act::Timer(delay, period, chan) => timer(span(delay), span(period), TimerWhat::Send(ChanId::new(chan))),
        Act::TimerGo(delay, func, arg) => timer(span(delay), SimDuration::ZERO, TimerWhat::Go((func, arg))),
        Act::Write(bytes) => Op::Write { fd: 1, bytes },
        Act::LockThread => Op::LockThread,
        Act::SignalRecv => Op::SignalRecv,
        Act::UnlockThread => Op::UnlockThread,
        Act::Goexit => Op::Goexit,
        Act::Fatal(text) => Op::Fatal(text.into()),
        Act::ExitProcess(code) => Op::ExitProcess(code),
        other => unreachable!("{other:?} asks nothing of the runtime"),
    }
}

fn timer(delay: SimDuration, period: SimDuration, what: TimerWhat<(usize, i64)>) -> Op<(usize, i64), i64> {
    Op::TimerNew(Box::new(NewTimer { delay, period, what }))
}

fn select_cases(cases: &[Case]) -> Box<[SelectCase<i64>]> {
    let case = |case: &Case| match *case {
        Case::Send(chan, value) => SelectCase::Send(Some(ChanId::new(chan)), value),
        Case::Recv(chan) => SelectCase::Recv(Some(ChanId::new(chan))),
        Case::SendNil => SelectCase::Send(None, 0),
        Case::RecvNil => SelectCase::Recv(None),
    };
    cases.iter().map(case).collect()
}

/// A machine with so many Ps and cores on which nothing costs anything.
pub(crate) fn ideal(procs: u16) -> Config {
    machine(procs, Preset::Ideal)
}

/// A machine with so many Ps and cores.
pub(crate) fn machine(procs: u16, preset: Preset) -> Config {
    Config { cores: procs, gomaxprocs: procs, costs: Costs::preset(preset), ..Config::default() }
}

/// Runs a script to its end: the log and the outcome.
pub(crate) fn run(config: Config, script: Script) -> (Vec<i64>, Outcome) {
    let mut sim = Sim::new(config, script, Checked);
    sim.run();
    let outcome = sim.outcome().expect("a run ends").clone();
    (sim.program().log.clone(), outcome)
}

/// Runs a script that ends with main's return: its log.
pub(crate) fn log(config: Config, script: Script) -> Vec<i64> {
    let (log, outcome) = run(config, script);
    assert_eq!(outcome, Outcome::MainReturned);
    log
}

/// Runs a script: its events.
pub(crate) fn events(config: Config, script: Script) -> Vec<Event> {
    let mut sim = Sim::new(config, script, Vec::new());
    sim.run();
    sim.finish().0
}

/// Runs a script without looking: for long ones.
pub(crate) fn run_quietly(config: Config, script: Script) -> Sim<Script, NoSink> {
    let mut sim = Sim::new(config, script, NoSink);
    sim.run();
    sim
}

/// Drops events, but has them made, so that the machine's invariants are checked after each.
pub(crate) struct Checked;

impl Sink for Checked {
    const ON: bool = true;
    fn event(&mut self, _event: Event) {}
}
