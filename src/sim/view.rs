//! The goroutines that there are, for whoever prints them when a program dies.

use crate::base::ids::GoId;
use crate::sim::Sim;
use crate::sim::program::{Gp, Program};
use crate::sim::sink::Sink;
use crate::sim::state::GStatus;

/// A goroutine as `goroutine 7 [chan receive]:` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goroutine {
    /// Its handle.
    pub g: Gp,
    /// Its number.
    pub id: GoId,
    /// What is between the brackets.
    pub state: &'static str,
    /// Whether it is wired to its thread (`, locked to thread`).
    pub locked: bool,
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// The program's goroutines, in the order in which the runtime lists them; its own are left out.
    pub fn goroutines(&self) -> impl Iterator<Item = Goroutine> {
        let slots = (0..).zip(&self.gs).filter(|(_, g)| !g.system);
        slots.filter_map(|(slot, g)| {
            let state = match g.status {
                GStatus::Runnable | GStatus::Hand(_) => "runnable",
                GStatus::Running(_) => "running",
                GStatus::Syscall(_) => "syscall",
                GStatus::Waiting(reason, _) => reason.words(),
                GStatus::Dead => return None,
            };
            Some(Goroutine { g: Gp(slot), id: g.id, state, locked: g.lockedm.is_some() })
        })
    }
}
