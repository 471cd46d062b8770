//! The machine whatever runs on it, recording what happens.

use crate::base::time::SimTime;
use crate::event::{Event, Outcome};
use crate::golang::vm::Vm;
use crate::program::workload::WorkloadProgram;
use crate::sim::Sim;
use crate::sim::program::Program;

/// Something that was written to standard output (1) or standard error (2).
pub use crate::golang::vm::env::Output as Written;

/// A recording machine.
pub trait Machine: Send {
    /// See [`Sim::advance_some`].
    fn advance_some(&mut self, time: SimTime, steps: u32) -> bool;
    /// See [`Sim::stop`].
    fn stop(&mut self);
    /// See [`Sim::now`].
    fn now(&self) -> SimTime;
    /// See [`Sim::outcome`].
    fn outcome(&self) -> Option<&Outcome>;
    /// Whether something has happened since [`Machine::take_events`].
    fn has_events(&mut self) -> bool;
    /// What has happened since the last call.
    fn take_events(&mut self) -> Vec<Event>;
    /// What the program has written since the last call.
    fn take_written(&mut self) -> Vec<Written>;
}

/// What programs write.
trait Writes {
    fn take_written(&mut self) -> Vec<Written>;
}

impl Writes for WorkloadProgram {
    fn take_written(&mut self) -> Vec<Written> {
        Vec::new()
    }
}

impl Writes for Vm {
    fn take_written(&mut self) -> Vec<Written> {
        self.take_output()
    }
}

impl<P> Machine for Sim<P, Vec<Event>>
where
    P: Program + Writes + Send,
    P::Value: Send,
    P::Func: Send,
{
    fn advance_some(&mut self, time: SimTime, steps: u32) -> bool {
        Self::advance_some(self, time, steps)
    }

    fn stop(&mut self) {
        Self::stop(self);
    }

    fn now(&self) -> SimTime {
        Self::now(self)
    }

    fn outcome(&self) -> Option<&Outcome> {
        Self::outcome(self)
    }

    fn has_events(&mut self) -> bool {
        !self.sink_mut().is_empty()
    }

    fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(self.sink_mut())
    }

    fn take_written(&mut self) -> Vec<Written> {
        self.program_mut().take_written()
    }
}
