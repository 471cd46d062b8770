//! Things and sorts of events as people write them: `G7`, `P1`, `M3`, `core 0`, `db`; `steal`, `block`.
//!
//! **Invariant**: a filter names one thing at most, and any number of sorts.

use crate::base::ids::{ChanId, CoreId, GoId, MId, MutexId, PId, WgId};
use crate::event::{Names, Object};
use crate::trace::store::log::Filter;
use crate::trace::store::mark::{Mark, Marks};
use crate::trace::store::subjects::Subject;

/// What is not worth a line of its own where all about something is shown.
const SILENT: Marks = Marks::of(&[Mark::Core, Mark::Place, Mark::Make, Mark::Search, Mark::Sysmon]);

/// The sorts, by their words.
const SORTS: [(&str, &[Mark]); 29] = [
    ("create", &[Mark::Create]),
    ("go", &[Mark::Create]),
    ("start", &[Mark::Start]),
    ("run", &[Mark::Start]),
    ("end", &[Mark::End]),
    ("block", &[Mark::Block]),
    ("park", &[Mark::Block]),
    ("wake", &[Mark::Wake]),
    ("preempt", &[Mark::Preempt, Mark::Request]),
    ("yield", &[Mark::Yield]),
    ("syscall", &[Mark::Syscall, Mark::Retake]),
    ("steal", &[Mark::Steal]),
    ("handoff", &[Mark::Handoff, Mark::Retake]),
    ("wakep", &[Mark::StartThread, Mark::Search]),
    ("spin", &[Mark::Search]),
    ("gomaxprocs", &[Mark::Procs]),
    ("stw", &[Mark::Stw]),
    ("proc", &[Mark::Proc]),
    ("thread", &[Mark::Thread]),
    ("core", &[Mark::Core, Mark::Quota]),
    ("quota", &[Mark::Quota]),
    ("throttle", &[Mark::Quota]),
    ("global", &[Mark::GlobalQueue]),
    ("sysmon", &[Mark::Sysmon]),
    ("timer", &[Mark::Timer]),
    ("net", &[Mark::Net]),
    ("lock", &[Mark::Lock]),
    ("chan", &[Mark::Chan]),
    ("output", &[Mark::Output]),
];

/// What is called this.
pub fn subject(text: &str, names: &Names) -> Option<Subject> {
    numbered(text).or_else(|| named(text, names))
}

/// The events that are meant: words for sorts and one thing, in any order.
///
/// # Errors
/// Which word is not known, or that there are two things.
pub fn filter(text: &str, names: &Names) -> Result<Filter, String> {
    let (mut marks, mut about) = (Marks::NONE, None);
    // The names of things may have blanks.
    if let Some(subject) = subject(text.trim(), names) {
        return Ok(Filter::about(subject).only(all_but_silent(subject)));
    }
    for word in text.split_whitespace() {
        if let Some((_, sorts)) = SORTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
            marks = sorts.iter().fold(marks, |marks, sort| marks.with(*sort));
        } else if let Some(subject) = subject(word, names) {
            if about.replace(subject).is_some() {
                return Err("only one thing can be named".to_owned());
            }
        } else {
            return Err(format!("\"{word}\" is neither a sort of events nor G7, P1, M3, core 0, or a name"));
        }
    }
    if marks == Marks::NONE {
        marks = about.map_or(Marks::ALL, all_but_silent);
    }
    Ok(Filter { marks, about })
}

fn all_but_silent(subject: Subject) -> Marks {
    let silent = |mark: &Mark| SILENT.has(*mark) && matches!(subject, Subject::G(_) | Subject::M(_) | Subject::P(_));
    Mark::ALL.iter().filter(|mark| !silent(mark)).fold(Marks::NONE, |marks, mark| marks.with(*mark))
}

/// `G7`, `P1`, `M3`, `core 0`, `core0`, in small letters too.
fn numbered(text: &str) -> Option<Subject> {
    let lower = text.to_ascii_lowercase();
    let number = |head: &str| lower.strip_prefix(head)?.trim_start().parse::<u32>().ok();
    let small = |head: &str, max: u16| number(head).and_then(|n| u16::try_from(n).ok()).filter(|n| *n <= max);
    if let Some(n) = small("core", CoreId::MAX) {
        return Some(Subject::Core(CoreId::new(n)));
    }
    if let Some(n) = small("p", PId::MAX) {
        return Some(Subject::P(PId::new(n)));
    }
    if let Some(n) = small("m", MId::MAX) {
        return Some(Subject::M(MId::new(n)));
    }
    number("g").filter(|n| *n <= GoId::MAX).map(|n| Subject::G(GoId::new(n)))
}

/// A mutex, a channel or a wait group by its name.
fn named(text: &str, names: &Names) -> Option<Subject> {
    let place = |found: Option<usize>| found.and_then(|place| u32::try_from(place).ok());
    let chan = place(names.chans.iter().position(|chan| chan.name == text && !text.is_empty()));
    let find = |all: &[String]| place(all.iter().position(|name| name == text && !text.is_empty()));
    let object = find(&names.mutexes)
        .map(|n| Object::Mutex(MutexId::new(n)))
        .or_else(|| chan.map(|n| Object::Chan(ChanId::new(n))))
        .or_else(|| find(&names.waitgroups).map(|n| Object::WaitGroup(WgId::new(n))));
    object.or_else(|| unnamed(text)).map(Subject::Object)
}

/// `mutex 3`, `channel 2`, `wait group 1`: those that have no name.
fn unnamed(text: &str) -> Option<Object> {
    let number = |head: &str, max: u32| text.strip_prefix(head)?.trim_start().parse().ok().filter(|n: &u32| *n <= max);
    number("mutex ", MutexId::MAX)
        .map(|n| Object::Mutex(MutexId::new(n)))
        .or_else(|| number("channel ", ChanId::MAX).map(|n| Object::Chan(ChanId::new(n))))
        .or_else(|| number("wait group ", WgId::MAX).map(|n| Object::WaitGroup(WgId::new(n))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::ChanName;

    fn names() -> Names {
        Names {
            mutexes: vec!["db".to_owned()],
            chans: vec![ChanName { name: "jobs".to_owned(), capacity: 1 }],
            ..Names::default()
        }
    }

    #[test]
    fn things_by_letter_and_number_or_by_name() {
        let names = names();
        assert_eq!(subject("G7", &names), Some(Subject::G(GoId::new(7))));
        assert_eq!(subject("p1", &names), Some(Subject::P(PId::new(1))));
        assert_eq!(subject("core 2", &names), Some(Subject::Core(CoreId::new(2))));
        assert_eq!(subject("db", &names), Some(Subject::Object(Object::Mutex(MutexId::new(0)))));
        assert_eq!(subject("jobs", &names), Some(Subject::Object(Object::Chan(ChanId::new(0)))));
        assert_eq!(subject("channel 4", &names), Some(Subject::Object(Object::Chan(ChanId::new(4)))));
        for wrong in ["", "G", "P99999", "g4294967295", "queue"] {
            assert_eq!(subject(wrong, &names), None, "{wrong}");
        }
    }

    #[test]
    fn a_filter_has_sorts_and_one_thing() {
        let names = names();
        let both = Filter::about(Subject::G(GoId::new(7))).only(Mark::Block);
        assert_eq!(filter("G7 block", &names), Ok(both));
        assert_eq!(filter("block g7", &names), Ok(both));
        assert_eq!(filter("steal", &names), Ok(Filter::marks(Mark::Steal)));
        assert!(filter("G7 G8", &names).is_err() && filter("stael", &names).is_err());
    }
}
