//! The view of a run for a projector: a large clock above few and large parts.
//!
//! ```text
//!    Hot mutex: four cores, no speed-up                     █ ▀▀█   █ █
//!    ▶ running                                              █ █▀▀   ▀▀█ █▀▄▀▄ ▄▀
//!    tick 124  speed 2ms/s                                  ▀ ▀▀▀ ▀   ▀ ▀ ▀ ▀ ▀▀
//!  ── Timeline ──────────────────────────────────────────────────────────────────
//!    core 0      ▏G7 worker██████████▏G9 worker██████
//!    M0 P0 G7    ▏███████████████████▏███████████████
//!  ── Run queues ────────────────────────────────────────────────────────────────
//!  ── What happened last ────────────────────────────────────────────────────────
//!    G9 worker runs on P0: head of the local ring
//! ```
//!
//! What a key asks for (board, table, inspector, source, ...) takes the place of the queues and of the last decision.
//!
//! **Invariant**: where there is little room the clock becomes smaller, then free rows go, the queues, and the last
//! decision; the timeline stays.

use ratatui::layout::Rect;

use super::layout::{Layout, split_bottom, split_top};
use super::run::Run;
use super::title;
use crate::base::time::{SimDuration, SimTime};
use crate::tui::look::Look;
use crate::tui::pane::{Pane, queues, timeline};
use crate::tui::theme::Token;
use crate::tui::widget::big::{self, Size};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::Pen;

/// Rows and columns from which the clock has this size.
const CLOCKS: [(Size, u16, u16); 3] = [(Size::Huge, 50, 150), (Size::Large, 30, 80), (Size::Small, 16, 48)];
/// Columns beside the clock for the title.
const TITLE: u16 = 24;
/// Rows of the body from which the last decision is told, and from which its reasons are, too.
const TOLD: u16 = 8;
const REASONED: u16 = 24;
/// Rows of a lane at most, with the free one below it.
const LANE: u16 = 5;

/// How large the clock is on such a terminal; none: it is in the title, as always.
fn clock((width, height): (u16, u16)) -> Option<Size> {
    let fits = |(size, rows, columns): &(Size, u16, u16)| (height >= *rows && width >= *columns).then_some(*size);
    CLOCKS.iter().find_map(fits)
}

/// The places of the parts.
pub(super) fn layout(run: &Run, (width, height): (u16, u16)) -> Layout {
    let area = Rect::new(0, 0, width, height);
    // The head of a high screen has a free row above and below.
    let margin = u16::from(height >= 30);
    let head = clock((width, height)).map_or(1, |size| size.rows() + 2 * margin);
    let (title, rest) = split_top(area, head.min(height));
    let (body, footer) = split_bottom(rest, u16::from(height >= 4));
    let frame = Layout::around(title, Rect::default(), footer);
    let lanes = rows(timeline::rows(run));
    if run.enlarged {
        return frame.with(run.focus, body);
    }
    if run.below != Pane::Log {
        let (timeline, below) = split_top(body, lanes.saturating_mul(2).saturating_add(2).min(body.height / 2));
        return frame.with(Pane::Timeline, timeline).with(run.below, below);
    }
    let told = match body.height {
        REASONED.. => 6,
        TOLD.. => 3,
        _ => 0,
    };
    let (upper, told) = split_bottom(body, told);
    // Queues have what lanes of two rows leave, or two fifths.
    let left = upper.height.saturating_sub(lanes.saturating_mul(2).saturating_add(2));
    let queues = queues::rows_wanted(run, upper.height).min(left.max(upper.height * 2 / 5));
    let (timeline, queues) = split_bottom(upper, if queues < 3 { 0 } else { queues });
    // More than this a lane does not need: the rest goes to the reasons of the last decision.
    let wanted = lanes.saturating_mul(LANE).saturating_add(2).min(timeline.height);
    let (spare, timeline) = (timeline.height - wanted, Rect { height: wanted, ..timeline });
    let up = |area: Rect| Rect { y: area.y - spare, ..area };
    let told = Rect { height: told.height + spare, ..up(told) };
    frame.with(Pane::Timeline, timeline).with(Pane::Queues, up(queues)).with(Pane::Log, told)
}

/// Draws what is above the panes.
pub(super) fn draw_head(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let margin = u16::from(area.height >= Size::Large.rows() + 2);
    let (_, inner) = split_top(area, margin);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..inner };
    let text = clock_text(run.clock(), run.film.tick());
    let room = inner.width.saturating_sub(TITLE);
    let fits = |size: &Size| size.rows() + margin <= area.height && big::columns(&text, *size) <= room;
    let Some(size) = CLOCKS.iter().map(|(size, ..)| *size).find(fits) else {
        return title::draw(run, look, Rect { height: area.height.min(1), ..area }, canvas);
    };
    let clock = big::columns(&text, size);
    let place = Rect { x: inner.right() - clock, width: clock, ..inner };
    big::draw(&text, size, look.is_ascii(), look.theme.style(Token::Title), place, canvas);
    let words = Rect { width: inner.width - clock - 2, ..inner };
    let step = if size == Size::Small { 1 } else { 2 };
    let (state, style) = title::state(run, look);
    let facts = format!("tick {}  speed {}", run.film.tick_number(), run.speed);
    let lines = [
        (title::name(run).to_owned(), look.theme.style(Token::Title)),
        (state, style),
        (facts, look.theme.style(Token::Text)),
    ];
    for (row, (text, style)) in (0..).step_by(step).zip(lines) {
        Pen::at(canvas, words, row).clipped(&text, look.glyphs.more, style);
    }
}

/// A time with as many digits behind the point as its tick has, so that they stand still: `12.0ms`. One between two ticks
/// is exact.
fn clock_text(time: SimTime, tick: SimDuration) -> String {
    let plain = time.to_string();
    let unit_at = plain.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(unit_at);
    let length = match unit {
        "s" => 1_000_000_000_u128,
        "ms" => 1_000_000,
        "us" => 1_000,
        _ => 1,
    };
    let mut decimals = 0;
    while decimals < 9 && u128::from(tick.nanos()) * 10_u128.pow(decimals) % length != 0 {
        decimals += 1;
    }
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    if decimals == 0 || rest.len() > decimals as usize {
        return plain;
    }
    format!("{whole}.{rest:0<width$}{unit}", width = decimals as usize)
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_the_clock_stand_still() {
        let text = |time: u64, tick: u64| clock_text(SimTime::from_nanos(time), SimDuration::from_nanos(tick));
        assert_eq!(text(12_000_000, 100_000), "12.0ms");
        assert_eq!(text(12_400_000, 100_000), "12.4ms");
        assert_eq!(text(900_000, 100_000), "900us");
        assert_eq!(text(4_000_000_000, 20_000_000), "4.00s");
        assert_eq!(text(12_345_678, 100_000), "12.345678ms", "between two ticks it is exact");
        assert_eq!(text(0, 20_000_000), "0.00s");
        assert_eq!(text(u64::MAX, u64::MAX / 10), text(u64::MAX, 1));
    }

    #[test]
    fn the_clock_is_as_large_as_there_is_room() {
        let sizes = [(20, 6), (60, 20), (80, 24), (80, 35), (120, 35), (200, 55)].map(clock);
        let (small, large) = (Some(Size::Small), Some(Size::Large));
        assert_eq!(sizes, [None, small, small, large, large, Some(Size::Huge)]);
    }
}
