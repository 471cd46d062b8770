//! The lanes: which there are, and what their left edge says.
//!
//! **Invariants**: lanes are in the order of their numbers; whichever are out of sight cost next to nothing, for there
//! may be a hundred thousand goroutines.

use std::iter;

use ratatui::layout::Rect;

use super::Kind;
use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::event::ProcState;
use crate::trace::activity::Lane;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Kernel, Thread, ThreadState};
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// The most goroutines that have ended and still have a lane.
const ENDED: usize = 48;

/// How many lanes there are.
pub fn count(run: &Run) -> usize {
    let world = run.film.world();
    match run.timeline.kind {
        Kind::Core => world.cores.len(),
        Kind::Proc => world.procs.iter().filter(|proc| proc.state != ProcState::Dead).count(),
        Kind::Thread => world.threads.len(),
        Kind::Goroutine => world.goroutines.len() + run.timeline.ended.len(),
    }
}

/// The lanes in sight, where there is room for so many.
pub(super) fn in_sight(run: &Run, rows: u16) -> Vec<Lane> {
    let (first, rows) = (run.timeline.top, usize::from(rows));
    match run.timeline.kind {
        Kind::Goroutine => goroutines(run).skip(first).take(rows).map(Lane::Goroutine).collect(),
        _ => (first..count(run)).take(rows).map(|number| numbered(run.timeline.kind, number)).collect(),
    }
}

/// Which lane is about what is selected, if one is at the cursor.
pub(super) fn selected(run: &Run) -> Option<usize> {
    let selected = run.pick.subject()?;
    match run.timeline.kind {
        Kind::Goroutine => {
            let g = goroutine_of(run, selected)?;
            goroutines(run).position(|other| other == g)
        }
        kind => (0..count(run)).find(|number| Held::by(run, numbered(kind, *number)).about.contains(&Some(selected))),
    }
}

/// What a lane is about.
pub(super) const fn subject(lane: Lane) -> Subject {
    match lane {
        Lane::Core(core) => Subject::Core(core),
        Lane::Proc(p) => Subject::P(p),
        Lane::Thread(m) => Subject::M(m),
        Lane::Goroutine(g) => Subject::G(g),
    }
}

fn numbered(kind: Kind, number: usize) -> Lane {
    let id = u16::try_from(number).unwrap_or(u16::MAX - 1);
    match kind {
        Kind::Core => Lane::Core(CoreId::new(id)),
        Kind::Proc => Lane::Proc(PId::new(id)),
        Kind::Thread => Lane::Thread(MId::new(id)),
        Kind::Goroutine => Lane::Goroutine(GoId::new(id.into())),
    }
}

// ---- goroutines ----

/// The goroutines that ended in the window before the cursor, in order: the last of them, if they are many.
pub(super) fn ended(run: &Run, columns: u16) -> Vec<GoId> {
    let (film, recording) = (&run.film, run.film.recording());
    if run.timeline.kind != Kind::Goroutine {
        return Vec::new();
    }
    let first = recording.index_at(run.timeline.shown(columns).0);
    let mut before = film.index();
    let places = iter::from_fn(|| {
        before = recording.previous(before, Filter::marks(Mark::End)).filter(|place| *place >= first)?;
        Some(before)
    });
    let ended = places.take(ENDED).filter_map(|place| film.events().get(place)?.g);
    let mut ended: Vec<GoId> = ended.filter(|g| !film.world().goroutines.contains_key(g)).collect();
    ended.sort_unstable();
    ended.dedup();
    ended
}

/// The goroutines that have lanes, in order.
fn goroutines(run: &Run) -> impl Iterator<Item = GoId> {
    let mut live = run.film.world().goroutines.keys().peekable();
    let mut ended = run.timeline.ended.iter().copied().peekable();
    iter::from_fn(move || match (live.peek(), ended.peek()) {
        (Some(one), Some(other)) if one < other => live.next(),
        (Some(_), None) => live.next(),
        _ => ended.next(),
    })
}

/// The goroutine that has to do with what is selected.
fn goroutine_of(run: &Run, selected: Subject) -> Option<GoId> {
    let world = run.film.world();
    let by = |m: MId| world.threads.get(m.index())?.g;
    match selected {
        Subject::G(g) => Some(g),
        Subject::M(m) => by(m),
        Subject::P(p) => by(world.procs.get(p.index())?.m?),
        Subject::Core(core) => by(world.cores.get(core.index())?.m?),
        Subject::Object(_) => None,
    }
}

// ---- the left edge ----

/// What is in a lane at the cursor.
struct Held {
    name: String,
    words: [String; 3],
    idle: bool,
    /// Whom the lane is about, itself first.
    about: [Option<Subject>; 4],
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
        let about = [Some(subject(lane)), m.map(Subject::M), p.map(Subject::P), g.map(Subject::G)];
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
        Self { name, words, idle: m.is_none(), about }
    }

    fn thread(run: &Run, m: MId) -> Self {
        let thread = run.film.world().threads.get(m.index());
        let (p, g) = (thread.and_then(|thread| thread.p), thread.and_then(|thread| thread.g));
        let core = thread.and_then(|thread| match thread.kernel {
            Kernel::On(core) => Some(core),
            Kernel::Ready | Kernel::Asleep => None,
        });
        let p_word = p.map_or("-".to_owned(), |p| format!("P{p}"));
        let g_word = g.map_or(String::new(), |g| format!("G{g}"));
        Self {
            name: format!("M{m}"),
            idle: thread.is_none_or(|thread| thread.state == ThreadState::Idle),
            words: [place_of(thread), p_word, g_word],
            about: [Some(Subject::M(m)), core.map(Subject::Core), p.map(Subject::P), g.map(Subject::G)],
        }
    }

    fn goroutine(run: &Run, g: GoId) -> Self {
        let world = run.film.world();
        let state = world.goroutines.get(&g).map(|goroutine| goroutine.state);
        let m = match state {
            Some(GState::Running(m) | GState::Syscall { m, .. }) => Some(m),
            _ => None,
        };
        let p = m.and_then(|m| world.threads.get(m.index())?.p);
        let core = m.and_then(|m| match world.threads.get(m.index())?.kernel {
            Kernel::On(core) => Some(core),
            Kernel::Ready | Kernel::Asleep => None,
        });
        let word = match state {
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
            about: [Some(Subject::G(g)), m.map(Subject::M), p.map(Subject::P), core.map(Subject::Core)],
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
    let selected = run.pick.subject().is_some() && held.about.contains(&run.pick.subject());
    let first: u16 = if matches!(lane, Lane::Goroutine(_)) { 7 } else { 4 };
    let mut pen = Pen::at(canvas, Rect { width: area.width.saturating_sub(1), ..area }, 0);
    pen.write(if selected { look.glyphs.mark } else { " " }, look.theme.style(Token::Focused));
    pen.column(&held.name, 8.min(width(&held.name).max(4) + 1), look.theme.style(Token::Name));
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
