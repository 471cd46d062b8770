//! The parser against Go's compiler: wrong programs with what the compiler says about them
//! (`tests/data/golang/record-syntax` records that), right ones, and damaged ones, which must do no harm.

use std::fs;
use std::path::{Path, PathBuf};

use gopark::golang::listing::listing;
use gopark::golang::load::load;
use gopark::golang::source::{Mistake, SourceMap};
use gopark::golang::syntax::{ExprIds, parse};
use proptest::prelude::*;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All Go files in a folder and the folders in it, by name.
fn go_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(go_files(&path));
        } else if path.extension().is_some_and(|end| end == "go") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn mistakes(name: &str, text: &str) -> (SourceMap, Vec<Mistake>) {
    let mut map = SourceMap::default();
    let id = map.add(name, text).unwrap();
    let (_, mistakes) = parse(id, map.file(id), &ExprIds::default());
    (map, mistakes)
}

/// What gopark says about a program of one file.
fn said(name: &str, text: &str) -> Vec<String> {
    let lines = match load(&[(name.to_owned(), text.to_owned())]) {
        Ok(loaded) => listing(&loaded.map, &loaded.mistakes, 10),
        Err((map, mistakes)) => listing(&map, &mistakes, 10),
    };
    // What was recorded has no dot before the names of files.
    lines.iter().map(|line| line.strip_prefix("./").unwrap_or(line).to_owned()).collect()
}

#[test]
fn wrong_programs_get_the_compilers_messages() {
    let files = go_files(&root("tests/data/golang/syntax"));
    assert!(files.len() >= 60);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let wanted = fs::read_to_string(path.with_extension("out")).unwrap();
        assert!(!wanted.is_empty(), "{} is not wrong", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(said(&name, &text).join("\n"), wanted.trim_end(), "{name}");
    }
}

#[test]
fn the_library_has_no_mistakes() {
    let files = go_files(&root("assets"));
    assert!(!files.is_empty());
    for path in files {
        let name = path.display().to_string();
        let (map, mistakes) = mistakes(&name, &fs::read_to_string(&path).unwrap());
        assert_eq!(listing(&map, &mistakes, 10), Vec::<String>::new());
    }
}

/// Pieces that change what is around them.
const PIECES: [&str; 60] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    ":",
    ".",
    "...",
    ":=",
    "=",
    "<-",
    "*",
    "+",
    "|",
    "~",
    "&",
    "\n",
    "if",
    "for",
    "switch",
    "select",
    "case",
    "default",
    "func",
    "type",
    "var",
    "const",
    "import",
    "interface",
    "struct",
    "map",
    "chan",
    "range",
    "go",
    "return",
    "goto",
    "else",
    "x",
    "T",
    "\"",
    "`",
    "'",
    "1_",
    "0x",
    "/*",
    "//",
    "é",
    "“",
    "\0",
    "\u{feff}",
    "\\",
    "#",
    "++",
    "package",
    ".(type)",
    "[P *T]",
    "++",
];

/// How a text is damaged, at a place given in thousandths of it.
#[derive(Clone, Debug)]
enum Damage {
    Insert(usize, usize),
    Delete(usize, usize),
    Double(usize, usize),
    Cut(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (0..1000_usize, 0..PIECES.len()).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (0..1000_usize, 1..20_usize).prop_map(|(at, count)| Damage::Delete(at, count)),
        (0..1000_usize, 1..200_usize).prop_map(|(at, count)| Damage::Double(at, count)),
        (1..1000_usize).prop_map(Damage::Cut),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for damage in damages {
        let place = |at: usize| at * chars.len() / 1000;
        let end = |at: usize, count: usize| (place(at) + count).min(chars.len());
        match *damage {
            Damage::Insert(at, piece) => {
                let at = place(at);
                chars.splice(at..at, PIECES[piece].chars());
            }
            Damage::Delete(at, count) => {
                chars.drain(place(at)..end(at, count));
            }
            Damage::Double(at, count) => {
                let copy = chars[place(at)..end(at, count)].to_vec();
                let at = place(at);
                chars.splice(at..at, copy);
            }
            Damage::Cut(at) => chars.truncate(place(at)),
        }
    }
    chars.into_iter().collect()
}

fn originals() -> Vec<String> {
    let mut files = go_files(&root("tests/data/golang/syntax"));
    files.extend(go_files(&root("assets")));
    files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_programs_do_no_harm(which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..8)) {
        thread_local!(static ORIGINALS: Vec<String> = originals());
        let text = ORIGINALS.with(|all| damaged(which.get::<String>(all), &damages));
        let (map, mistakes) = mistakes("x.go", &text);
        for mistake in &mistakes {
            prop_assert!(map.position(mistake.pos).is_some() && !mistake.message.is_empty());
        }
        prop_assert!(!mistakes.is_empty() || text.contains("package"));
    }

    #[test]
    fn soup_does_no_harm(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..200)) {
        let text = format!("package p\n{}", pieces.join(" "));
        let (_, first) = mistakes("x.go", &text);
        let (_, second) = mistakes("x.go", &text);
        prop_assert_eq!(first, second);
    }
}
