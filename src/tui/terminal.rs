//! Entering and leaving the terminal's full-screen mode.
//!
//! **Invariants**: every mode that is switched on is switched off, after a quit, an error, a panic and a signal; only
//! the thread that draws restores the terminal, whichever thread panics.

use std::any::Any;
use std::cell::RefCell;
use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

/// Whether the terminal is in our mode now.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// The hook is set once a process.
static HOOK: Once = Once::new();

thread_local! {
    /// What this thread's last panic said, with its place, which the payload alone does not tell.
    static NOTE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The terminal in full-screen mode; dropping it restores what was there.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    /// Enters the mode, and listens to the mouse if wanted.
    ///
    /// # Errors
    /// If there is no terminal, or it does not answer.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        hook(thread::current().id());
        // Set first: if entering fails half-way, the other half is undone.
        ENTERED.store(true, Ordering::SeqCst);
        let entered = enable_raw_mode()
            // Cleared, for not every terminal has an alternate screen, and frames only write what differs from nothing.
            .and_then(|()| execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All), Hide))
            .and_then(|()| if mouse { execute!(stdout(), EnableMouseCapture) } else { Ok(()) })
            .and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        match entered {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Draws a frame, all at once where the terminal can.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(stdout(), EndSynchronizedUpdate)
    }

    /// The size in cells.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts a text on the clipboard of whoever sits at the terminal (OSC 52), also over ssh.
///
/// # Errors
/// If the terminal is gone.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Undoes [`Screen::enter`], once. Errors are of no use here: the terminal may be gone.
fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let mut out = stdout();
        let _ = execute!(out, EndSynchronizedUpdate, DisableMouseCapture, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// Makes panics leave a usable terminal: the drawing thread restores it and then says what happened; other threads
/// keep their words for the report that their guard sends.
fn hook(drawing: ThreadId) {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == drawing || !ENTERED.load(Ordering::SeqCst) {
                restore();
                before(info);
            } else {
                let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
                NOTE.set(Some(format!("{}{place}", panic_text(info.payload()))));
            }
        }));
    });
}

/// What this thread's last panic said, if the hook kept it.
pub fn panic_note() -> Option<String> {
    NOTE.take()
}

/// The text in a panic's payload.
pub fn panic_text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic without a message".to_owned())
}
