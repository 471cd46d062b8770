//! The command as others see it: stdout, stderr and exit status.
//!
//! Each file in `tests/data/cli` is one call: its first line is the command (started in the folder `input` beside it),
//! the rest is what came of it. A new case is a new file with that one line. `SNAPSHOTS=overwrite cargo test` writes
//! the rest anew, to be read over before it is committed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use gopark::scenario::builtin;
use serde_json::Value;
use snapbox::Data;

const BAD_INPUT: i32 = 2;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli")
}

/// `gopark` with nothing of the environment in which the tests run.
fn gopark(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    command.args(args).current_dir(data().join("input")).stdin(Stdio::null());
    command.env_clear().env("COLUMNS", "80").env("LANG", "C.UTF-8").env("TERM", "xterm-256color");
    command
}

fn run(args: &[&str]) -> Output {
    gopark(args).output().unwrap()
}

fn stdout(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// A line such as `$ COLUMNS=50 gopark run io-wait`, carried out, and all that came of it.
fn told(line: &str) -> String {
    let mut words = line.strip_prefix("$ ").expect("a case begins with `$ `").split_whitespace();
    let variables: Vec<_> = words.by_ref().map_while(|word| word.split_once('=')).collect();
    let args: Vec<&str> = words.collect();
    let output = gopark(&args).envs(variables).output().unwrap();
    let mut told = format!("{line}\nstatus {}\n", output.status.code().expect("no signal ends it"));
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        if !bytes.is_empty() {
            write!(told, "---- {name}\n{}", text(bytes)).unwrap();
        }
    }
    told
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(data()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    cases.sort();
    cases
}

#[test]
fn every_call_gives_what_is_stored() {
    let rewrites = std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite");
    assert!(!rewrites || std::env::var_os("CI").is_none(), "results are not rewritten where CI is set");
    let cases = cases();
    assert!(cases.len() > 50);
    for path in cases {
        let stored = fs::read_to_string(&path).unwrap();
        let found = told(stored.lines().next().expect("a case has a command"));
        assert!(!found.contains('\u{1b}'), "{}: an escape sequence without a terminal", path.display());
        snapbox::assert_data_eq!(found, Data::read_from(&path, None).raw());
    }
}

#[test]
fn every_help_fits_a_screen() {
    for command in ["", "run", "check", "list", "record", "replay", "config"] {
        let help = stdout(&[command, "--help"].map(str::trim)[usize::from(command.is_empty())..]);
        assert!(help.lines().count() <= 24, "{command}: {} lines", help.lines().count());
        assert!(help.lines().all(|line| line.len() <= 80), "{command}:\n{help}");
        assert!(help.contains("\nExamples:\n  gopark"), "{command}");
    }
}

#[test]
fn a_printed_configuration_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    let plain = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split(" # ").next().unwrap_or_default().trim_end().to_owned()).collect()
    };
    let first = stdout(&["config", "--config", "own-settings.toml", "--reduced-motion"]);
    fs::write(&file, &first).unwrap();
    let again = stdout(&["config", "--config", file.to_str().unwrap()]);
    assert_eq!(plain(&first), plain(&again));
    assert!(first.contains("reduced_motion = true") && first.contains("play-pause = [\"p\", \"F5\"]"));
}

#[test]
fn the_configuration_is_found_where_it_belongs() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/gopark");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "theme = 'mono'").unwrap();
    let found = |name: &str, path: &Path| text(&gopark(&["config"]).env(name, path).output().unwrap().stdout);
    assert!(found("HOME", home.path()).contains("theme = \"mono\""));
    assert!(found("XDG_CONFIG_HOME", &home.path().join(".config")).contains("theme = \"mono\""));
    assert!(found("GOPARK_CONFIG", &folder.join("config.toml")).contains("theme = \"mono\""));
    assert!(found("HOME", &folder).contains("theme = \"default\""), "no file is no mistake");
}

