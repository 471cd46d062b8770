//! What somebody can jump to: the next or the previous event of a sort.

use crate::trace::recording::Recording;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;
use crate::tui::action::Action;

/// A sort of events that is worth jumping to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Jump {
    /// What is selected does something else; without a selection, any goroutine does.
    #[default]
    Change,
    /// A thief takes goroutines.
    Steal,
    /// A goroutine is preempted.
    Preempt,
    /// A P is taken from a syscall, or handed to another thread.
    Handoff,
    /// A goroutine is woken.
    Wake,
    /// A goroutine blocks.
    Block,
    /// GOMAXPROCS, or something else about the machine, changes.
    Procs,
    /// A goroutine is created.
    Create,
    /// A syscall begins or ends.
    Syscall,
}

impl Jump {
    /// The jump that an action stands for.
    pub const fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::JumpChange => Self::Change,
            Action::JumpSteal => Self::Steal,
            Action::JumpPreempt => Self::Preempt,
            Action::JumpHandoff => Self::Handoff,
            Action::JumpWake => Self::Wake,
            Action::JumpBlock => Self::Block,
            Action::JumpProcs => Self::Procs,
            Action::JumpCreate => Self::Create,
            Action::JumpSyscall => Self::Syscall,
            _ => return None,
        })
    }

    /// What it jumps to, in a word or two.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Steal => "steal",
            Self::Preempt => "preemption",
            Self::Handoff => "handoff",
            Self::Wake => "wake-up",
            Self::Block => "block",
            Self::Procs => "change of the machine",
            Self::Create => "new goroutine",
            Self::Syscall => "syscall",
        }
    }

    /// The events that it stops at, where this is selected.
    pub fn filter(self, selected: Option<Subject>) -> Filter {
        let marks = match self {
            Self::Change => {
                return match selected {
                    Some(goroutine @ Subject::G(_)) => Filter::about(goroutine).only(Marks::CHANGES),
                    Some(other) => Filter::about(other),
                    None => Filter::marks(Marks::CHANGES),
                };
            }
            Self::Steal => Mark::Steal.into(),
            Self::Preempt => Mark::Preempt.into(),
            Self::Handoff => Marks::of(&[Mark::Handoff, Mark::Retake]),
            Self::Wake => Mark::Wake.into(),
            Self::Block => Mark::Block.into(),
            Self::Procs => Marks::of(&[Mark::Procs, Mark::Machine]),
            Self::Create => Mark::Create.into(),
            Self::Syscall => Mark::Syscall.into(),
        };
        Filter::marks(marks)
    }
}

/// How many events are before a cursor that stands behind the next one, for a cursor that stands behind `index` events.
pub fn next(recording: &Recording, index: usize, filter: Filter) -> Option<usize> {
    recording.next(index, filter).map(|place| place + 1)
}

/// The same for the one before.
pub fn previous(recording: &Recording, index: usize, filter: Filter) -> Option<usize> {
    recording.previous(index.saturating_sub(1), filter).map(|place| place + 1)
}
