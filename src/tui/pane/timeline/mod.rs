//! What ran when: one lane a core, P or thread, time from left to right.
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
mod changes;
mod lanes;
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
pub use window::{Kind, Window};

/// Rows that lanes have in a pane of this area: all but the heading and the axis.
pub fn lanes_height(area: Rect) -> u16 {
    area.height.saturating_sub(2)
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

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let title = match run.timeline.kind {
        Kind::Core => "Timeline by core",
        Kind::Proc => "Timeline by P",
        Kind::Thread => "Timeline by thread",
    };
    heading(title, &legend(run, look), run.focus == Pane::Timeline, look, area, canvas);
    let rows = below(area);
    for (row, number) in (0..lanes_height(area)).zip(run.timeline.top..count(run)) {
        let line = Rect { y: rows.y + row, height: 1, ..rows };
        let (lane, held) = lanes::lane(run, number);
        let gutter_area = Rect { width: gutter(area), ..line };
        canvas.target(gutter_area, Target::Select(lanes::subject(lane)));
        lanes::draw(run, &held, look, gutter_area, canvas);
        let lane_area = Rect { x: line.x + gutter(area), width: lanes_width(area), ..line };
        cells::draw(run, lane, look, lane_area, canvas);
    }
    if rows.height > 0 {
        canvas.target(Rect { x: rows.x + gutter(area), width: lanes_width(area), ..rows }, Target::Lanes);
        let axis = Rect { x: rows.x + gutter(area), y: rows.bottom() - 1, width: lanes_width(area), height: 1 };
        axis::draw(run, look, axis, canvas);
    }
}

/// What the signs mean, and how long a cell is.
fn legend(run: &Run, look: Look) -> Vec<(String, Style)> {
    let style = |token| look.theme.style(token);
    let glyphs = look.glyphs;
    [
        (format!("1 cell = {}", run.timeline.cell), style(Token::Faint)),
        (format!("  {} goroutine runs", glyphs.running), style(Token::Text)),
        (format!("  {} syscall", glyphs.syscall), style(Token::Text)),
        (format!("  {} scheduler", glyphs.overhead), style(Token::Overhead)),
        (format!("  {} spinning", glyphs.spinning), style(Token::Spinning)),
        (format!("  {} idle", glyphs.idle), style(Token::Idle)),
    ]
    .into()
}
