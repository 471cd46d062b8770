//! An event, where nothing is selected: what happened, and who had to do with it.

use super::{Fact, Moment, Phrase};
use crate::trace::store::subjects::Subject;

/// Who and what an event speaks of, each once.
pub(super) fn facts(moment: &Moment<'_>, place: usize) -> Vec<Fact> {
    let Some(event) = moment.recording.events().get(place) else { return Vec::new() };
    let mut spoken: Vec<Subject> = Vec::new();
    Subject::each(&event, |subject| {
        if !spoken.contains(&subject) {
            spoken.push(subject);
        }
    });
    let number = format!("number {} of the recording, at {}", place + 1, event.time);
    let mut facts =
        vec![Fact::new("event", Phrase::new(moment.teller().sentence(&event))), Fact::new("when", Phrase::new(number))];
    if !spoken.is_empty() {
        facts.push(Fact::new("speaks of", Phrase::default().list(spoken.into_iter())));
    }
    facts
}
