//! The left edge of a lane: its name, and what is so in it at the cursor.

use ratatui::layout::Rect;

use super::lanes;
use crate::base::ids::{GoId, MId};
use crate::trace::activity::Lane;
use crate::trace::world::{GState, Kernel, Thread, ThreadState};
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Columns of the longest names, with a blank.
const NAME: u16 = 10;

/// What is in a lane at the cursor.
struct Held {
    name: String,
    words: [String; 3],
    idle: bool,
}

impl Held {
    fn by(run: &Run, lane: Lane) -> Self {
        let world = run.film.world();
        match lane {
            Lane::Core(core) => {
                let m = world.cores.get(core.index()).and_then(|core| core.m);
                Self::with_thread(run, lane, format!("core {core}"), m)
            }
            Lane::Proc(p) => {
                let m = world.procs.get(p.index()).and_then(|proc| proc.m);
                Self::with_thread(run, lane, format!("P{p}"), m)
            }
            Lane::Thread(m) => Self::thread(run, m),
            Lane::Goroutine(g) => Self::goroutine(run, g),
        }
    }

    /// A core or a P with the thread that it has.
    fn with_thread(run: &Run, lane: Lane, name: String, m: Option<MId>) -> Self {
        let thread = m.and_then(|m| run.film.world().threads.get(m.index()));
        let (p, g) = (thread.and_then(|thread| thread.p), thread.and_then(|thread| thread.g));
        let p_word = p.map_or("-".to_owned(), |p| format!("P{p}"));
        let g_word = g.map_or(String::new(), |g| format!("G{g}"));
        let words = match (m, lane) {
            (None, Lane::Core(core)) if !run.film.world().has(core) => {
                ["gone".to_owned(), String::new(), String::new()]
            }
            (None, _) => ["idle".to_owned(), String::new(), String::new()],
            (Some(m), Lane::Core(_)) => [format!("M{m}"), p_word, g_word],
            (Some(m), _) => [format!("M{m}"), g_word, String::new()],
        };
        Self { name, words, idle: m.is_none() }
    }

    fn thread(run: &Run, m: MId) -> Self {
        let thread = run.film.world().threads.get(m.index());
        let (p, g) = (thread.and_then(|thread| thread.p), thread.and_then(|thread| thread.g));
        let p_word = p.map_or("-".to_owned(), |p| format!("P{p}"));
        let g_word = g.map_or(String::new(), |g| format!("G{g}"));
        Self {
            name: format!("M{m}"),
            idle: thread.is_none_or(|thread| thread.state == ThreadState::Idle),
            words: [place_of(thread), p_word, g_word],
        }
    }

    fn goroutine(run: &Run, g: GoId) -> Self {
        let world = run.film.world();
        let state = world.goroutines.get(&g).map(|goroutine| goroutine.state);
        let word = match state {
            None if run.film.is_to_come(g) => "to come",
            None => "ended",
            Some(GState::Running(_)) => "runs",
            Some(GState::Syscall { .. }) => "syscall",
            Some(GState::Waiting { .. }) => "waits",
            Some(_) => "ready",
        };
        let name = run.film.short_name(g).unwrap_or_default();
        Self {
            name: format!("G{g}"),
            words: [word.to_owned(), name.to_owned(), String::new()],
            idle: matches!(state, None | Some(GState::Waiting { .. })),
        }
    }
}

/// Where a thread is.
fn place_of(thread: Option<&Thread>) -> String {
    match thread.map(|thread| (thread.state, thread.kernel)) {
        Some((ThreadState::Sysmon, _)) => "sysmon".into(),
        Some((ThreadState::Idle, _)) | None => "parked".into(),
        Some((ThreadState::Locked, _)) => "waits for its G".into(),
        Some((ThreadState::Gone, _)) => "gone".into(),
        Some((ThreadState::Polling { .. }, _)) => "netpoll".into(),
        Some((ThreadState::Active, Kernel::On(core))) => format!("core {core}"),
        Some((ThreadState::Active, Kernel::Ready)) => "no core".into(),
        Some((ThreadState::Active, Kernel::Asleep)) => "asleep".into(),
    }
}

/// Draws the left edge of a lane; in the second row, if it has one, what is in it.
pub(super) fn draw(run: &Run, lane: Lane, look: Look, area: Rect, canvas: &mut Canvas) {
    let held = Held::by(run, lane);
    let rest = look.theme.style(if held.idle { Token::Idle } else { Token::Text });
    let selected = run.pick.subject().is_some_and(|subject| lanes::of(run, subject, lane.into()) == Some(lane));
    let first: u16 = if matches!(lane, Lane::Goroutine(_)) { 7 } else { 4 };
    let mut pen = Pen::at(canvas, Rect { width: area.width.saturating_sub(1), ..area }, 0);
    let mark = match (selected, run.timeline.is_pinned(lane)) {
        (true, _) => look.glyphs.mark,
        (false, true) => look.glyphs.pin,
        (false, false) => " ",
    };
    pen.write(mark, look.theme.style(Token::Focused));
    pen.column(&held.name, NAME.min(width(&held.name).max(4) + 1), look.theme.style(Token::Name));
    if area.height > 1 {
        pen = Pen::at(canvas, Rect { width: area.width.saturating_sub(1), ..area }, 1);
        pen.write(" ", rest);
    }
    for (place, text) in held.words.iter().enumerate() {
        let needed = if place == 0 { first } else { 3 };
        let picked = run.pick.goroutine().is_some_and(|g| *text == format!("G{g}"));
        pen.write(text, if picked { Theme::marked(rest) } else { rest });
        pen.column("", needed.saturating_sub(width(text)) + 1, rest);
    }
}
