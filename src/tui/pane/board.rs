//! Everybody in one of four columns: the picture that most courses draw.
//!
//! ```text
//!  ── Board ─────────────────────────────────────────────────────
//!   Ready 2         │ Running 1       │ Blocked 3       │ Done 1
//!   G9 worker  P0   │ G7 worker  P0   │ G2 worker  db   │ G4 worker
//!   G10 worker  P1  │                 │ G3 main  sleep  │
//! ```
//!
//! One has a row where all of a column have; else they stand side by side, and what has no room is counted.
//!
//! **Invariants**: nobody is looked for who has no room; the counts are those of everybody, without the runtime's own
//! goroutines that are parked; who is picked comes first where not all have room.

use ratatui::layout::Rect;

use crate::base::ids::{GoId, PId};
use crate::trace::explain::object_name;
use crate::trace::store::log::Filter;
use crate::trace::store::mark::Mark;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{GState, Kernel, World};
use crate::tui::film::Film;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip::{self, chip};
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};

/// One of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stack {
    Ready,
    Running,
    Blocked,
    Done,
}

/// Those of a column who stand side by side.
struct Crowd {
    /// The first of them, more than there is room for.
    members: Vec<GoId>,
    /// How many there are.
    count: usize,
    /// Whether they have their names.
    named: bool,
}

/// The most of those who have ended that are looked for.
const ENDED: usize = 32;
/// The most goroutines among whom somebody in a thread's hand is looked for.
const LOOKED_AT: usize = 4096;
/// Columns of a stack below which none of them stays free.
const NARROW: u16 = 8;
/// Columns of a word that are of use.
const WORD: u16 = 4;

impl Stack {
    const ALL: [Self; 4] = [Self::Ready, Self::Running, Self::Blocked, Self::Done];

    const fn words(self) -> &'static str {
        match self {
            Self::Ready => "Ready",
            Self::Running => "Running",
            Self::Blocked => "Blocked",
            Self::Done => "Done",
        }
    }

    const fn token(self) -> Token {
        match self {
            Self::Ready => Token::Ready,
            Self::Running => Token::Runs,
            Self::Blocked => Token::Name,
            Self::Done => Token::Faint,
        }
    }

    /// The column of a goroutine that lives.
    const fn of(state: GState) -> Self {
        match state {
            GState::Running(_) => Self::Running,
            GState::Syscall { .. } | GState::Waiting { .. } => Self::Blocked,
            GState::Runnext(_) | GState::Ring(_) | GState::Global | GState::Hand(_) => Self::Ready,
        }
    }

    /// How many are in it.
    fn count(self, world: &World) -> usize {
        let census = &world.census;
        let count = match self {
            Self::Ready => census.runnable,
            Self::Running => census.running,
            Self::Blocked => {
                let parked = census.waits().filter(|(wait, _)| !wait.reason.is_system());
                census.syscall.len() + parked.map(|(_, group)| group.goroutines.len()).sum::<u32>()
            }
            Self::Done => census.done,
        };
        count as usize
    }

    /// The first of those in it, so many at most.
    fn members(self, film: &Film, most: usize) -> Vec<GoId> {
        let world = film.world();
        match self {
            Self::Ready => {
                let queued = world.procs.iter().flat_map(|proc| proc.runnext.iter().chain(&proc.ring));
                let mut ready: Vec<GoId> = queued.chain(&world.global).copied().take(most).collect();
                let missing = most.min(self.count(world)).saturating_sub(ready.len());
                if missing > 0 {
                    // Those who are missing are in the hands of threads, which lasts but a moment.
                    let all = world.goroutines.iter().take(LOOKED_AT);
                    let held = all.filter(|(_, goroutine)| matches!(goroutine.state, GState::Hand(_)));
                    ready.extend(held.take(missing).map(|(g, _)| g));
                }
                ready
            }
            Self::Running => {
                let state = |g: &GoId| world.goroutines.get(g).map(|goroutine| goroutine.state);
                let runs = |g: &GoId| matches!(state(g), Some(GState::Running(_)));
                world.threads.iter().filter_map(|thread| thread.g).filter(runs).take(most).collect()
            }
            Self::Blocked => {
                let parked = world.census.waits().filter(|(wait, _)| !wait.reason.is_system());
                let parked = parked.flat_map(|(_, group)| group.goroutines.iter());
                parked.chain(world.census.syscall.iter()).take(most).collect()
            }
            Self::Done => ended(film, most.min(self.count(world))),
        }
    }
}

/// Those who have ended, the last one first, as far as they are looked for.
fn ended(film: &Film, most: usize) -> Vec<GoId> {
    let ends = film.recording().earlier(film.index(), Filter::marks(Mark::End));
    ends.take(most.min(ENDED)).filter_map(|(_, event)| event.g).collect()
}

