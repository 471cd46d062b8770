//! What can happen to the view, and what the view can ask for.

use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};

use super::film::Film;
use super::origin::Origin;
use super::what_if::Change;
use super::worker::{Goal, Report};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The process got this signal and has to end.
    Signal(i32),
    /// The terminal gives no more input.
    InputLost(String),
    /// The worker has something to say.
    Report(Report),
    /// A frame is due, so long after the start of the program.
    Frame(Duration),
    /// The scenario with this place in the list, run to its end.
    Preview(usize, Box<Film>),
    /// A scenario was opened from the list.
    Opened(Box<Film>, Origin),
    /// A file was written, or not: what there is to be said of it.
    Saved(Result<String, String>),
    /// It could not be opened, for this reason.
    OpenFailed(String),
    /// The run was made anew, with the changes that were wanted.
    Remade(Box<Film>),
}

/// Something that the view wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit(Exit),
    /// Open the scenario with this place in the list.
    Open(usize),
    /// End the run that is shown.
    Close,
    /// Put this text on the clipboard, where the terminal lets programs do so.
    Copy(String),
    /// Save what is on the screen as an image, under a name that begins like this.
    Picture(String),
    /// Give the worker this goal.
    Aim(Goal),
    /// Make the run anew with these changes, in place of those before.
    Remake(Vec<Change>),
    /// Write a file that replays the run with these changes.
    Save(Vec<Change>),
}

/// Why the view was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Somebody wanted to.
    Quit,
    /// By this signal; the conventional exit status is 128 more.
    Signal(i32),
    /// The terminal gave no more input.
    InputLost(String),
}
