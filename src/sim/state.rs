//! G, M, P and the global record, as in the runtime's `runtime2.go`, and what each thread and goroutine is about to do.

use std::collections::VecDeque;

use crate::base::ids::{CoreId, FuncId, GoId, MId, MutexId, PId};
use crate::base::rng::Rng;
use crate::base::time::{SimDuration, SimTime};
use crate::event::{Object, Passed, ProcState, Rule, WaitReason};
use crate::sim::objects::SemaAddr;
use crate::sim::program::{Gp, Op, Program, SelectCase, TimerWhat, Woke};
use crate::sim::runq::RunQueue;
use crate::sim::sudog::Link;
use crate::sim::timers::Timers;

/// A goroutine.
#[derive(Debug)]
pub(super) struct G<F, V> {
    pub(super) id: GoId,
    pub(super) func: FuncId,
    /// One of the runtime's own: no user code, not counted, not looked at by `checkdead`.
    pub(super) system: bool,
    pub(super) status: GStatus,
    /// A preemption request that has not been answered.
    pub(super) preempt: bool,
    /// `sudog.ticket`: the semaphore was handed to it.
    pub(super) ticket: bool,
    /// One of its entries in wait queues has been chosen (`selectDone`).
    pub(super) select_done: bool,
    /// The first of its entries in channels' wait queues.
    pub(super) waiting: Link,
    /// The thread that it is wired to.
    pub(super) lockedm: Option<MId>,
    /// CPU time to burn before what it does next.
    pub(super) compute: SimDuration,
    pub(super) next: Next<F, V>,
}

/// Where a goroutine is. Each is in exactly one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GStatus {
    /// On a run queue.
    Runnable,
    /// Taken by this thread, which is about to run it.
    Hand(MId),
    /// Running on this thread.
    Running(MId),
    /// In a syscall on this thread.
    Syscall(MId),
    /// Parked.
    Waiting(WaitReason, Object),
    /// The slot is free.
    Dead,
}

/// What a goroutine does when it runs next.
#[derive(Debug)]
pub(super) enum Next<F, V> {
    /// Ask the program, with the result of the last operation.
    Resume(Woke<V>),
    /// Carry out this operation, after its `compute` is burned.
    Op(Op<F, V>),
    /// Go on trying to lock a mutex.
    Lock(Locking),
    /// Go on waiting for a semaphore.
    Sema(SemaAddr),
    /// A system goroutine: park for this reason.
    Park(WaitReason),
    /// The goroutine that lets GOMAXPROCS follow the quota: change it to this.
    UpdateProcs(u16),
    /// Nothing: it is parked without an operation, or the slot is free.
    Nothing,
}

/// The local variables of `Mutex.lockSlow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Locking {
    pub(super) mutex: MutexId,
    pub(super) iter: u8,
    pub(super) awoke: bool,
    pub(super) starving: bool,
    /// When it began to wait; none as long as it never parked.
    pub(super) wait_start: Option<SimTime>,
    /// It queues at the head, for it has waited before.
    pub(super) lifo: bool,
    /// It is parked in `semacquire`, or was just woken from there.
    pub(super) parked: bool,
}

/// A thread that the runtime knows.
#[derive(Debug)]
pub(super) struct M {
    pub(super) p: Option<PId>,
    /// The P it will acquire when it wakes.
    pub(super) nextp: Option<PId>,
    /// The P it had when it entered its syscall.
    pub(super) oldp: Option<PId>,
    pub(super) curg: Option<Gp>,
    /// The goroutine that is wired to it, and how often it asked for that.
    pub(super) lockedg: Option<Gp>,
    pub(super) locks: u32,
    pub(super) spinning: bool,
    pub(super) idle: bool,
    pub(super) rng: Rng,
    /// What it does when its burn is used up.
    pub(super) step: Step,
    /// The local variables of `findRunnable`.
    pub(super) find: Find,
    pub(super) thread: Thread,
}

/// What the kernel knows of a thread.
#[derive(Debug)]
pub(super) struct Thread {
    pub(super) state: ThreadState,
    /// CPU time to use before `M::step`.
    pub(super) burn: SimDuration,
    /// CPU time to use before that, for getting onto the core.
    pub(super) switch: SimDuration,
    /// Makes what was scheduled for an earlier sleep void.
    pub(super) generation: u32,
    pub(super) last_core: Option<CoreId>,
    /// A preemption signal came while it was off its core.
    pub(super) signal: bool,
}

/// Where the kernel has a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ThreadState {
    /// On this core.
    On(CoreId),
    /// In the kernel's run queue.
    Ready,
    /// Asleep.
    Asleep,
}

