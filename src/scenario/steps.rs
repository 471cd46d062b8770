//! Reads steps: `cpu 1ms`, `lock db`, `go worker 3`.

use super::machine::PROCS;
use super::read::{Piece, Reader, shown};
use super::scope::Scope;
use super::{suggest, vary};
use crate::base::diag::Diagnostic;
use crate::program::workload::{Span, Step};

/// Every step's verb, and how the step is written.
const FORMS: [(&str, &str); 16] = [
    ("cpu", "cpu 1ms"),
    ("net", "net 100ms"),
    ("disk", "disk 5ms"),
    ("sleep", "sleep 10ms"),
    ("lock", "lock db"),
    ("unlock", "unlock db"),
    ("send", "send jobs"),
    ("recv", "recv jobs"),
    ("close", "close jobs"),
    ("wait", "wait wg"),
    ("done", "done wg"),
    ("add", "add wg 1"),
    ("yield", "yield"),
    ("go", "go worker"),
    ("gomaxprocs", "gomaxprocs 2"),
    ("panic", "panic \"out of coffee\""),
];

/// Words from elsewhere, and the step that is probably meant.
const OTHER_WORDS: [(&str, &str); 14] = [
    ("acquire", "lock"),
    ("compute", "cpu"),
    ("work", "cpu"),
    ("gosched", "yield"),
    ("io", "net"),
    ("network", "net"),
    ("read", "net"),
    ("receive", "recv"),
    ("release", "unlock"),
    ("spawn", "go"),
    ("start", "go"),
    ("run", "go"),
    ("syscall", "disk"),
    ("file", "disk"),
];

/// The most goroutines that one `go` step starts.
pub(super) const MAX_COUNT: u64 = 1_000_000_000;

/// Reads one step of task number `task`; a wrong one is reported and left out.
pub(super) fn read(reader: &mut Reader<'_>, scope: &mut Scope, task: u32, line: Piece<'_>) -> Option<Step> {
    let (verb, rest) = line.word();
    match verb.text {
        "cpu" => duration(reader, verb, rest).map(Step::Cpu),
        "net" => duration(reader, verb, rest).map(Step::Net),
        "disk" => duration(reader, verb, rest).map(Step::Disk),
        "sleep" => duration(reader, verb, rest).map(Step::Sleep),
        "lock" => name(reader, verb, rest).and_then(|n| scope.mutex(reader, n, true)).map(Step::Lock),
        "unlock" => name(reader, verb, rest).and_then(|n| scope.mutex(reader, n, false)).map(Step::Unlock),
        "send" => name(reader, verb, rest).and_then(|n| scope.chan(reader, n)).map(Step::Send),
        "recv" => name(reader, verb, rest).and_then(|n| scope.chan(reader, n)).map(Step::Recv),
        "close" => name(reader, verb, rest).and_then(|n| scope.chan(reader, n)).map(Step::Close),
        "wait" => name(reader, verb, rest).and_then(|n| scope.waitgroup(reader, n)).map(Step::Wait),
        "done" => name(reader, verb, rest).and_then(|n| scope.waitgroup(reader, n)).map(|group| Step::Add(group, -1)),
        "add" => add(reader, scope, verb, rest),
        "yield" => nothing(reader, verb, rest).then_some(Step::Yield),
        "go" => go(reader, scope, task, verb, rest),
        "gomaxprocs" => procs(reader, verb, rest),
        "panic" => panic(reader, verb, rest),
        _ => unknown(reader, verb),
    }
}

fn duration(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'_>) -> Option<Span> {
    given(reader, verb, rest)?;
    vary::read(reader, rest)
}

/// The one name after the verb.
fn name<'a>(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'a>) -> Option<Piece<'a>> {
    given(reader, verb, rest)?;
    let (name, more) = rest.word();
    nothing(reader, verb, more).then_some(name)
}

fn add(reader: &mut Reader<'_>, scope: &mut Scope, verb: Piece<'_>, rest: Piece<'_>) -> Option<Step> {
    given(reader, verb, rest)?;
    let (name, number) = rest.word();
    let group = scope.waitgroup(reader, name);
    given(reader, verb, number)?;
    let parsed = number.text.parse::<i64>().ok().filter(|n| *n != 0 && n.unsigned_abs() <= MAX_COUNT);
    if parsed.is_none() {
        let mistake = Diagnostic::error("bad-step", "not a number to add", number.span());
        reader.report(mistake.help("write a whole number other than 0, as in `add wg 1`"));
    }
    Some(Step::Add(group?, parsed?))
}

fn go(reader: &mut Reader<'_>, scope: &mut Scope, task: u32, verb: Piece<'_>, rest: Piece<'_>) -> Option<Step> {
    given(reader, verb, rest)?;
    let (name, count) = rest.word();
    let started = scope.go(reader, name, task);
    let count = match count.text {
        "" => 1,
        _ => number(reader, count, 1..=MAX_COUNT)? as u32,
    };
    Some(Step::Go { task: started?, count })
}

fn procs(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'_>) -> Option<Step> {
    given(reader, verb, rest)?;
    Some(Step::Gomaxprocs(number(reader, rest, PROCS)? as u16))
}

fn panic(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'_>) -> Option<Step> {
    given(reader, verb, rest)?;
    let text = ['"', '\''].into_iter().find_map(|quote| rest.text.strip_prefix(quote)?.strip_suffix(quote));
    Some(Step::Panic(text.unwrap_or(rest.text).into()))
}

fn number(reader: &mut Reader<'_>, piece: Piece<'_>, bounds: std::ops::RangeInclusive<u64>) -> Option<u64> {
    let parsed = piece.text.parse().ok().filter(|number| bounds.contains(number));
    if parsed.is_none() {
        let mistake =
            Diagnostic::error("out-of-range", format!("`{}` does not fit here", shown(piece.text)), piece.span());
        reader.report(mistake.help(format!("write a whole number from {} to {}", bounds.start(), bounds.end())));
    }
    parsed
}

/// Reports a verb with nothing after it.
fn given(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'_>) -> Option<()> {
    if rest.text.is_empty() {
        let mistake = Diagnostic::error("bad-step", format!("something is missing after `{}`", verb.text), verb.span());
        reader.report(mistake.help(format!("write it as in `{}`", form(verb))));
        return None;
    }
    Some(())
}

/// Reports anything that is left over.
fn nothing(reader: &mut Reader<'_>, verb: Piece<'_>, rest: Piece<'_>) -> bool {
    if !rest.text.is_empty() {
        let message = format!("`{}` is too much here", shown(rest.text));
        let mistake = Diagnostic::error("bad-step", message, rest.span());
        reader.report(mistake.help(format!("write it as in `{}`; every step is a string of its own", form(verb))));
    }
    rest.text.is_empty()
}

fn form(verb: Piece<'_>) -> &str {
    FORMS.iter().find(|(name, _)| *name == verb.text).map_or(verb.text, |(_, form)| form)
}

fn unknown(reader: &mut Reader<'_>, verb: Piece<'_>) -> Option<Step> {
    let verbs = FORMS.iter().map(|(name, _)| *name);
    let lower = verb.text.to_lowercase();
    let help = match OTHER_WORDS.iter().find(|(word, _)| *word == lower) {
        Some((_, meant)) => format!("did you mean `{meant}`?"),
        None => suggest::advice(verb.text, "steps", verbs),
    };
    let mistake = Diagnostic::error("unknown-step", format!("unknown step `{}`", shown(verb.text)), verb.span());
    reader.report(mistake.help(help));
    None
}
