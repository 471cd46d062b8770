//! A recording as text: JSON Lines, one line the header, one line an event, one line the end; before it what the
//! program wrote, if it did.
//!
//! ```text
//!   {"recording":"gopark","header":{"format":1,"gopark":"0.1.0","scenario":"hot_mutex",...}}
//!   {"t":0,"m":0,"do":{"ProcsChange":{"procs":4}}}
//!   {"t":0,"g":1,"m":0,"p":0,"do":{"GoStart":{"rule":"Start","passed":0,"inherit":true}}}
//!   {"end":{"time":40000000,"events":2,"outcome":"MainReturned"}}
//! ```
//!
//! `t` is nanoseconds since the start; `g`, `m`, `p` are left out where the event has none.
//!
//! **Invariants**: the same recording gives the same bytes; what is written can be read; whatever is read folds. Both
//! directions go line by line.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::base::ids::{GoId, MId, PId};
use crate::base::time::SimTime;
use crate::event::{Event, Kind, Outcome};
use crate::trace::fold::FoldError;
use crate::trace::recording::{FORMAT, Header, Recording, Written};
use crate::trace::timeline::Timeline;

/// The word by which a recording is known.
const MAGIC: &str = "gopark";

/// Why a text is not a recording that can be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It could not be read at all.
    #[error("line {line}: cannot be read: {error}")]
    Io {
        /// Where.
        line: usize,
        /// Why.
        error: io::Error,
    },
    /// It is something else.
    #[error("not a recording: the first line of one is {{\"recording\":\"gopark\",...}}, as `gopark record` writes it")]
    NotARecording,
    /// A newer program made it.
    #[error("the recording has format {found}, but this gopark reads up to {FORMAT}; use a newer gopark")]
    Newer {
        /// The format it has.
        found: u32,
    },
    /// A line is damaged.
    #[error("line {line} is damaged: {reason}; it should be one event, as `gopark record` writes them")]
    Damaged {
        /// Which.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// An event is earlier than the one before.
    #[error("line {line}: time runs backwards, from {before} to {now}; events must be in order of time")]
    TimeBackwards {
        /// Which.
        line: usize,
        /// The time before.
        before: SimTime,
        /// The time of this line.
        now: SimTime,
    },
    /// An event cannot have happened.
    #[error("line {line}: the event does not fit what happened before: {error}")]
    DoesNotFit {
        /// Which.
        line: usize,
        /// Why.
        error: FoldError,
    },
    /// The end is missing.
    #[error("the recording breaks off after line {line}; the last line should be {{\"end\":...}}: record it again")]
    NoEnd {
        /// The last line there is.
        line: usize,
    },
    /// The end tells of more or fewer events than there are.
    #[error("line {line}: the end tells of {told} events, but there are {found}: lines are missing or were added")]
    WrongCount {
        /// The end's line.
        line: usize,
        /// What it says.
        told: u64,
        /// What is there.
        found: u64,
    },
    /// Something follows the end.
    #[error("line {line}: something follows the end of the recording; the line with \"end\" should be the last")]
    AfterEnd {
        /// The first line too many.
        line: usize,
    },
}

#[derive(Serialize)]
struct FirstOut<'a> {
    recording: &'a str,
    header: &'a Header,
}

#[derive(Deserialize)]
struct Magic {
    recording: String,
    header: Version,
}

#[derive(Deserialize)]
struct Version {
    format: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstIn {
    #[serde(rename = "recording")]
    _recording: String,
    header: Header,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    time: SimTime,
    events: u64,
    outcome: Outcome,
}

/// Any line but the first.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    t: Option<SimTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    g: Option<GoId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    m: Option<MId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<PId>,
    #[serde(default, rename = "do", skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wrote: Option<Written>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<End>,
}

/// What a line says.
enum Said {
    Event(Event),
    Wrote(Written),
    End(End),
}

/// Writes a recording. One that is still live is written as one that was to go no further than its last event.
///
/// # Errors
/// If `out` fails.
pub fn write(recording: &Recording, mut out: impl Write) -> io::Result<()> {
    write_line(&mut out, &FirstOut { recording: MAGIC, header: &recording.header })?;
    for Event { time, g, m, p, kind } in recording.events() {
        write_line(&mut out, &Line { t: Some(time), g, m, p, kind: Some(kind), ..Line::default() })?;
    }
    for piece in recording.written() {
        write_line(&mut out, &Line { wrote: Some(piece.clone()), ..Line::default() })?;
    }
    let time = recording.end_time();
    let outcome = recording.outcome().cloned().unwrap_or(Outcome::Until { time });
    let end = End { time, events: recording.events().len() as u64, outcome };
    write_line(&mut out, &Line { end: Some(end), ..Line::default() })?;
    out.flush()
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut text = serde_json::to_vec(value)?;
    text.push(b'\n');
    out.write_all(&text)
}

