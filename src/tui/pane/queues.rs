//! Who is runnable, and where: the global queue, and each P with its runnext and its ring.
//!
//! ```text
//!  ── Run queues ─────────────────────────────────────
//!   global queue  2  G3 worker  G4 worker
//!   P   runs      runnext  local ring           schedtick  to 61st
//!   P0  G7 main   G8 wor…  3/256  G9  G10  G11         12       49
//!   P1  idle               0/256                        0       61
//!   A P runs its runnext, then its ring ...                          where there is room
//! ```

use ratatui::layout::Rect;

use crate::base::ids::PId;
use crate::event::{Kind, ProcState};
use crate::trace::world::{GState, Proc, World};
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::chip::{chip, chips};
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width, wrap};

/// Every so many ticks a P looks at the global queue first.
const FAIRNESS: u32 = 61;
/// Columns from which the countdown is shown, and those from which the number of ticks is shown too.
const ROOMY: u16 = 50;
const WIDE: u16 = 84;
/// Columns of the parts; those of goroutines grow with the pane.
const NAME: u16 = 5;
const RUNS: u16 = 10;
const NEXT: u16 = 8;
const GROWTH: u16 = 12;
/// Columns from which they grow.
const NARROW: u16 = 56;

/// Lines that scroll: one a P.
pub fn lines(run: &Run) -> usize {
    run.film.world().procs.iter().filter(|proc| proc.state != ProcState::Dead).count()
}

/// How many of them there is room for in a pane of this area: all but the heading, the column heads and the global queue
/// is theirs.
pub fn height(run: &Run, area: Rect) -> u16 {
    area.height.saturating_sub(3).div_ceil(pitch(run, area.height))
}

/// Rows that it would like to have for a projector, of so many for it and the timeline.
pub fn rows_wanted(run: &Run, available: u16) -> u16 {
    let lines = u16::try_from(lines(run)).unwrap_or(u16::MAX / 4);
    let roomy = lines * 2 + 2;
    if roomy <= available * 2 / 5 { roomy } else { lines + 3 }
}

/// Rows from one line to the next in a pane of so many: for a projector there are free ones, if there is room.
fn pitch(run: &Run, height: u16) -> u16 {
    let roomy = run.is_presented() && usize::from(height) >= lines(run) * 2 + 2;
    if roomy { 2 } else { 1 }
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    heading("Run queues", &[], run.focus == Pane::Queues, look, area, canvas);
    // A column stays free between this pane and the next.
    let rows = below(Rect { width: area.width.saturating_sub(1), ..area });
    draw_global(run, look, &mut Pen::at(canvas, rows, 0));
    draw_heads(run.is_presented(), look, &mut Pen::at(canvas, rows, 1));
    let alive = run.film.world().procs.iter().enumerate().filter(|(_, proc)| proc.state != ProcState::Dead);
    let pitch = usize::from(pitch(run, area.height));
    let fullest = run.film.world().procs.iter().map(|proc| proc.ring.len()).max().unwrap_or(0);
    let digits = fullest.checked_ilog10().unwrap_or(0) as usize + 1;
    for (row, (number, proc)) in (2..rows.height).step_by(pitch).zip(alive.skip(run.queues_top)) {
        let p = PId::new(u16::try_from(number).unwrap_or(PId::MAX));
        draw_proc(run, p, proc, digits, look, &mut Pen::at(canvas, rows, row));
    }
    if !run.is_presented() {
        draw_rule(look, rows, rows_used(run), canvas);
    }
}

/// Rows of the heads and of all Ps.
fn rows_used(run: &Run) -> u16 {
    u16::try_from(lines(run)).unwrap_or(u16::MAX).saturating_add(2)
}

/// Columns of what runs and of runnext in a pane of this width.
fn columns(width: u16) -> (u16, u16) {
    let more = (width.saturating_sub(NARROW) / 4).min(GROWTH);
    (RUNS + more, NEXT + more)
}

fn draw_heads(presented: bool, look: Look, pen: &mut Pen<'_>) {
    let faint = look.theme.style(Token::Faint);
    let heads = tick_columns(pen.rest(), presented, "schedtick", "to 61st");
    let (runs, next) = columns(pen.rest());
    pen.write(" ", faint).column("P", NAME - 1, faint).column("runs", runs, faint).column("runnext", next, faint);
    pen.write("local ring", faint);
    pen.to_end(&heads, faint);
}

/// The last columns: how many slices have begun on the P, and in how many it looks at the global queue first.
fn tick_columns(columns: u16, presented: bool, ticks: &str, countdown: &str) -> String {
    match columns {
        _ if presented => String::new(),
        WIDE.. => format!("{ticks:>9}  {countdown:>7}"),
        ROOMY.. => format!("{countdown:>7}"),
        _ => String::new(),
    }
}

/// Rows for what the columns mean, on a wide terminal.
pub const RULE_ROWS: u16 = 3;
/// What the columns mean, at the foot of the pane.
const RULE: &str = "Runnext is next, then the ring from the left; every 61st time the global queue comes first. A P with \
                    nothing of its own takes from there, or steals half a ring.";

