//! Mutated programs: whatever is read, the front end neither panics nor hangs, and what compiles runs without a panic
//! of ours.
//!
//! The programs of tests/programs and tests/data/golang lose, double, swap and exchange pieces, take lines from each
//! other, and nest deeply. A few hundred cases run with the other tests; more of them, other ones each time, with
//!
//! ```text
//!   GOPARK_FUZZ_SECONDS=600 cargo test --test it fuzz
//! ```
//!
//! The program at work lies in `fuzz.go` below the target folder (`tmp`), should the process die; what fails is
//! shrunk to few mutations, and printed.

use std::any::Any;
use std::fs;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use gopark::base::time::{SimDuration, SimTime};
use gopark::golang::{VERSION, build};
use gopark::sim::config::Config;
use gopark::sim::sink::NoSink;
use gopark::simulate::program::GoProgram;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestError, TestRunner};

/// Nothing that people write takes so long.
const HANGS: Duration = Duration::from_secs(30);

/// A main thread's stack.
const STACK: usize = 8 << 20;

/// Cases that run with all other tests, and between two looks at the clock.
const CASES: u32 = 150;

/// Pieces that are put where others were.
const PIECES: &str = r#"( ) { } [ ] , ; : := = . ... <- & * ! ~ | &^= << ++ break case chan const continue default defer
else fallthrough for func go goto if import interface map package range return select struct switch type var _ nil iota any
comparable error int uint8 float64 complex128 string len append make new min clear recover panic 0 1 -1 1.5 1i 'a' "s" `r`
1e400 1<<62 1<<100 0x 08 " ` ' /* */ // \ # é 世 []int{} struct{}{} func(){} interface{int|~string} [T]
[...]int{1:2} L: x main T init"#;

/// Beginnings and ends of what can be nested.
const NESTS: &[(&str, &str)] = &[
    ("(", ")"),
    ("[]", ""),
    ("*", ""),
    ("-", ""),
    ("<-", ""),
    ("{", "}"),
    ("func() { ", " }"),
    ("struct { x ", " }"),
    ("map[string]", ""),
    ("if true { ", " }"),
    ("for { ", " }"),
    ("x(", ")"),
    ("1 + ", ""),
    ("a[", "]"),
    ("[]int{", "}"),
    ("interface { ", " }"),
    ("x.", "y"),
    ("chan ", ""),
    ("[1]", ""),
    ("T[", "]"),
];

/// One change of a text.
#[derive(Clone, Debug)]
enum Mutation {
    DeletePiece(Index),
    DoublePiece(Index),
    SwapPieces(Index, Index),
    /// One piece of the text in another's place.
    CopyPiece(Index, Index),
    ExchangePiece(Index, Index),
    InsertPiece(Index, Index),
    DeleteLine(Index),
    DoubleLine(Index),
    SwapLines(Index, Index),
    /// Lines of another program.
    Splice(Index, Index, Index, u8),
    DeleteRange(Index, u8),
    ChangeByte(Index, u8),
    CutOff(Index),
    Nest(Index, Index, u16),
    NameFor(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let one = any::<Index>;
    prop_oneof![
        3 => one().prop_map(Mutation::DeletePiece),
        1 => one().prop_map(Mutation::DoublePiece),
        2 => (one(), one()).prop_map(|(a, b)| Mutation::SwapPieces(a, b)),
        3 => (one(), one()).prop_map(|(a, b)| Mutation::CopyPiece(a, b)),
        4 => (one(), one()).prop_map(|(a, b)| Mutation::ExchangePiece(a, b)),
        3 => (one(), one()).prop_map(|(a, b)| Mutation::InsertPiece(a, b)),
        2 => one().prop_map(Mutation::DeleteLine),
        1 => one().prop_map(Mutation::DoubleLine),
        1 => (one(), one()).prop_map(|(a, b)| Mutation::SwapLines(a, b)),
        2 => (one(), one(), one(), any::<u8>()).prop_map(|(a, b, c, n)| Mutation::Splice(a, b, c, n)),
        1 => (one(), any::<u8>()).prop_map(|(a, n)| Mutation::DeleteRange(a, n)),
        1 => (one(), any::<u8>()).prop_map(|(a, b)| Mutation::ChangeByte(a, b)),
        1 => one().prop_map(Mutation::CutOff),
        1 => (one(), one(), 0..20_000_u16).prop_map(|(a, b, n)| Mutation::Nest(a, b, n)),
        3 => (one(), one()).prop_map(|(a, b)| Mutation::NameFor(a, b)),
    ]
}

/// Words, numbers, space, and everything else letter by letter.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |c: char| if c.is_alphanumeric() || c == '_' { 1 } else { 2 * i32::from(c == ' ' || c == '\t') };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| kind(first) != 0 && kind(c) == kind(first);
        let more: usize = rest.chars().skip(1).take_while(|c| same(*c)).map(char::len_utf8).sum();
        let (piece, after) = rest.split_at(first.len_utf8() + more);
        found.push(piece);
        rest = after;
    }
    found
}