/// Reads a recording, with all that is derived from it.
///
/// # Errors
/// If it is no recording, a damaged one, or one that a newer program made.
pub fn read(input: impl BufRead) -> Result<Timeline, ReadError> {
    let mut lines = Lines { input, text: Vec::new(), number: 0 };
    let mut timeline = Timeline::new(read_header(&mut lines)?);
    while let Some(text) = lines.next()? {
        let whole = text.ends_with(b"\n");
        match read_line(text) {
            Ok(Said::Event(event)) => push(&mut timeline, event, lines.number)?,
            Ok(Said::Wrote(Written { fd, text })) => timeline.write(fd, &text),
            Ok(Said::End(end)) => return finish(timeline, end, lines),
            // Half a line is where the writer was interrupted.
            Err(_) if !whole => return Err(ReadError::NoEnd { line: lines.number - 1 }),
            Err(reason) => return Err(ReadError::Damaged { line: lines.number, reason }),
        }
    }
    Err(ReadError::NoEnd { line: lines.number })
}

fn read_header(lines: &mut Lines<impl BufRead>) -> Result<Header, ReadError> {
    let text = lines.next()?.ok_or(ReadError::NotARecording)?;
    let magic: Magic = serde_json::from_slice(text).map_err(|_| ReadError::NotARecording)?;
    if magic.recording != MAGIC {
        return Err(ReadError::NotARecording);
    }
    // Before anything else: of a newer format nothing is known but this.
    if magic.header.format > FORMAT {
        return Err(ReadError::Newer { found: magic.header.format });
    }
    match serde_json::from_slice::<FirstIn>(text) {
        Ok(first) => Ok(first.header),
        Err(error) => Err(ReadError::Damaged { line: 1, reason: error.to_string() }),
    }
}

fn read_line(text: &[u8]) -> Result<Said, String> {
    let line: Line = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    match line {
        Line { t: None, g: None, m: None, p: None, kind: None, wrote: None, end: Some(end) } => Ok(Said::End(end)),
        Line { t: None, g: None, m: None, p: None, kind: None, wrote: Some(piece), end: None } => {
            Ok(Said::Wrote(piece))
        }
        Line { t: Some(time), g, m, p, kind: Some(kind), wrote: None, end: None } => {
            Ok(Said::Event(Event { time, g, m, p, kind }))
        }
        Line { end: Some(_), .. } => Err("it has an end and an event".into()),
        Line { t: None, .. } => Err("its time, \"t\", is missing".into()),
        Line { .. } => Err("what happened, \"do\", is missing".into()),
    }
}

fn push(timeline: &mut Timeline, event: Event, line: usize) -> Result<(), ReadError> {
    timeline.push(event).map_err(|error| match error {
        FoldError::TimeBackwards { before, now } => ReadError::TimeBackwards { line, before, now },
        error => ReadError::DoesNotFit { line, error },
    })
}

fn finish(mut timeline: Timeline, end: End, mut lines: Lines<impl BufRead>) -> Result<Timeline, ReadError> {
    let (line, found) = (lines.number, timeline.recording().events().len() as u64);
    if end.events != found {
        return Err(ReadError::WrongCount { line, told: end.events, found });
    }
    let before = timeline.recording().end_time();
    if end.time < before {
        return Err(ReadError::TimeBackwards { line, before, now: end.time });
    }
    if lines.next()?.is_some() {
        return Err(ReadError::AfterEnd { line: lines.number });
    }
    timeline.finish(end.time, end.outcome);
    Ok(timeline)
}

/// A text by lines, counted from 1.
struct Lines<R> {
    input: R,
    text: Vec<u8>,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Option<&[u8]>, ReadError> {
        self.text.clear();
        self.number += 1;
        match self.input.read_until(b'\n', &mut self.text) {
            Ok(0) => {
                self.number -= 1;
                Ok(None)
            }
            Ok(_) => Ok(Some(&self.text)),
            Err(error) => Err(ReadError::Io { line: self.number, error }),
        }
    }
}