/// A core.
#[derive(Debug, Default)]
pub(super) struct Core {
    pub(super) m: Option<MId>,
    /// The thread that was on it before.
    pub(super) last: Option<MId>,
    /// Since when the current burn is being used up.
    pub(super) burning_since: SimTime,
    /// Since when the thread is on it.
    pub(super) on_since: SimTime,
    /// Makes what was scheduled for an earlier burn void.
    pub(super) generation: u32,
    /// CPU time that it may use before it has to take more of the quota; zero where there is none.
    pub(super) share: SimDuration,
    /// Its thread stands still, for there was no more to take.
    pub(super) throttled: bool,
}

/// What a thread does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Woken from the idle list, or new: acquire `nextp`, then `Schedule`.
    Woken,
    /// The top of `schedule` and `findRunnable`.
    Schedule,
    /// The same after the timers.
    FindLocal,
    /// `findRunnable` step 9: the poll itself.
    Netpoll,
    /// Look at the next victim.
    Steal(StealWork),
    /// Slept a little; take the victim's runnext if it is still this one.
    StealRunnext(StealWork, Gp),
    /// Nothing found: give up the P.
    GiveUp,
    /// Without P: look again everywhere.
    Recheck,
    /// Without P: become the poller, or park.
    Poll,
    /// Back from the blocking poll.
    PollReturn,
    /// Run what was found.
    Execute(Gp, Rule),
    /// Let the current goroutine go on.
    Run,
    /// The current goroutine has burned its CPU time.
    Computed,
    /// The current goroutine's operation, its cost paid.
    Operate,
    /// Back from a blocking syscall.
    ExitSyscall,
    /// The stopped world can be changed.
    Resize(u16),
    /// sysmon's thread: has no core in this model.
    Sysmon,
}

/// The local variables of `stealWork`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StealWork {
    pub(super) pass: u8,
    pub(super) first: u16,
    pub(super) step: u16,
    /// Victims visited in this pass.
    pub(super) visited: u16,
    pub(super) ran_timer: bool,
}

/// The local variables of `findRunnable`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Find {
    pub(super) passed: Passed,
    pub(super) poll_until: Option<SimTime>,
    pub(super) was_spinning: bool,
}

/// A P.
#[derive(Debug)]
pub(super) struct Proc {
    pub(super) state: ProcState,
    pub(super) m: Option<MId>,
    /// The thread that had it last.
    pub(super) oldm: Option<MId>,
    pub(super) schedtick: u32,
    pub(super) syscalltick: u32,
    pub(super) sysmontick: SysmonTick,
    pub(super) runq: RunQueue,
    pub(super) timers: Timers,
    /// The next goroutine ids of this P's batch of 16: from, to.
    pub(super) goids: (u32, u32),
}

/// What sysmon last saw of a P, and since when it sees that: none for the zeroes that it starts with, which are as old
/// as can be. Never reset, as in the runtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SysmonTick {
    pub(super) schedtick: u32,
    pub(super) schedwhen: Option<SimTime>,
    pub(super) syscalltick: u32,
    pub(super) syscallwhen: Option<SimTime>,
}

/// The global record (`schedt`).
#[derive(Debug, Default)]
pub(super) struct Sched {
    pub(super) runq: VecDeque<Gp>,
    /// Idle Ps, last in, first out.
    pub(super) pidle: Vec<PId>,
    /// Idle Ms, last in, first out.
    pub(super) midle: Vec<MId>,
    pub(super) nmspinning: u32,
    /// Threads that wait for the goroutine that is wired to them (`nmidlelocked`).
    pub(super) idle_locked: usize,
    /// Threads that have ended (`nmfreed`).
    pub(super) freed_threads: usize,
    pub(super) needspinning: bool,
    /// How many of the goroutines are the runtime's own.
    pub(super) ngsys: usize,
    /// Ids are handed out to Ps from here.
    pub(super) goidgen: u32,
    /// Some timer or network wait has happened.
    pub(super) netpoll_inited: bool,
    /// When the network was polled last; none while a thread is blocked doing so.
    pub(super) lastpoll: Option<SimTime>,
    /// The thread blocked in the poller.
    pub(super) poller: Option<MId>,
    /// It has been woken already.
    pub(super) poller_woken: bool,
    /// Until when it will block, if there is a deadline.
    pub(super) poll_until: Option<SimTime>,
    /// When its timeout is over, if it may last somewhat longer.
    pub(super) poll_slack: Option<SimTime>,
    /// A thread does a non-blocking poll.
    pub(super) polling_net: bool,
    /// Goroutines parked for the network.
    pub(super) net_waiters: u32,
    /// Those of them whose data are there, first come first.
    pub(super) net_ready: VecDeque<Gp>,
    pub(super) timer_sequence: u64,
    pub(super) steal_coprimes: Vec<u16>,
    pub(super) sysmon: Sysmon,
    pub(super) stop: Option<Stop>,
    pub(super) stop_generation: u32,
    /// Changes of GOMAXPROCS that wait for the world to run again.
    pub(super) queued_changes: VecDeque<u16>,
    /// Threads of which the kernel's run queue consists.
    pub(super) ready_threads: VecDeque<MId>,
    /// Since when it is not empty.
    pub(super) threads_wait_since: SimTime,
    /// Cores that are throttled, first come first.
    pub(super) throttled: VecDeque<CoreId>,
    /// How often the quota has been changed.
    pub(super) quota_generation: u32,
    /// There is a quota at some time.
    pub(super) in_container: bool,
    /// When sysmon last looked whether GOMAXPROCS should be another one.
    pub(super) lastgomaxprocs: Option<SimTime>,
    /// The goroutine that changes it then.
    pub(super) max_procs_g: Option<Gp>,
}

