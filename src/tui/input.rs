//! What comes from outside, as messages: keys, the mouse, resizes, signals.
//!
//! **Invariant**: nothing is interpreted here. The two threads end with the process; they may be blocked in a read
//! when the view is left.

use std::io;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use crossterm::event::{self, Event, KeyEventKind, MouseEventKind};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};

use super::msg::Msg;

/// The view's end: messages, and the signals' handle, which gives the signals back when dropped.
#[derive(Debug)]
pub struct Input {
    /// Keys, the mouse, resizes, signals.
    pub messages: Receiver<Msg>,
    signals: Handle,
}

impl Input {
    /// Starts to listen.
    ///
    /// # Errors
    /// If the system has no thread to give or does not let us have the signals.
    pub fn start() -> io::Result<Self> {
        let (sender, messages) = bounded(256);
        let signals = listen_to_signals(sender.clone())?;
        thread::Builder::new().name("input".to_owned()).spawn(move || read_terminal(&sender))?;
        Ok(Self { messages, signals })
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.signals.close();
    }
}

fn listen_to_signals(sender: Sender<Msg>) -> io::Result<Handle> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let handle = signals.handle();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if sender.send(Msg::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(handle)
}

/// Reads until the terminal or the view is gone.
fn read_terminal(sender: &Sender<Msg>) {
    loop {
        let message = match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Msg::Key(key),
            Ok(Event::Mouse(mouse)) if mouse.kind != MouseEventKind::Moved => Msg::Mouse(mouse),
            Ok(Event::Resize(width, height)) => Msg::Resize(width, height),
            Ok(_) => continue,
            Err(error) => Msg::InputLost(error.to_string()),
        };
        let lost = matches!(message, Msg::InputLost(_));
        if sender.send(message).is_err() || lost {
            return;
        }
    }
}
