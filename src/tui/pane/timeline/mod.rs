//! What ran when: one lane a core, P, thread or goroutine, time from left to right.
//!
//! ```text
//!  ── Timeline by core ── 1 cell = 100us ──────── █ runs ▒ syscall ░ scheduler · idle ──
//!   core 0  M0  P0  G7  ▏G7 worker██████▒▒▒▒▒▏G9 worker███
//!   core 1  M3  P1  G8  ········▏G8 main██████████████████
//!                      ╵0s        ╵1ms        ╵2ms     ▲2.8ms
//! ```
//!
//! **Invariants**: a cell stands for the same stretch of time wherever the window is, so that nothing flickers while
//! it moves; what is not yet known is blank, what lies after the cursor is drawn flat; the left edge of a lane says
//! what is so at the cursor.

mod axis;
mod cells;
pub mod chain;
mod changes;
mod lanes;
mod signs;
mod window;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
pub use cells::cell_sign;
pub use lanes::count;
use signs::Signs;
pub use window::{Kind, Window};

/// Rows that lanes have in a pane of this area: all but the heading and the axis.
pub const fn lanes_height(area: Rect) -> u16 {
    area.height.saturating_sub(2)
}

/// How lanes stand one below the other: for a projector they are higher.
#[derive(Clone, Copy)]
struct Pitch {
    /// Rows of a lane.
    rows: u16,
    /// Free rows below it.
    gap: u16,
}

impl Pitch {
    /// So that all lanes are in sight, as far as that goes.
    fn of(run: &Run, area: Rect) -> Self {
        let height = lanes_height(area);
        let lanes = u16::try_from(count(run)).unwrap_or(u16::MAX).max(1);
        let [rows, gap] = match (height.saturating_add(1)) / lanes {
            _ if !run.is_presented() => [1, 0],
            // The last lane needs no free row.
            5.. => [4, 1],
            4 => [3, 1],
            3 => [2, 1],
            _ if height / lanes == 2 => [2, 0],
            0 if height >= 8 => [2, 0],
            _ => [1, 0],
        };
        Self { rows, gap }
    }

    /// How many lanes there is room for.
    const fn lanes(self, area: Rect) -> u16 {
        (lanes_height(area) + self.gap) / (self.rows + self.gap)
    }
}

/// Columns that time has in a pane of this area.
pub fn lanes_width(area: Rect) -> u16 {
    area.width.saturating_sub(gutter(area) + 1)
}

/// Columns that the left edge has; on a narrow screen only the lane's name.
fn gutter(area: Rect) -> u16 {
    match area.width {
        0..40 => 9.min(area.width / 2),
        40..72 => 20,
        _ => 22,
    }
}

/// The place of the columns of time in a pane of this area, axis included.
pub fn time_area(area: Rect) -> Rect {
    let rows = below(area);
    Rect { x: rows.x + gutter(area), width: lanes_width(area), ..rows }
}

/// Brings the window to the cursor, and what is selected into sight when it or the lanes have changed.
pub fn settle(run: &mut Run, area: Rect) {
    // Out of sight it stays as it was.
    if area.is_empty() {
        return;
    }
    let (columns, height) = (lanes_width(area), Pitch::of(run, area).lanes(area));
    run.timeline.follow(run.film.time(), columns);
    run.timeline.ended = lanes::ended(run, columns);
    let now = (run.timeline.kind, run.pick);
    if run.timeline.revealed.replace(now) != Some(now)
        && let Some(lane) = lanes::selected(run)
    {
        run.timeline.reveal(lane, height);
    }
    run.timeline.clamp(count(run), height);
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let rows = below(area);
    let time = time_area(area);
    canvas.target(Rect { height: lanes_height(area), ..time }, Target::Lanes);
    let signs = Signs::of(run, time.width);
    let mut several = false;
    let pitch = Pitch::of(run, area);
    for (place, lane) in (0..).zip(lanes::in_sight(run, pitch.lanes(area))) {
        let line = Rect { y: rows.y + place * (pitch.rows + pitch.gap), height: pitch.rows, ..rows };
        let gutter_area = Rect { width: gutter(area), ..line };
        canvas.target(gutter_area, Target::Select(lanes::subject(lane)));
        lanes::draw(run, lane, look, gutter_area, canvas);
        several |= cells::draw(run, lane, &signs, look, Rect { y: line.y, height: line.height, ..time }, canvas);
    }
    if rows.height > 0 {
        let axis = Rect { y: rows.bottom() - 1, height: 1, ..time };
        canvas.target(axis, Target::Axis);
        axis::draw(run, look, axis, canvas);
    }
    let title = match run.timeline.kind {
        Kind::Core => "Timeline by core",
        Kind::Proc => "Timeline by P",
        Kind::Thread => "Timeline by thread",
        Kind::Goroutine => "Timeline by goroutine",
    };
    heading(title, &legend(run, &signs, several, look), run.focus == Pane::Timeline, look, area, canvas);
}

/// How long a cell is, who woke the selected goroutine, and what the signs mean.
fn legend(run: &Run, signs: &Signs, several: bool, look: Look) -> Vec<(String, Style)> {
    let glyphs = look.glyphs;
    let mut pieces = vec![(format!("1 cell = {}", run.timeline.cell), Token::Faint)];
    for (link, number) in signs.chain.iter().zip(signs::NUMBERS) {
        pieces.push((format!("  {number} G{} {} at {}", link.woken, link.words(), link.event.time), Token::Name));
    }
    let mut sign = |sign: &str, words: &str, token| pieces.push((format!("  {sign} {words}"), token));
    if several {
        sign(glyphs.partly[3], "several runs: height = share", Token::Text);
    }
    if run.timeline.kind == Kind::Goroutine {
        sign(glyphs.running, "runs", Token::Text);
        sign(glyphs.runnable, "runnable", Token::Ready);
        sign(glyphs.syscall, "syscall", Token::Text);
        sign(glyphs.waits_lock, "lock", Token::Faint);
        sign(glyphs.waits_chan, "channel", Token::Faint);
        sign(glyphs.waits_net, "network", Token::Faint);
        sign(glyphs.idle, "sleeps", Token::Faint);
    } else {
        sign(glyphs.running, "goroutine runs", Token::Text);
        sign(glyphs.syscall, "syscall", Token::Text);
        sign(glyphs.overhead, "scheduler", Token::Overhead);
        sign(glyphs.spinning, "spinning", Token::Spinning);
        sign(glyphs.idle, "idle", Token::Idle);
    }
    sign(glyphs.wake, "wakes", Token::Text);
    sign(glyphs.steal, "steals", Token::Text);
    sign(glyphs.preempt, "preempted", Token::Text);
    sign(glyphs.handoff, "handoff", Token::Text);
    pieces.into_iter().map(|(text, token)| (text, look.theme.style(token))).collect()
}
