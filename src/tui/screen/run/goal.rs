//! Where somebody wants to go, as they write it: `12.4ms`, `+500us`, `-1ms`, `#123`, `50%`.

use crate::base::time::{SimDuration, SimTime};
use crate::tui::film::Film;

/// A place in the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// A time.
    Time(SimTime),
    /// Behind so many events.
    Event(usize),
    /// So many per cent of the whole run.
    Share(u8),
}

/// Reads a place; times with a sign are counted from the cursor.
///
/// # Errors
/// What is wrong with the text, and what would be right.
pub(super) fn parse(text: &str, film: &Film) -> Result<Goal, String> {
    let text = text.trim();
    if let Some(number) = text.strip_prefix('#') {
        let number = number.parse().map_err(|_| format!("`{text}` is no event; write a number, such as #123"))?;
        return Ok(Goal::Event(number));
    }
    if let Some(percent) = text.strip_suffix('%') {
        let percent = percent.trim().parse().ok().filter(|percent| *percent <= 100);
        return percent.map(Goal::Share).ok_or_else(|| format!("`{text}` is no share; write 0% to 100%"));
    }
    let span = |text: &str| duration(text.trim());
    if let Some(later) = text.strip_prefix('+') {
        return span(later).map(|span| Goal::Time(film.time() + span));
    }
    if let Some(earlier) = text.strip_prefix('-') {
        let earlier = span(earlier)?;
        return Ok(Goal::Time(SimTime::from_nanos(film.time().nanos().saturating_sub(earlier.nanos()))));
    }
    span(text).map(|span| Goal::Time(SimTime::ZERO + span))
}

fn duration(text: &str) -> Result<SimDuration, String> {
    text.parse().map_err(|error| format!("`{text}` is no time: {error}"))
}
