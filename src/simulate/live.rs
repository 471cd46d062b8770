//! A run in the making, for the view.

use crate::base::time::SimTime;
use crate::event::{Event, Outcome};
use crate::simulate::{Machine, Plan, Written};

/// A machine that is advanced step by step while somebody looks.
pub struct Live {
    machine: Box<dyn Machine>,
    until: SimTime,
}

impl Live {
    /// The plan's machine at time zero.
    pub fn new(plan: &Plan) -> Self {
        Self { machine: plan.start(), until: plan.until }
    }

    /// Goes on towards `time` by about so many steps.
    pub fn advance_to(&mut self, time: SimTime, steps: u32) {
        let reached = !self.machine.advance_some(time.min(self.until), steps);
        if reached && time >= self.until {
            self.machine.stop();
        }
    }

    /// Goes on until something happens, or by about so many steps.
    pub fn advance_event(&mut self, steps: u32) {
        for _ in 0..steps {
            if self.machine.has_events() || self.machine.outcome().is_some() {
                return;
            }
            self.advance_to(self.until, 1);
        }
    }

    /// What has happened since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.machine.take_events()
    }

    /// What the program has written since the last call.
    pub fn take_written(&mut self) -> Vec<Written> {
        self.machine.take_written()
    }

    /// The time reached.
    pub fn now(&self) -> SimTime {
        self.machine.now()
    }

    /// How the run ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.machine.outcome().cloned()
    }
}