#[test]
fn ten_mistakes_make_ten_messages() {
    let output = run(&["run", "ten-mistakes.toml"]);
    assert_eq!(output.status.code(), Some(BAD_INPUT));
    assert_eq!(text(&output.stderr).matches(" --> ten-mistakes.toml:").count(), 10);
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    for args in [&["run", "cpu-bound", "--format", "events"][..], &["record", "cpu-bound", "-o", "-"], &["list"]] {
        let mut child = gopark(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{args:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_a_failure() {
    for args in [&["run", "tiny.toml"][..], &["list"], &["record", "tiny.toml", "-o", "/dev/full"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = gopark(args).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(BAD_INPUT), "{args:?}");
        assert!(text(&output.stderr).starts_with("error: cannot write "), "{}", text(&output.stderr));
    }
}

/// The value of a line in `[expect]`, changed in every way that no run which meets it can meet, too.
fn broken(key: &str, value: &str) -> Vec<String> {
    let value = value.trim().trim_matches('"');
    match key.trim() {
        "stdout" => return vec![format!("{value}more")],
        "outcome" => return vec!["ok".to_owned()],
        _ => {}
    }
    let signs = ["<=", ">=", "<", ">", "=="];
    let Some((sign, number)) = signs.iter().find_map(|sign| Some((*sign, value.strip_prefix(sign)?.trim()))) else {
        let (low, high) = value.split_once("..").unwrap_or((value, value));
        let less = moved(low, -1).map(|less| format!("{}..{less}", low.replace(|c: char| c.is_ascii_digit(), "0")));
        let more = moved(high, 1).map(|more| format!("{more}..{more}"));
        return less.into_iter().chain(more).collect();
    };
    let digit = if sign.starts_with('<') { "0" } else { "9999" };
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    vec![format!("{sign} {digit}{unit}")]
}

/// `3.06s` for `4.06s` and -1.
fn moved(number: &str, by: i64) -> Option<String> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let whole: i64 = number[..digits].parse().unwrap();
    Some(format!("{}{}", u64::try_from(whole + by).ok()?, &number[digits..]))
}

#[test]
fn every_number_that_a_builtin_expects_matters() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.toml");
    for builtin in builtin::all() {
        let (head, expected) = builtin.source.split_once("[expect]\n").expect("a built-in expects something");
        let lines: Vec<&str> = expected.lines().collect();
        let values = lines.iter().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
        for (key, value) in values {
            for other in broken(key, value) {
                let line = format!("{key}= \"{other}\"");
                fs::write(&path, format!("{head}[expect]\n{line}\n")).unwrap();
                let output = run(&["check", path.to_str().unwrap()]);
                let said = text(&output.stdout);
                assert_eq!(output.status.code(), Some(1), "{}: {line}\n{said}{}", builtin.name, text(&output.stderr));
                assert!(said.starts_with("FAIL "), "{said}");
                assert!(said.contains(&format!("\n      {}: expected ", key.trim())), "{said}");
                assert!(said.contains(", found "), "{said}");
            }
        }
    }
}

#[test]
fn a_run_is_recorded_with_the_same_bytes_every_time() {
    let folder = tempfile::tempdir().unwrap();
    for builtin in builtin::all() {
        let [first, second] = ["first", "second"].map(|name| {
            let path = folder.path().join(name);
            stdout(&["record", builtin.name, "--costs", "nominal", "--seed", "7", "-o", path.to_str().unwrap()]);
            fs::read(path).unwrap()
        });
        assert!(first == second, "{}", builtin.name);
        let other = stdout(&["record", builtin.name, "--costs", "nominal", "--seed", "8", "-o", "-"]);
        assert!(first != other.into_bytes(), "{}: the seed is part of a recording", builtin.name);
    }
}

#[test]
fn a_replay_tells_what_the_run_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.jsonl");
    let file = path.to_str().unwrap();
    for builtin in builtin::all() {
        stdout(&["record", builtin.name, "-o", file]);
        let [run, replay] = [&["run", builtin.name][..], &["replay", file]].map(|args| {
            let told = stdout(&[args, &["--format", "json"]].concat());
            let mut report: Value = serde_json::from_str(&told).unwrap();
            report.as_object_mut().unwrap().remove("expectations");
            report
        });
        assert_eq!(run, replay, "{}", builtin.name);
        let recorded = fs::read_to_string(&path).unwrap();
        assert!(recorded == stdout(&["run", builtin.name, "--format", "events"]), "{}", builtin.name);
        assert!(recorded == stdout(&["replay", file, "--format", "events"]), "{}", builtin.name);
    }
}

#[test]
fn a_recording_that_is_not_whole_is_refused() {
    let whole = stdout(&["record", "tiny.toml", "-o", "-"]);
    let lines: Vec<&str> = whole.lines().collect();
    let n = lines.len();
    let with = |at: usize, line: &str| {
        let mut other = lines.clone();
        other[at - 1] = line;
        other.join("\n") + "\n"
    };
    let without = |at: usize| [&lines[..at - 1], &lines[at..]].concat().join("\n") + "\n";
    let cases = [
        (whole.replacen("\"format\":3", "\"format\":99", 1), "format 99".to_owned()),
        (with(1, "{\"recording\":\"other\",\"header\":{\"format\":1}}"), "not a recording".to_owned()),
        (with(5, "{"), "line 5 is damaged".to_owned()),
        (with(5, "{\"t\":0}"), "line 5 is damaged".to_owned()),
        (with(5, "\u{0}\u{1}"), "line 5 is damaged".to_owned()),
        (without(n), format!("breaks off after line {}", n - 1)),
        (whole[..whole.len() - 9].to_owned(), format!("breaks off after line {}", n - 1)),
        (format!("{whole}{}\n", lines[n - 1]), format!("line {}: something follows", n + 1)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.jsonl");
    for (recording, says) in cases {
        fs::write(&path, recording).unwrap();
        let output = run(&["replay", path.to_str().unwrap()]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(BAD_INPUT), "{said}");
        assert!(said.starts_with("error: cannot open ") && said.contains(&says), "{said}\nshould say: {says}");
        assert!(output.stdout.is_empty());
    }
    // Without any one of its lines a recording is refused, too, whether or not the line's absence could be noticed.
    for at in 1..=n {
        fs::write(&path, without(at)).unwrap();
        assert_eq!(run(&["replay", path.to_str().unwrap()]).status.code(), Some(BAD_INPUT), "without line {at}");
    }
}
