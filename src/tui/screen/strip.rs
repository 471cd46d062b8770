//! The strip of the whole run: how much happened when, and which part of it the timeline shows.
//!
//! ```text
//!   0s ▁▂▁▁▃█▅▂▁▁▁▂▁▁A▁▂▁▁▂│▁▁▁▂▂▁▁▁B▁▁▁▁▁▂▁ 7.5ms       underlined: what the timeline shows
//!                  ╘═══════════╛                          below it where there is a second row
//! ```
//!
//! **Invariant**: everything known has a column, and a column leads back to the time it stands for.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::run::Run;
use crate::base::time::SimTime;
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// Rows that it has on a terminal of this height.
pub const fn height(rows: u16) -> u16 {
    match rows {
        0..20 => 0,
        20..50 => 1,
        _ => 2,
    }
}

/// The time that a column of the strip stands for, if everything up to `known` has so many columns.
pub fn time_at(known: SimTime, column: u16, columns: u16) -> SimTime {
    let last = u128::from(columns.saturating_sub(1).max(1));
    let nanos = u128::from(known.nanos()) * u128::from(column).min(last) / last;
    SimTime::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

/// The column that a time has.
fn column_of(known: SimTime, time: SimTime, columns: u16) -> u16 {
    let last = columns.saturating_sub(1);
    let (known, half) = (u128::from(known.nanos().max(1)), u128::from(known.nanos() / 2));
    u16::try_from((u128::from(time.nanos()) * u128::from(last) + half) / known).unwrap_or(last).min(last)
}

/// Draws it; the timeline has so many columns of time, or none if it is out of sight.
pub fn draw(run: &Run, look: Look, shown: u16, area: Rect, canvas: &mut Canvas) {
    let known = run.film.known();
    let (faint, end) = (look.theme.style(Token::Faint), format!(" {known} "));
    let mut pen = Pen::at(canvas, area, 0);
    pen.write(" 0s ", faint).to_end(&end, faint);
    let left = 4.min(area.width);
    let place = Rect { x: area.x + left, width: area.width.saturating_sub(left + width(&end)), ..area };
    if place.is_empty() {
        return;
    }
    canvas.target(place, Target::Strip);
    let column = |time| column_of(known, time, place.width);
    let window = run.timeline.shown(shown);
    let window = (column(window.0), column(window.1.min(known)));
    let within = |at: u16| shown > 0 && (window.0..=window.1).contains(&at);
    for (at, sign) in (0..).zip(levels(run, look, place.width)) {
        let style = look.theme.style(if within(at) { Token::Name } else { Token::Faint });
        let style = if within(at) && area.height < 2 { style.add_modifier(Modifier::UNDERLINED) } else { style };
        put(canvas, place, at, 0, sign, style);
    }
    for (marker, name) in run.markers.iter().zip(["A", "B"]) {
        if let Some(time) = marker.filter(|time| *time <= known) {
            put(canvas, place, column(time), 0, name, look.theme.style(Token::Key));
        }
    }
    put(canvas, place, column(run.film.time()), 0, look.glyphs.bar, look.theme.style(Token::Cursor));
    for at in (window.0..=window.1).filter(|at| area.height > 1 && within(*at)) {
        let [left, along, right] = look.glyphs.bracket;
        let sign = if at == window.0 {
            left
        } else if at == window.1 {
            right
        } else {
            along
        };
        put(canvas, place, at, 1, sign, faint);
    }
}

fn put(canvas: &mut Canvas, area: Rect, column: u16, row: u16, sign: &str, style: Style) {
    Pen::at(canvas, area, row).to(column).write(sign, style);
}

/// How much happened in each column: the height grows with the root of the number of events, so that a burst does not
/// hide all the rest.
fn levels(run: &Run, look: Look, columns: u16) -> Vec<&'static str> {
    let known = run.film.known();
    let after = SimTime::from_nanos(known.nanos().saturating_add(1));
    let counts = run.film.recording().density(SimTime::ZERO, after, columns);
    let most = counts.iter().copied().max().unwrap_or(0).isqrt().max(1);
    let signs = &look.glyphs.density;
    let level = |count: u64| {
        let part = usize::try_from(count.isqrt() * signs.len() as u64 / (most + 1)).unwrap_or(0);
        if count == 0 { " " } else { signs[part.min(signs.len() - 1)] }
    };
    counts.into_iter().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_leads_to_its_time_and_back() {
        let known = SimTime::from_nanos(7_500_000);
        for columns in [1, 2, 7, 80, 300] {
            for column in 0..columns {
                assert_eq!(column_of(known, time_at(known, column, columns), columns), column);
            }
        }
        assert_eq!(time_at(known, 79, 80), known);
        assert_eq!(column_of(SimTime::ZERO, SimTime::ZERO, 80), 0);
        assert_eq!(column_of(SimTime::MAX, SimTime::MAX, 80), 79);
    }

    #[test]
    fn it_takes_no_room_where_there_is_little() {
        assert_eq!([6, 19, 20, 49, 50].map(height), [0, 0, 1, 1, 2]);
    }
}
