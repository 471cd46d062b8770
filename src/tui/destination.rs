//! Where in a run somebody wants to be, as they write it: `12.4ms`, `+500us`, `-1ms`, `#123`, `50%`.

use std::str::FromStr;

use crate::base::time::{SimDuration, SimTime};

/// A place in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A time.
    Time(SimTime),
    /// So much later than the cursor.
    Later(SimDuration),
    /// So much earlier.
    Earlier(SimDuration),
    /// Behind so many events.
    Event(usize),
    /// So many per cent of the whole run.
    Share(u8),
}

impl FromStr for Destination {
    /// What is wrong with the text, and what would be right.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(number) = text.strip_prefix('#') {
            let number = number.parse().map_err(|_| format!("`{text}` is no event; write a number, such as #123"))?;
            return Ok(Self::Event(number));
        }
        if let Some(percent) = text.strip_suffix('%') {
            let percent = percent.trim().parse().ok().filter(|percent| *percent <= 100);
            return percent.map(Self::Share).ok_or_else(|| format!("`{text}` is no share; write 0% to 100%"));
        }
        if let Some(later) = text.strip_prefix('+') {
            return span(later).map(Self::Later);
        }
        if let Some(earlier) = text.strip_prefix('-') {
            return span(earlier).map(Self::Earlier);
        }
        span(text).map(|span| Self::Time(SimTime::ZERO + span))
    }
}

fn span(text: &str) -> Result<SimDuration, String> {
    let text = text.trim();
    text.parse().map_err(|error| format!("`{text}` is no time: {error}"))
}