/// The column of whoever is picked.
fn picked(run: &Run) -> Option<(Stack, GoId)> {
    let g = run.pick.goroutine()?;
    let film = &run.film;
    if let Some(goroutine) = film.world().goroutines.get(&g) {
        return Some((Stack::of(goroutine.state), g));
    }
    let end = Filter::about(Subject::G(g)).only(Mark::End);
    film.recording().previous(film.index(), end).map(|_| (Stack::Done, g))
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    heading("Board", &[], run.focus == Pane::Board, look, area, canvas);
    let rows = below(area);
    let edge = |n: u16| rows.x + u16::try_from(u32::from(rows.width) * u32::from(n) / 4).unwrap_or(rows.width);
    for (n, stack) in (0..).zip(Stack::ALL) {
        let column = Rect { x: edge(n), width: edge(n + 1) - edge(n), ..rows };
        let bar = if n == 0 { " " } else { look.glyphs.bar };
        for row in 0..column.height {
            Pen::at(canvas, column, row).write(bar, look.theme.style(Token::Faint));
        }
        // A column stays free on the right, too, where there is one to spare.
        let beside = if column.width < NARROW { 1 } else { 2 };
        let inner = Rect { x: column.x + column.width.min(1), width: column.width.saturating_sub(beside), ..column };
        draw_stack(run, stack, look, inner, canvas);
    }
}

fn draw_stack(run: &Run, stack: Stack, look: Look, area: Rect, canvas: &mut Canvas) {
    let count = stack.count(run.film.world());
    let number = count.to_string();
    let room = area.width.saturating_sub(width(&number) + 1);
    let title = clip(stack.words(), room, if room < WORD { "" } else { look.glyphs.more });
    let style = look.theme.style(stack.token());
    Pen::at(canvas, area, 0).write(&title, style).write(" ", style).write(&number, style);
    let rows = below(area);
    let height = usize::from(rows.height);
    if count <= height {
        for (row, g) in (0..rows.height).zip(stack.members(&run.film, height)) {
            draw_row(run, g, look, &mut Pen::at(canvas, rows, row));
        }
        return;
    }
    // No chip has less than four cells.
    let mut members = stack.members(&run.film, height * (usize::from(rows.width) / 4 + 1));
    let named = members.len() == count && lines(&members, run, look, rows.width) <= height;
    if let Some((_, g)) = picked(run).filter(|(own, _)| !named && *own == stack) {
        members.retain(|other| *other != g);
        members.insert(0, g);
    }
    draw_crowd(run, &Crowd { members, count, named }, look, rows, canvas);
}

/// A goroutine in a row of its own, and where it is or what it waits for.
fn draw_row(run: &Run, g: GoId, look: Look, pen: &mut Pen<'_>) {
    chip(g, run, look, pen.rest(), pen);
    let words = detail(run, g);
    if !words.is_empty() && pen.rest() > WORD.min(width(&words)) {
        let faint = look.theme.style(Token::Faint);
        pen.write(" ", faint).clipped(&words, look.glyphs.more, faint);
    }
}

/// Where it is, or what it waits for, in a word.
fn detail(run: &Run, g: GoId) -> String {
    let world = run.film.world();
    let Some(goroutine) = world.goroutines.get(&g) else { return String::new() };
    let on = |p: Option<PId>| p.map_or_else(String::new, |p| format!("P{p}"));
    match goroutine.state {
        GState::Runnext(p) => format!("next on P{p}"),
        GState::Ring(p) => format!("P{p}"),
        GState::Global => "global".to_owned(),
        GState::Hand(m) => format!("M{m}"),
        GState::Running(m) => {
            let thread = world.threads.get(m.index());
            let without = thread.is_some_and(|thread| !matches!(thread.kernel, Kernel::On(_)));
            format!("{}{}", on(thread.and_then(|thread| thread.p)), if without { ", no core" } else { "" })
        }
        GState::Syscall { .. } => "syscall".to_owned(),
        GState::Waiting { reason, on, .. } => match object_name(&run.film.header().names, on) {
            name if name.is_empty() => reason.words().to_owned(),
            name => name,
        },
    }
}

/// How many lines they take side by side, with their names.
fn lines(members: &[GoId], run: &Run, look: Look, columns: u16) -> usize {
    let (mut lines, mut left) = (1, columns);
    for g in members {
        let needed = chip::columns(*g, true, run, look);
        if left < needed {
            (lines, left) = (lines + 1, columns);
        }
        left = left.saturating_sub(needed + 1);
    }
    lines
}

/// Draws the chips of a crowd, line by line, and how many of it are left over.
fn draw_crowd(run: &Run, crowd: &Crowd, look: Look, area: Rect, canvas: &mut Canvas) {
    let mut members = crowd.members.iter().peekable();
    let mut left = crowd.count;
    let length = |g: GoId| chip::columns(g, crowd.named, run, look);
    // Without names they stand in columns.
    let cell = crowd.members.iter().map(|g| length(*g)).max().filter(|_| !crowd.named).unwrap_or(0);
    for row in 0..area.height {
        let mut pen = Pen::at(canvas, area, row);
        let last = row + 1 == area.height;
        while let Some(g) = members.peek() {
            // Whoever comes last needs no room for a count behind it.
            let reserve = if last && left > 1 { 1 + width(&format!("+{left}")) } else { 0 };
            if pen.rest() < length(**g) + reserve {
                break;
            }
            let pad = cell.saturating_sub(length(**g));
            chip(**g, run, look, if crowd.named { u16::MAX } else { 0 }, &mut pen);
            pen.write(" ", look.theme.style(Token::Text)).column("", pad, look.theme.style(Token::Text));
            left -= 1;
            members.next();
        }
        if left > 0 && (last || members.peek().is_none()) {
            pen.write(&format!("+{left}"), look.theme.style(Token::Faint));
            return;
        }
    }
}
