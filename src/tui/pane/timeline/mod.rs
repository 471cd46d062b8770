//! What ran when: one lane a core, P, thread or goroutine, time from left to right.
//!
//! ```text
//!  ── Timeline by core ── 1 cell = 100us ──────── █ runs ▒ syscall ░ scheduler · idle ──
//!   core 0  M0  P0  G7  ▏G7 worker██████▒▒▒▒▒▏G9 worker███      lanes: those pinned at the top, the others scroll
//!   core 1  M3  P1  G8  ········▏G8 main██████████████████
//!   sysmon  naps        ╵╵╵╵╵╵·╵··╵···╵···                      if somebody wants to see them
//!   network 1 waits     ·····1 waits──────────
//!  1-2 of 8 lanes      ╵0s        ╵1ms        ╵2ms     ▲2.8ms
//! ```
//!
//! **Invariants**: a cell stands for the same stretch of time wherever the window is, so that nothing flickers while
//! it moves; what is not yet known is blank, what lies after the cursor is drawn flat; the left edge of a lane says
//! what is so at the cursor.

mod axis;
mod cells;
pub mod chain;
mod changes;
mod gutter;
mod lanes;
mod signs;
mod system;
pub mod walk;
mod window;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::base::time::SimDuration;
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, width};
pub use cells::cell_sign;
use signs::Signs;
use system::Row;
use window::Used;
pub use window::{Kind, Window};

/// Rows that all lanes want.
pub fn rows(run: &Run) -> usize {
    lanes::count(run) + if run.timeline.system { Row::ALL.len() } else { 0 }
}

/// Rows that lanes have in a pane of this area: all but the heading, the axis, and the lanes of sysmon and the network.
fn lanes_height(run: &Run, area: Rect) -> u16 {
    area.height.saturating_sub(2 + system_height(run, area))
}

/// Rows that sysmon and the network have; one is left for another lane.
fn system_height(run: &Run, area: Rect) -> u16 {
    if run.timeline.system { area.height.saturating_sub(3).min(Row::ALL.len() as u16) } else { 0 }
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
        let height = lanes_height(run, area);
        let lanes = u16::try_from(lanes::count(run)).unwrap_or(u16::MAX).max(1);
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
    fn lanes(self, run: &Run, area: Rect) -> u16 {
        (lanes_height(run, area) + self.gap) / (self.rows + self.gap)
    }
}

/// Columns that time has in a pane of this area.
pub fn lanes_width(area: Rect) -> u16 {
    area.width.saturating_sub(gutter_width(area) + 1)
}

/// Columns that the left edge has; on a narrow screen only the lane's name.
fn gutter_width(area: Rect) -> u16 {
    match area.width {
        0..40 => 9.min(area.width / 2),
        40..72 => 20,
        _ => 22,
    }
}

/// The place of the columns of time in a pane of this area, axis included.
pub fn time_area(area: Rect) -> Rect {
    let rows = below(area);
    Rect { x: rows.x + gutter_width(area), width: lanes_width(area), ..rows }
}

/// Brings the window, with so many columns of time, to the cursor, and finds out which lanes there are in it.
pub fn follow(run: &mut Run, columns: u16) {
    // Out of sight it stays as it was.
    if columns == 0 {
        return;
    }
    run.timeline.follow(run.film.time(), columns);
    if run.film.is_over() {
        let least = if run.at_end() { SimDuration::from_nanos(1) } else { run.film.tick() };
        run.timeline.end_at(run.film.known(), least, columns);
    }
    run.timeline.ended = lanes::ended(run, columns);
    run.timeline.used = lanes::used(run, columns);
}

