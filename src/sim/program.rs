//! What the scheduler knows of the goroutines' own code: the one interface between the machine and its front ends.
//!
//! ```text
//!   scheduler --- resume(g, at most so much CPU) ---> program
//!             <-- used so much, then wants Op -------
//! ```
//!
//! The machine lets the CPU time pass (it may preempt the goroutine in the middle of it), then carries out the
//! operation at its exact time, and resumes the goroutine with the result.
//!
//! **Invariants**: whatever values and functions the machine holds for the program (in buffers and wait queues, on
//! their way to a goroutine, in timers) are found through [`Context::values`] and [`Context::funcs`], so that a program
//! can collect its garbage in the middle of any `resume`.

use std::fmt;

use crate::base::ids::{ChanId, CondId, FuncId, GoId, MutexId, PId, RwMutexId, TimerId, WgId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::Position;
use crate::sim::objects::Objects;
use crate::sim::state::G;
use crate::sim::timer::Timer;

/// The machine's handle of a live goroutine: a slot, used again after the goroutine has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gp(pub(crate) u32);

impl Gp {
    /// The slot's place in a table that holds something for each live goroutine.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A goroutine that was just created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created {
    /// Its handle until [`Program::exited`].
    pub g: Gp,
    /// Its number, as in `goroutine 7 [running]`.
    pub id: GoId,
    /// Who created it; none for main, and for what a timer started.
    pub parent: Option<GoId>,
}

/// A front end: knows what every goroutine does next.
pub trait Program {
    /// What a channel carries.
    type Value;
    /// What a `go` statement starts.
    type Func: Clone;

    /// Whether goroutines share memory that the machine knows nothing of. Then [`Context::budget`] is small, so that
    /// what goroutines on several cores do to it interleaves; otherwise there is no bound.
    const SHARES_MEMORY: bool = false;

    /// Makes the objects that exist from the start and returns what the main goroutine runs.
    fn main(&mut self, objects: &mut Objects<Self::Value>) -> Self::Func;

    /// The function's id, for events.
    fn func_id(&self, func: &Self::Func) -> FuncId;

    /// Whether its goroutine is one of the runtime's own (`isSystemGoroutine`), which `runtime.NumGoroutine` leaves out.
    fn is_system(&self, func: &Self::Func) -> bool {
        let _ = func;
        false
    }

    /// A goroutine was created to run `func`.
    fn created(&mut self, new: Created, func: Self::Func);

    /// The goroutine is gone; its handle will be used again.
    fn exited(&mut self, g: Gp);

    /// Lets goroutine `g` go on. `woke` is the result of what it last asked for. The answer is what it wants of the
    /// runtime now, after the CPU time that it has added to [`Context::used`].
    fn resume(
        &mut self,
        g: Gp,
        woke: Woke<Self::Value>,
        cx: &mut Context<'_, Self::Func, Self::Value>,
    ) -> Op<Self::Func, Self::Value>;

    /// How many functions it has: their ids are 0 to one less.
    fn func_count(&self) -> u32;

    /// A function started with [`Op::AfterFunc`] is being started; when shall it be started again? `due` is when
    /// this one was to start (it may be later than that).
    fn again(&mut self, func: &Self::Func, due: SimTime) -> Option<SimTime>;

    /// What a timer that expired at `at` sends on its channel: the time.
    fn tick(&mut self, at: SimTime) -> Self::Value;

    /// Whatever the program draws from now on comes from this seed.
    fn reseed(&mut self, seed: u64) {
        let _ = seed;
    }

    /// What goroutine `g` asked to write ([`Op::Write`]) is being written at this very moment.
    fn wrote(&mut self, g: Gp) {
        let _ = g;
    }

    /// Where goroutine `g` is in the program's source, if it has one. Asked only when the run is observed.
    fn position(&self, g: Gp) -> Option<Position> {
        let _ = g;
        None
    }
}

/// What a front end may use while it computes.
pub struct Context<'a, F, V> {
    /// The time at which the goroutine goes on.
    pub now: SimTime,
    /// The most CPU time it should use before it answers.
    pub budget: SimDuration,
    /// The CPU time that it used.
    pub used: SimDuration,
    /// Where channels, mutexes and the like are made.
    pub objects: &'a mut Objects<V>,
    /// The P that the goroutine runs on.
    pub proc: PId,
    /// `runtime.GOMAXPROCS(0)`
    pub gomaxprocs: u16,
    /// `runtime.NumCPU()`
    pub cores: u16,
    /// `runtime.NumGoroutine()`
    pub goroutines: u32,
    pub(super) gs: &'a [G<F, V>],
    pub(super) timers: &'a [Timer<F>],
}

impl<F, V> Context<'_, F, V> {
    /// All values that the machine holds: in channels, with goroutines that wait to send, and on their way to whoever
    /// will be resumed with them.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.objects.values().chain(self.gs.iter().flat_map(|g| g.next.values()))
    }

    /// All functions that the machine holds: of timers, and of goroutines about to be created.
    pub fn funcs(&self) -> impl Iterator<Item = &F> {
        let pending = self.gs.iter().filter_map(|g| g.next.func());
        self.timers.iter().filter_map(Timer::func).chain(pending)
    }
}

impl<F, V> fmt::Debug for Context<'_, F, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("now", &self.now).field("budget", &self.budget).finish_non_exhaustive()
    }
}