fn is_name(piece: &str) -> bool {
    piece.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The text after a change.
fn mutated(text: &str, mutation: &Mutation, corpus: &[String]) -> String {
    let mut all = pieces(text);
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (count, high) = (all.len(), lines.len());
    let replacements: Vec<&str> = PIECES.split_whitespace().collect();
    if all.is_empty() {
        return text.to_owned();
    }
    match mutation {
        Mutation::DeletePiece(at) => drop(all.remove(at.index(count))),
        Mutation::DoublePiece(at) => all.insert(at.index(count), all[at.index(count)]),
        Mutation::SwapPieces(a, b) => all.swap(a.index(count), b.index(count)),
        Mutation::CopyPiece(from, to) => {
            let to = to.index(count);
            all[to] = *from.get(&all);
        }
        Mutation::ExchangePiece(at, piece) => {
            let at = at.index(count);
            all[at] = *piece.get(&replacements);
        }
        Mutation::InsertPiece(at, piece) => all.insert(at.index(count), *piece.get(&replacements)),
        Mutation::NameFor(at, other) => {
            let names: Vec<usize> = (0..count).filter(|k| is_name(all[*k])).collect();
            if !names.is_empty() {
                all[*at.get(&names)] = all[*other.get(&names)];
            }
        }
        Mutation::DeleteLine(at) => return without(&mut lines, at.index(high), 1),
        Mutation::DeleteRange(at, n) => {
            let at = at.index(high);
            return without(&mut lines, at, usize::from(*n % 16));
        }
        Mutation::DoubleLine(at) => lines.insert(at.index(high), lines[at.index(high)]),
        Mutation::SwapLines(a, b) => lines.swap(a.index(high), b.index(high)),
        Mutation::Splice(at, other, from, n) => {
            let other: Vec<&str> = other.get(corpus).split_inclusive('\n').collect();
            let from = from.index(other.len());
            let until = other.len().min(from + usize::from(*n % 32));
            let at = at.index(high);
            lines.splice(at..at, other[from..until].iter().copied());
        }
        Mutation::ChangeByte(at, byte) => {
            let mut bytes = text.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = *byte;
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        Mutation::CutOff(at) => all.truncate(at.index(count)),
        Mutation::Nest(at, what, depth) => {
            let (at, depth) = (at.index(count), usize::from(*depth));
            let (begin, end) = what.get(NESTS);
            let middle = [begin.repeat(depth), all[at].to_owned(), end.repeat(depth)].concat();
            return [all[..at].concat(), middle, all[at + 1..].concat()].concat();
        }
    }
    let by_lines = matches!(mutation, Mutation::DoubleLine(_) | Mutation::SwapLines(..) | Mutation::Splice(..));
    if by_lines { lines.concat() } else { all.concat() }
}

fn without(lines: &mut Vec<&str>, at: usize, count: usize) -> String {
    let end = lines.len().min(at + count);
    lines.drain(at.min(end)..end);
    lines.concat()
}

/// All programs, right and wrong ones.
fn corpus() -> Vec<String> {
    let folders = ["tests/programs", "tests/programs/errors", "tests/data/golang/errors", "tests/data/golang/right"];
    let mut files: Vec<_> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "go"))
        .collect();
    files.sort();
    files.iter().map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect()
}

/// Reads a program, and lets it run for a while if nothing is wrong with it.
fn live(text: String) {
    match build(&[("fuzz.go".to_owned(), text)], VERSION) {
        Ok(code) => {
            let mut sim = GoProgram::new(code).machine(Config::default(), NoSink);
            let until = SimTime::ZERO + SimDuration::from_millis(20);
            let started = Instant::now();
            while started.elapsed() < Duration::from_millis(300) && sim.advance_some(until, 50) {}
        }
        Err(rejected) => assert!(!rejected.to_string().trim().is_empty(), "rejected without a reason"),
    }
}

/// What is wrong, if there is something: a panic, or that it does not come to an end.
fn trouble(text: &str) -> Option<String> {
    let (sender, receiver) = mpsc::channel();
    let text = text.to_owned();
    let work = move || {
        let result = panic::catch_unwind(AssertUnwindSafe(|| live(text)));
        // Whoever waited too long is not there any more.
        let _ = sender.send(result.map_err(|panic| said(&*panic)));
    };
    thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    match receiver.recv_timeout(HANGS) {
        Ok(result) => result.err(),
        Err(RecvTimeoutError::Timeout) => Some("hangs".to_owned()),
        Err(RecvTimeoutError::Disconnected) => Some("dies".to_owned()),
    }
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panics: {}", text.unwrap_or("without a word"))
}

/// Some cases of this seed.
fn cases(corpus: &[String], seed: u64) -> ControlFlow<String> {
    let config = ProptestConfig {
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::with_cases(CASES)
    };
    let strategy = (any::<Index>(), prop::collection::vec(mutation(), 1..6));
    let program = |(which, mutations): &(Index, Vec<Mutation>)| {
        mutations.iter().fold(which.get(corpus).clone(), |text, mutation| mutated(&text, mutation, corpus))
    };
    let at_work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz.go");
    let result = TestRunner::new(config).run(&strategy, |case| {
        let text = program(&case);
        fs::write(&at_work, &text).unwrap();
        trouble(&text).map_or(Ok(()), |trouble| Err(TestCaseError::fail(trouble)))
    });
    match result {
        Ok(()) => ControlFlow::Continue(()),
        Err(TestError::Fail(reason, case)) => ControlFlow::Break(format!("{reason}\n{}", program(&case))),
        Err(TestError::Abort(reason)) => ControlFlow::Break(reason.to_string()),
    }
}

#[test]
fn mutated_programs_neither_panic_nor_hang() {
    let corpus = corpus();
    assert!(corpus.len() > 200);
    let seconds = std::env::var("GOPARK_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let (started, lasts) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(0)));
    // The same cases each time, unless somebody wants many.
    let first: u64 = seconds.map_or(1, |_| std::process::id().into());
    for seed in first.. {
        if let ControlFlow::Break(trouble) = cases(&corpus, seed) {
            panic!("seed {seed}: {trouble}");
        }
        if started.elapsed() >= lasts {
            println!("{} programs", (seed - first + 1) * u64::from(CASES));
            break;
        }
    }
}