/// Brings what is selected into sight when it or the lanes have changed.
pub fn settle(run: &mut Run, area: Rect) {
    let height = Pitch::of(run, area).lanes(run, area);
    let (pins, height) = (run.timeline.pins.len(), height - lanes::pinned_rows(run, height));
    let now = (run.timeline.kind, run.pick);
    if run.timeline.revealed.replace(now) != Some(now)
        && let Some(place) = lanes::selected(run).and_then(|place| place.checked_sub(pins))
    {
        run.timeline.reveal(place, height);
    }
    run.timeline.clamp(lanes::count(run) - pins, height);
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let (rows, time) = (below(area), time_area(area));
    let (height, pitch) = (lanes_height(run, area), Pitch::of(run, area));
    canvas.target(Rect { height: height + system_height(run, area), ..time }, Target::Lanes);
    let signs = Signs::of(run, time.width);
    let (pinned, others) = lanes::in_sight(run, pitch.lanes(run, area));
    let edge = Rect { width: gutter_width(area), height: 1, ..rows };
    let mut several = false;
    for (place, lane) in (0..).zip(pinned.iter().chain(&others)) {
        let (y, height) = (rows.y + place * (pitch.rows + pitch.gap), pitch.rows);
        let (edge, line) = (Rect { y, height, ..edge }, Rect { y, height, ..time });
        canvas.target(edge, Target::Select(lanes::subject(*lane)));
        gutter::draw(run, *lane, look, edge, canvas);
        several |= cells::draw(run, *lane, &signs, look, line, canvas);
    }
    if others.is_empty() && height > 0 && run.timeline.only_used {
        let free = Rect { y: rows.y + pinned.len() as u16 * (pitch.rows + pitch.gap), height: 1, ..rows };
        let words = " in this window nothing happens in any lane that is not pinned";
        Pen::at(canvas, free, 0).write(words, look.theme.style(Token::Faint));
    }
    for (row, system) in (0..system_height(run, area)).zip(Row::ALL) {
        let (edge, line) =
            (Rect { y: rows.y + height + row, ..edge }, Rect { y: rows.y + height + row, height: 1, ..time });
        system::draw(system, run, look, edge, line, canvas);
    }
    if rows.height > 0 {
        let axis = Rect { y: rows.bottom() - 1, height: 1, ..time };
        canvas.target(axis, Target::Axis);
        axis::draw(run, look, axis, canvas);
        let edge = Rect { y: axis.y, ..edge };
        Pen::at(canvas, edge, 0).write(&in_sight(run, others.len(), edge.width), look.theme.style(Token::Faint));
    }
    heading(&title(run), &legend(run, &signs, several, look), run.focus == Pane::Timeline, look, area, canvas);
}

/// What the lanes are, and how many of them there are if not all are.
fn title(run: &Run) -> String {
    let kind = match run.timeline.kind {
        Kind::Core => "Timeline by core",
        Kind::Proc => "Timeline by P",
        Kind::Thread => "Timeline by thread",
        Kind::Goroutine => "Timeline by goroutine",
    };
    let (shown, all) = lanes::shown(run);
    match run.timeline.used {
        Used::All => kind.to_owned(),
        Used::These(_) => format!("{kind}, in use: {shown} of {all}"),
        Used::Untold => format!("{kind}, all {all}: too much happens to tell those in use"),
    }
}

/// Which of the lanes that scroll are in sight, if not all of them are; in so many columns.
fn in_sight(run: &Run, rows: usize, columns: u16) -> String {
    let (all, top) = (lanes::count(run) - run.timeline.pins.len(), run.timeline.top);
    if rows >= all || rows == 0 {
        return String::new();
    }
    let text = format!(" {}-{} of {all}", top + 1, top + rows);
    if width(&text) < columns { text } else { format!(" {} of {all}", top + 1) }
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
    let limited = [run.film.header().quota, run.film.world().quota].iter().any(|quota| !quota.is_unlimited());
    if limited {
        sign(glyphs.throttled, "throttled: quota used up", Token::Throttled);
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
        sign(glyphs.idle, "idle", Token::Idle);
    }
    if run.timeline.system {
        sign(glyphs.notch, "sysmon looks", Token::Text);
        sign(glyphs.waits_net, "polls", Token::Text);
        sign(glyphs.arrival, "data there", Token::Text);
    }
    // What is in most runs comes first: the heading may have no room for all.
    sign(glyphs.wake, "wakes", Token::Text);
    sign(glyphs.steal, "steals", Token::Text);
    sign(glyphs.preempt, "preempted", Token::Text);
    if run.timeline.kind != Kind::Goroutine {
        sign(glyphs.syscall, "syscall", Token::Text);
        sign(glyphs.overhead, "scheduler", Token::Overhead);
        sign(glyphs.spinning, "spinning", Token::Spinning);
    }
    sign(glyphs.handoff, "handoff", Token::Text);
    pieces.into_iter().map(|(text, token)| (text, look.theme.style(token))).collect()
}