/// Tells it where the lines above leave room for all of it.
fn draw_rule(look: Look, area: Rect, used: u16, canvas: &mut Canvas) {
    let lines = wrap(RULE, area.width.saturating_sub(2));
    let first = area.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    if first >= used {
        for (row, line) in (first..area.height).zip(&lines) {
            Pen::at(canvas, area, row)
                .write(" ", look.theme.style(Token::Text))
                .write(line, look.theme.style(Token::Faint));
        }
    }
}

fn draw_global(run: &Run, look: Look, pen: &mut Pen<'_>) {
    let global = &run.film.world().global;
    pen.write(" global queue  ", look.theme.style(Token::Name));
    pen.write(&format!("{}  ", global.len()), look.theme.style(count_token(global.len())));
    chips(global.iter().copied(), global.len(), run, look, pen);
}

/// With so many digits for the fill of its ring.
fn draw_proc(run: &Run, p: PId, proc: &Proc, digits: usize, look: Look, pen: &mut Pen<'_>) {
    let text = look.theme.style(Token::Text);
    let countdown = (FAIRNESS - proc.schedtick % FAIRNESS).to_string();
    let ticks = tick_columns(pen.rest(), run.is_presented(), &proc.schedtick.to_string(), &countdown);
    let reserve = if ticks.is_empty() { 0 } else { width(&ticks) + 1 };
    let (runs, next) = columns(pen.rest());
    pen.write(" ", text).column(&format!("P{p}"), NAME - 1, look.theme.style(Token::Name));
    draw_current(run, proc, look, runs - 1, pen);
    pen.to(NAME + runs);
    if let Some(g) = proc.runnext {
        chip(g, run, look, next - 1, pen);
    }
    pen.to(NAME + runs + next);
    let capacity = run.film.header().ring;
    pen.write(&format!("{:>digits$}/{capacity} ", proc.ring.len()), look.theme.style(count_token(proc.ring.len())));
    let moved = moved(run, p).unwrap_or_default();
    pen.shorter(reserve, |pen| chips(proc.ring.iter().copied(), proc.ring.len(), run, look, pen));
    if pen.rest() > reserve + width(&moved) + 2 && !moved.is_empty() {
        pen.write("  ", text).write(&moved, look.theme.style(Token::Faint));
    }
    pen.to_end(&ticks, look.theme.style(Token::Faint));
}

/// What moved to its queue last, or out of it to a thief, and how long ago.
fn moved(run: &Run, p: PId) -> Option<String> {
    let event = run.film.world().procs.get(p.index())?.moved?;
    let words = match event.kind {
        Kind::GoCreate { g, .. } => format!("G{g} new"),
        Kind::GoUnblock { g, .. } => format!("G{g} woken"),
        Kind::Steal { victim, n, .. } if event.p == Some(p) => format!("{n} stolen from P{victim}"),
        Kind::Steal { n, .. } => format!("{n} stolen by P{}", event.p?),
        Kind::GlobalTake { n, .. } => format!("{n} from the global queue"),
        Kind::RunqOverflow { n, .. } => format!("{n} to the global queue"),
        Kind::GoStop { .. } => format!("G{} stopped", event.g?),
        _ => return None,
    };
    Some(format!("{words} {} ago", run.clock().since(event.time)))
}

/// What the P runs: a goroutine's chip in so many cells, or a word.
fn draw_current(run: &Run, proc: &Proc, look: Look, room: u16, pen: &mut Pen<'_>) {
    let world = run.film.world();
    let thread = proc.m.and_then(|m| world.threads.get(m.index()));
    match (proc.state, thread) {
        (_, Some(thread)) => match thread.g {
            Some(g) => {
                let syscall = if in_syscall(world, g) { "sys" } else { "" };
                chip(g, run, look, room.saturating_sub(width(syscall)), pen);
                pen.write(syscall, look.theme.style(Token::Faint));
            }
            None if thread.spinning => drop(pen.write("spinning", look.theme.style(Token::Spinning))),
            None => drop(pen.write("scheduler", look.theme.style(Token::Overhead))),
        },
        (ProcState::GcStop, None) => drop(pen.write("stopped", look.theme.style(Token::Ready))),
        // It has been given to a thread that is not up yet.
        (_, None) if proc.runnext.is_some() || !proc.ring.is_empty() => {
            pen.write("no thread", look.theme.style(Token::Ready));
        }
        (_, None) => drop(pen.write("idle", look.theme.style(Token::Idle))),
    }
}

fn in_syscall(world: &World, g: crate::base::ids::GoId) -> bool {
    world.goroutines.get(&g).is_some_and(|goroutine| matches!(goroutine.state, GState::Syscall { .. }))
}

/// An empty queue steps back.
fn count_token(count: usize) -> Token {
    if count == 0 { Token::Faint } else { Token::Text }
}
