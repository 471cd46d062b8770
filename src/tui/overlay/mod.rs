//! What can lie on top of a screen. The topmost one has the keys.
//!
//! ```text
//!   key --> is it a letter, and does the overlay take text? --> typed
//!           else the key table --> Action --> act --> Answer: stay, close, and what else there is to do
//! ```

pub mod help;
pub mod machine;
pub mod menu;
pub mod notice;
pub mod prompt;
pub mod window;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::base::time::SimTime;

use super::action::Action;
use super::bindings::Keymap;
use super::keymap::Context;
use super::look::Look;
use super::what_if::Setting;
use super::widget::canvas::Canvas;
use help::Help;
use machine::Panel;
use menu::Menu;
use notice::Notice;
use prompt::{Prompt, Purpose};

/// Something on top.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys that work, and what the signs mean, to be searched.
    Help(Help),
    /// A few sentences.
    Notice(Notice),
    /// A choice of what to do, by one more key.
    Menu(Menu),
    /// A question that is answered with a line of text.
    Prompt(Prompt),
    /// What the machine shall be.
    Machine(Panel),
}

/// What an overlay wants after a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To stay.
    Stay,
    /// To be closed.
    Close,
    /// To be closed, and this to be done.
    Do(Action),
    /// To be closed if the text is right; else it says what is wrong with it.
    Submit(Purpose, String),
    /// To be closed, and the machine to be changed so from this time on.
    Change(SimTime, Vec<Setting>),
}

impl Overlay {
    /// Where the keys go while it is topmost.
    pub const fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Notice(_) => Context::Overlay,
            Self::Menu(menu) => menu.context(),
            Self::Prompt(_) => Context::Prompt,
            Self::Machine(_) => Context::Machine,
        }
    }

    /// Takes a key that belongs to the text, if there is one.
    pub fn edit(&mut self, key: KeyEvent) {
        match self {
            Self::Help(help) => help.edit(key),
            Self::Prompt(prompt) => prompt.edit(key),
            Self::Notice(_) | Self::Menu(_) | Self::Machine(_) => {}
        }
    }

    /// Carries out what a key asks for, on a screen of this size.
    pub fn act(&mut self, action: Action, size: (u16, u16)) -> Answer {
        match self {
            Self::Help(help) => help.act(action, size),
            _ if action == Action::Close => Answer::Close,
            Self::Notice(notice) => {
                notice.act(action, size);
                Answer::Stay
            }
            Self::Menu(menu) => menu.act(action),
            Self::Prompt(prompt) => prompt.act(action),
            Self::Machine(panel) => panel.act(action),
        }
    }
}

/// Draws one over whatever is there.
pub fn draw(overlay: &Overlay, keymap: &Keymap, look: Look, screen: Rect, canvas: &mut Canvas) {
    match overlay {
        Overlay::Help(help) => help::draw(help, look, screen, canvas),
        Overlay::Notice(notice) => notice::draw(notice, look, screen, canvas),
        Overlay::Menu(menu) => menu::draw(menu, keymap, look, screen, canvas),
        Overlay::Prompt(prompt) => prompt::draw(prompt, look, screen, canvas),
        Overlay::Machine(panel) => machine::draw(panel, look, screen, canvas),
    }
}