/// What a goroutine can ask of the runtime. The comment says with what it is resumed, if not with [`Woke::Go`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op<F, V> {
    /// Nothing yet: it came to the end of its budget.
    Continue,
    /// `go f()`
    Go(F),
    /// `ch <- v`; none is the nil channel. Panics if the channel is closed.
    Send(Option<ChanId>, V),
    /// `<-ch`; none is the nil channel. [`Woke::Received`] or [`Woke::ReceivedClosed`].
    Recv(Option<ChanId>),
    /// `select`, its cases in the order of the source, or a non-blocking send or receive (one case and a default).
    /// [`Woke::Selected`].
    Select {
        /// The cases but the default.
        cases: Box<[SelectCase<V>]>,
        /// Whether there is a default.
        default: bool,
    },
    /// `close(ch)`. Panics if it is closed already.
    Close(ChanId),
    /// `mu.Lock()`
    Lock(MutexId),
    /// `mu.TryLock()`. [`Woke::Bool`].
    TryLock(MutexId),
    /// `mu.Unlock()`. Fatal if it is not locked.
    Unlock(MutexId),
    /// `rw.RLock()`
    RLock(RwMutexId),
    /// `rw.TryRLock()`. [`Woke::Bool`].
    TryRLock(RwMutexId),
    /// `rw.RUnlock()`. Fatal if it is not locked for reading.
    RUnlock(RwMutexId),
    /// `rw.Lock()`
    WLock(RwMutexId),
    /// `rw.TryLock()`. [`Woke::Bool`].
    TryWLock(RwMutexId),
    /// `rw.Unlock()`. Fatal if it is not locked for writing.
    WUnlock(RwMutexId),
    /// The first part of `cond.Wait()`: takes a ticket. [`Woke::Ticket`].
    NotifyAdd(CondId),
    /// The second part, behind the unlocking: waits until the ticket is called.
    NotifyWait(CondId, u32),
    /// `cond.Signal()`
    NotifyOne(CondId),
    /// `cond.Broadcast()`
    NotifyAll(CondId),
    /// `wg.Add(n)`; `Done` is -1. May panic.
    WaitGroupAdd(WgId, i64),
    /// `wg.Wait()`. May panic.
    WaitGroupWait(WgId),
    /// `time.Sleep(d)`
    Sleep(SimDuration),
    /// A read from the network whose data come after this long.
    Net(SimDuration),
    /// A syscall that blocks its thread for this long; for no time at all: a short one.
    Syscall(SimDuration),
    /// Waits for a signal, which never comes.
    SignalRecv,
    /// A write of so many bytes to a file that never blocks: a short syscall. [`Program::wrote`] is called when it
    /// happens.
    Write {
        /// 1 is the standard output, 2 the standard error.
        fd: u8,
        /// How many.
        bytes: u32,
    },
    /// `runtime.Gosched()`
    Gosched,
    /// A new goroutine after this long, and then each time [`Program::again`] names a time.
    AfterFunc(SimDuration, F),
    /// `time.NewTimer`, `NewTicker`, `AfterFunc`. [`Woke::Timer`].
    TimerNew(Box<NewTimer<F>>),
    /// `t.Stop()`. [`Woke::Bool`].
    TimerStop(TimerId),
    /// `t.Reset(d)`. [`Woke::Bool`].
    TimerReset {
        /// Which.
        timer: TimerId,
        /// From now to the first time it expires.
        delay: SimDuration,
        /// From then on each time; zero for a timer that expires once.
        period: SimDuration,
    },
    /// `runtime.GOMAXPROCS(n)`; zero changes nothing. [`Woke::Procs`].
    Gomaxprocs(u16),
    /// `runtime.LockOSThread()`
    LockThread,
    /// `runtime.UnlockOSThread()`
    UnlockThread,
    /// The goroutine's function returns (main: the program ends).
    Exit,
    /// The last step of `runtime.Goexit()`, when all deferred calls have been made. Main is no exception.
    Goexit,
    /// An unrecovered panic with this text.
    Panic(String),
    /// `fatal error: ` and this text.
    Fatal(String),
    /// `os.Exit(code)`
    ExitProcess(i32),
}

/// A case of a [`Op::Select`]; a nil channel is never ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectCase<V> {
    /// `case ch <- v:`
    Send(Option<ChanId>, V),
    /// `case v, ok := <-ch:`
    Recv(Option<ChanId>),
}

/// A timer to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTimer<F> {
    /// From now to the first time it expires.
    pub delay: SimDuration,
    /// From then on each time; zero for a timer that expires once.
    pub period: SimDuration,
    /// What it does then.
    pub what: TimerWhat<F>,
}

/// What a timer does when it expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimerWhat<F> {
    /// It sends [`Program::tick`] on this channel, which has room for one value and becomes a timer's channel by this:
    /// to the program it looks unbuffered.
    Send(ChanId),
    /// It starts a goroutine.
    Go(F),
}

/// The result of an operation, when the goroutine goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Woke<V> {
    /// It is new, or its operation has no result.
    Go,
    /// A value was received.
    Received(V),
    /// The channel is closed and empty.
    ReceivedClosed,
    /// A select is decided.
    Selected {
        /// The case, by its place in the operation; none is the default.
        case: Option<u16>,
        /// What a receiving case received; none if the channel is closed and empty.
        received: Option<V>,
    },
    /// It went well, or did not: [`Op::TryLock`] and the like, [`Op::TimerStop`], [`Op::TimerReset`].
    Bool(bool),
    /// The ticket of [`Op::NotifyAdd`].
    Ticket(u32),
    /// The timer of [`Op::TimerNew`].
    Timer(TimerId),
    /// What GOMAXPROCS was before.
    Procs(u16),
    /// The operation panicked with this text (a send on a closed channel, a negative wait group counter).
    Panicked(&'static str),
}
