//! What the scheduler knows of the goroutines' own code: the one interface between the machine and its front ends.
//!
//! ```text
//!   scheduler --- resume(g, at most so much CPU) ---> program
//!             <-- used so much, then wants Op -------
//! ```
//!
//! The machine lets the CPU time pass (it may preempt the goroutine in the middle of it), then carries out the
//! operation at its exact time, and resumes the goroutine with the result.

use crate::base::ids::{ChanId, FuncId, MutexId, WgId};
use crate::base::time::{SimDuration, SimTime};
use crate::sim::objects::Objects;

/// The machine's handle of a live goroutine: a slot, used again after the goroutine has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gp(pub(crate) u32);

impl Gp {
    /// The slot's place in a table that holds something for each live goroutine.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A front end: knows what every goroutine does next.
pub trait Program {
    /// What a channel carries.
    type Value;
    /// What a `go` statement starts.
    type Func: Clone;

    /// Makes the objects that exist from the start and returns what the main goroutine runs.
    fn main(&mut self, objects: &mut Objects<Self::Value>) -> Self::Func;

    /// The function's id, for events.
    fn func_id(&self, func: &Self::Func) -> FuncId;

    /// A goroutine was created to run `func`; `g` is its handle until [`Program::exited`].
    fn created(&mut self, g: Gp, func: Self::Func);

    /// The goroutine is gone; its handle will be used again.
    fn exited(&mut self, g: Gp);

    /// Lets goroutine `g` go on. `woke` is the result of what it last asked for.
    fn resume(&mut self, g: Gp, woke: Woke<Self::Value>, cx: &mut Context<'_, Self::Value>) -> Answer<Self>;

    /// How many functions it has: their ids are 0 to one less.
    fn func_count(&self) -> u32;

    /// A function started with [`Op::AfterFunc`] is being started; when shall it be started again? `due` is when
    /// this one was to start (it may be later than that).
    fn again(&mut self, func: &Self::Func, due: SimTime) -> Option<SimTime>;
}

/// What a front end may use while it computes.
#[derive(Debug)]
pub struct Context<'a, V> {
    /// The time at which the goroutine goes on.
    pub now: SimTime,
    /// The most CPU time it should use before it answers.
    pub budget: SimDuration,
    /// Where channels, mutexes and wait groups are made.
    pub objects: &'a mut Objects<V>,
}

/// What a goroutine did and wants.
#[derive(Debug)]
pub struct Answer<P: Program + ?Sized> {
    /// CPU time it used before it came to `op`.
    pub used: SimDuration,
    /// What it wants of the runtime.
    pub op: Op<P::Func, P::Value>,
}

/// What a goroutine can ask of the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op<F, V> {
    /// Nothing yet: it came to the end of its budget.
    Continue,
    /// `go f()`
    Go(F),
    /// `ch <- v`; none is the nil channel.
    Send(Option<ChanId>, V),
    /// `<-ch`; none is the nil channel.
    Recv(Option<ChanId>),
    /// `close(ch)`
    Close(ChanId),
    /// `mu.Lock()`
    Lock(MutexId),
    /// `mu.Unlock()`
    Unlock(MutexId),
    /// `wg.Add(n)`; `Done` is -1.
    WaitGroupAdd(WgId, i64),
    /// `wg.Wait()`
    WaitGroupWait(WgId),
    /// `time.Sleep(d)`
    Sleep(SimDuration),
    /// A read from the network whose data come after this long.
    Net(SimDuration),
    /// A syscall that blocks its thread for this long.
    Syscall(SimDuration),
    /// `runtime.Gosched()`
    Gosched,
    /// `time.AfterFunc(d, f)`: a new goroutine each time [`Program::again`] names a time.
    AfterFunc(SimDuration, F),
    /// `runtime.GOMAXPROCS(n)`
    Gomaxprocs(u16),
    /// The goroutine's function returns (main: the program ends).
    Exit,
    /// An unrecovered panic with this text.
    Panic(String),
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
    /// The operation panicked with this text (a send on a closed channel, a negative wait group counter).
    Panicked(&'static str),
}