/// sysmon's local variables.
#[derive(Debug, Default)]
pub(super) struct Sysmon {
    pub(super) idle: u32,
    pub(super) delay: SimDuration,
    pub(super) state: SysmonState,
    pub(super) generation: u32,
}

/// How sysmon sleeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SysmonState {
    /// An ordinary sleep.
    #[default]
    Napping,
    /// The deep sleep (`sysmonwait`).
    DeepSleep,
    /// It was woken from there and is about to look.
    Woken,
}

/// A stop of the world that is going on (`gcwaiting`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) stopper: Stopper,
    /// Ps that still run.
    pub(super) stopwait: u16,
    /// GOMAXPROCS shall become this.
    pub(super) procs: u16,
}

/// Who stops the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopper {
    /// The person at the keyboard, through sysmon's thread.
    Outside,
    /// A goroutine on this thread called `runtime.GOMAXPROCS`.
    Thread(MId),
}

impl<F, V> Next<F, V> {
    /// The values that it holds.
    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        let (one, cases): (Option<&V>, &[SelectCase<V>]) = match self {
            Self::Resume(Woke::Received(value)) | Self::Op(Op::Send(_, value)) => (Some(value), &[]),
            Self::Resume(Woke::Selected { received, .. }) => (received.as_ref(), &[]),
            Self::Op(Op::Select { cases, .. }) => (None, cases),
            _ => (None, &[]),
        };
        one.into_iter().chain(cases.iter().filter_map(|case| match case {
            SelectCase::Send(_, value) => Some(value),
            SelectCase::Recv(_) => None,
        }))
    }

    /// The function that it holds.
    pub(super) fn func(&self) -> Option<&F> {
        match self {
            Self::Op(Op::Go(func) | Op::AfterFunc(_, func)) => Some(func),
            Self::Op(Op::TimerNew(new)) => match &new.what {
                TimerWhat::Go(func) => Some(func),
                TimerWhat::Send(_) => None,
            },
            _ => None,
        }
    }
}

impl<F, V> G<F, V> {
    /// A free slot.
    pub(super) fn dead() -> Self {
        Self {
            id: GoId::new(0),
            func: FuncId::new(0),
            system: false,
            status: GStatus::Dead,
            preempt: false,
            ticket: false,
            select_done: false,
            waiting: Link::NONE,
            lockedm: None,
            compute: SimDuration::ZERO,
            next: Next::Nothing,
        }
    }
}

impl Proc {
    /// A P with an empty queue.
    pub(super) fn new(ring: u16, state: ProcState) -> Self {
        Self {
            state,
            m: None,
            oldm: None,
            schedtick: 0,
            syscalltick: 0,
            sysmontick: SysmonTick::default(),
            runq: RunQueue::new(ring),
            timers: Timers::default(),
            goids: (0, 0),
        }
    }
}

impl M {
    /// A thread that has not run yet.
    pub(super) fn new(rng: Rng, step: Step) -> Self {
        Self {
            p: None,
            nextp: None,
            oldp: None,
            curg: None,
            lockedg: None,
            locks: 0,
            spinning: false,
            idle: false,
            rng,
            step,
            find: Find::default(),
            thread: Thread {
                state: ThreadState::Asleep,
                burn: SimDuration::ZERO,
                switch: SimDuration::ZERO,
                generation: 0,
                last_core: None,
                signal: false,
            },
        }
    }
}

/// The goroutine record of a program.
pub(super) type GOf<P> = G<<P as Program>::Func, <P as Program>::Value>;

#[cfg(test)]
mod tests {
    use smallvec::SmallVec;

    use super::*;

    #[test]
    fn a_goroutine_is_small() {
        // There may be a million of them.
        let size = size_of::<G<[u64; 2], SmallVec<[u64; 2]>>>();
        assert!(size <= 104, "{size} bytes");
    }
}
