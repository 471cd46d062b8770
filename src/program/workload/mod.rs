//! Programs made of steps: tasks that compute, wait, lock and send, for a class that knows no Go.
//!
//! ```text
//!   Task   steps:  arm arm | cpu lock cpu unlock | done
//!                          '---- body × repeat --'
//! ```
//!
//! **Invariants**: a [`Workload`] is plain, checked data: every id in a step names something that exists; task 0 is
//! `main`; a task's number is the [`FuncId`](crate::base::ids::FuncId) of its goroutines.

mod run;
mod span;

use std::ops::Range;

pub use run::{Func, WorkloadProgram};
pub use span::Span;

use crate::base::ids::{ChanId, MutexId, WgId};
use crate::base::time::SimDuration;
use crate::event::{ChanName, Names};

/// A whole program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// By function id; the first one is `main`.
    pub tasks: Vec<Task>,
    /// By channel id.
    pub chans: Vec<ChanName>,
    /// Names, by mutex id.
    pub mutexes: Vec<String>,
    /// By wait group id.
    pub waitgroups: Vec<WaitGroup>,
}

/// What some goroutines do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is called.
    pub name: String,
    /// Everything that a goroutine of this task does, in order.
    pub steps: Vec<Step>,
    /// The steps that are repeated; those before and after it are done once.
    pub body: Range<u32>,
    /// How many times the body is done, at least once.
    pub repeat: u32,
    /// When it is started by the clock, where it is.
    pub arrivals: Option<Arrivals>,
}

/// Starts that the clock makes, whatever the scheduler does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrivals {
    /// When the first one starts.
    pub start: SimDuration,
    /// From one to the next; none if all start at once.
    pub every: Option<Span>,
    /// How many in all.
    pub count: u32,
}

/// A wait group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitGroup {
    /// What it is called.
    pub name: String,
    /// Its counter at the start.
    pub counter: u32,
}

/// One thing that a goroutine does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Computes.
    Cpu(Span),
    /// Waits for the network, through the poller.
    Net(Span),
    /// Waits for a disk, in a syscall that blocks its thread.
    Disk(Span),
    /// `time.Sleep`
    Sleep(Span),
    /// Locks a mutex.
    Lock(MutexId),
    /// Unlocks it.
    Unlock(MutexId),
    /// Sends to a channel.
    Send(ChanId),
    /// Receives from it.
    Recv(ChanId),
    /// Closes it.
    Close(ChanId),
    /// Adds to a wait group's counter; `done` is -1.
    Add(WgId, i64),
    /// Waits until the counter is zero.
    Wait(WgId),
    /// `runtime.Gosched()`
    Yield,
    /// Starts so many goroutines of a task.
    Go {
        /// The task's number.
        task: u32,
        /// How many, at least one.
        count: u32,
    },
    /// Sets the clock to start the goroutines of a task that has [`Arrivals`].
    Arm {
        /// The task's number.
        task: u32,
    },
    /// `runtime.GOMAXPROCS(n)`
    Gomaxprocs(u16),
    /// Panics with this text.
    Panic(Box<str>),
}

impl Workload {
    /// What everything is called, for events.
    pub fn names(&self) -> Names {
        Names {
            funcs: self.tasks.iter().map(|task| task.name.clone()).collect(),
            chans: self.chans.clone(),
            mutexes: self.mutexes.clone(),
            waitgroups: self.waitgroups.iter().map(|group| group.name.clone()).collect(),
            ..Names::default()
        }
    }
}

impl Task {
    /// Whether some of its durations vary, so that its goroutines need random numbers.
    pub fn varies(&self) -> bool {
        self.steps.iter().any(|step| match step {
            Step::Cpu(span) | Step::Net(span) | Step::Disk(span) | Step::Sleep(span) => span.varies(),
            _ => false,
        })
    }
}
