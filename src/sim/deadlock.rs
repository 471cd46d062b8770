//! `checkdead`: when no thread is left that could do anything, either a timer will, or the program is stuck.

use crate::event::{Object, Outcome, Stuck};
use crate::sim::Sim;
use crate::sim::program::Program;
use crate::sim::sink::Sink;
use crate::sim::state::{GOf, GStatus};

/// Main has called `runtime.Goexit`, and all others have ended.
const NOBODY_LEFT: &str = "no goroutines (main called runtime.Goexit) - deadlock!";

impl<P: Program, S: Sink> Sim<P, S> {
    /// Called whenever a thread goes idle. A thread blocked in a syscall or in the poller counts as running, so does
    /// whoever stops the world from outside; a partial deadlock is never reported.
    pub(super) fn checkdead(&mut self) {
        let idle = self.sched.midle.len() + self.sched.idle_locked + self.sched.freed_threads + 1; // and sysmon
        if self.ms.len() > idle || self.sched.stop.is_some() {
            return;
        }
        let nobody_left = self.gcount() == 0;
        if nobody_left {
            return self.end(Outcome::Fatal { message: NOBODY_LEFT.to_owned(), g: None });
        }
        if self.earliest_timer().is_some() {
            return;
        }
        let mut stuck: Vec<Stuck> = self.gs.iter().filter_map(|g| self.stuck(g)).collect();
        stuck.sort_by_key(|stuck| stuck.g);
        self.end(Outcome::Deadlock { stuck });
    }

    fn stuck(&self, g: &GOf<P>) -> Option<Stuck> {
        let GStatus::Waiting(reason, on) = g.status else { return None };
        if g.system {
            return None;
        }
        let holder = match on {
            Object::Mutex(id) => self.objects.holder(id),
            Object::RwMutex(id) => self.objects.rwmutexes[id.index()].writer,
            _ => None,
        };
        Some(Stuck { g: g.id, func: g.func, reason, on, holder })
    }
}
