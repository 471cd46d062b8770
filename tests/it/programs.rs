//! The programs of tests/programs, as `gopark exec` runs them, beside what real Go printed (see record.sh there).

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What running a program gave, or shall give.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    stdout: String,
    /// The first line.
    stderr: String,
    code: i32,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

/// What a file says, or nothing where there is none; programs may print what is no UTF-8.
fn read(path: &Path) -> String {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// The text behind `// key: ` in a program.
fn header<'a>(source: &'a str, key: &str) -> Option<&'a str> {
    source.lines().find_map(|line| line.strip_prefix("// ")?.strip_prefix(key)?.strip_prefix(": "))
}

/// Names of what was recorded in a folder.
fn recorded(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let outputs = entries.filter(|path| path.extension().is_some_and(|extension| extension == "out"));
    let mut names: Vec<_> = outputs.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs `gopark exec` on one P, as the programs were recorded.
fn exec(folder: &Path, what: &str, source: &str, input: &Path) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    command.current_dir(folder).args(["exec", "--gomaxprocs", "1", what]);
    command.args(header(source, "args").into_iter().flat_map(str::split_whitespace));
    command.envs(header(source, "env").into_iter().filter_map(|pair| pair.split_once('=')));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that does not read all of its input is none the worse for it.
    let _ = child.stdin.take().unwrap().write_all(&fs::read(input).unwrap_or_default());
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    Outcome {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: stderr.lines().next().unwrap_or_default().to_owned(),
        code: output.status.code().unwrap_or(-1),
    }
}

/// Tests print how long they took; what was recorded has 0.00s for all times.
fn without_times(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once([' ', '\t', '(']) {
        Some((before, time)) if is_time(time) => format!("{}(0.00s)", &line[..=before.len()].trim_end_matches('(')),
        _ => line.to_owned(),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

fn is_time(word: &str) -> bool {
    word.trim_end_matches(')')
        .strip_suffix('s')
        .is_some_and(|number| number.contains('.') && number.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

#[test]
fn programs_do_what_they_do_in_real_go() {
    let folder = folder();
    let mut wrong = Vec::new();
    for name in recorded(&folder) {
        let is_folder = folder.join(&name).is_dir();
        let file = if is_folder { format!("{name}/main.go") } else { format!("{name}.go") };
        let source = read(&folder.join(&file));
        let with = |extension| folder.join(format!("{name}.{extension}"));
        let code = read(&with("code")).trim().parse().unwrap_or(0);
        let expected = Outcome { stdout: read(&with("out")), stderr: read(&with("err")).trim_end().to_owned(), code };
        let what = if is_folder { &name } else { &file };
        let mut got = exec(&folder, what, &source, &with("in"));
        if name.ends_with("_test") {
            got.stdout = without_times(&got.stdout);
        }
        if got != expected {
            wrong.push(format!("{name}:\n{}", difference(&got, &expected)));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first line that is not as it shall be.
fn difference(got: &Outcome, expected: &Outcome) -> String {
    let (mut ours, mut real) = (got.stdout.lines(), expected.stdout.lines());
    for number in 1.. {
        let (ours, real) = (ours.next(), real.next());
        if ours != real {
            return format!("  line {number} is {ours:?}, shall be {real:?}; {:?} {}", got.stderr, got.code);
        }
        if ours.is_none() {
            break;
        }
    }
    format!("  {:?} {}, shall be {:?} {}", got.stderr, got.code, expected.stderr, expected.code)
}

#[test]
fn wrong_programs_get_the_messages_of_the_real_compiler() {
    let folder = folder().join("errors");
    let mut wrong = Vec::new();
    for name in recorded(&folder) {
        let output = Command::new(env!("CARGO_BIN_EXE_gopark"))
            .current_dir(&folder)
            .args(["exec", &format!("{name}.go")])
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        let got: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let recorded = read(&folder.join(format!("{name}.out")));
        let expected: Vec<_> = recorded.lines().collect();
        if got != expected || output.status.code() != Some(1) {
            let at = got.iter().zip(&expected).take_while(|(a, b)| a == b).count();
            wrong.push(format!("{name}:\n  got      {:?}\n  expected {:?}", got.get(at), expected.get(at)));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_corpus_is_large() {
    assert!(recorded(&folder()).len() >= 100);
    assert!(recorded(&folder().join("errors")).len() >= 60);
}
