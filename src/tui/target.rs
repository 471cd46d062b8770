//! What a place on the screen stands for: what a click there means.
//!
//! Drawing says of each thing that can be clicked where it is ([`Canvas::target`](super::widget::canvas::Canvas)); a
//! click is looked up in what the last one drew there. So the mouse reaches just what is in sight, and a pane need not
//! say twice where its parts are.

use crate::trace::store::subjects::Subject;
use crate::tui::action::Action;
use crate::tui::pane::Pane;

/// Something that can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Just what a key does: a hint, a button.
    Act(Action),
    /// A goroutine, thread, P, core, mutex, ...: it is selected.
    Select(Subject),
    /// A pane, where nothing more particular is: it gets the keys.
    Pane(Pane),
    /// The lanes of the timeline: the cursor goes to the time of the column.
    Lanes,
    /// The axis of the timeline: pulling it moves the window.
    Axis,
    /// The strip of the whole run: the cursor goes to the time of the column.
    Strip,
    /// An event, by its place in the recording: the cursor goes to it.
    Event(usize),
    /// A line of a list that lies on top or fills the screen, or of the findings.
    Line(usize),
    /// What is covered by something on top, and not to be reached.
    Covered,
}
