//! What `go test` adds to the output of tests: everything goes to stdout, and the last lines say how it went.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::base::time::SimTime;
use crate::cli::FAILED;
use crate::golang::Rejected;

/// What package testing says of a package without tests.
const NO_TESTS: &[u8] = b"testing: warning: no tests to run\n";

/// What is known of a run of tests by its output.
#[derive(Debug, Default)]
pub(super) struct Tests {
    /// The last line, which may go on.
    line: Vec<u8>,
    any: bool,
    none_to_run: bool,
}

impl Tests {
    /// Whether these files are tests.
    pub(super) fn are_in(paths: &[String]) -> bool {
        paths.iter().any(|path| path.ends_with("_test.go"))
    }

    /// Something is being written.
    pub(super) fn sees(&mut self, bytes: &[u8]) {
        self.any |= !bytes.is_empty();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.line.ends_with(b"\n") {
                self.line.clear();
            }
            if self.line.len() < NO_TESTS.len() || line.ends_with(b"\n") {
                self.line.extend_from_slice(line);
            }
            self.none_to_run |= self.line == NO_TESTS;
        }
    }

    /// The end of the output, once the tests have ended with this status after this time.
    pub(super) fn end(&self, code: u8, time: SimTime) -> (String, ExitCode) {
        let millis = time.nanos().saturating_add(500_000) / 1_000_000;
        let seconds = format!("{}.{:03}", millis / 1_000, millis % 1_000);
        let mut text = if self.line.is_empty() || self.line.ends_with(b"\n") { "" } else { "\n" }.to_owned();
        if code == 0 {
            let note = if self.none_to_run { " [no tests to run]" } else { "" };
            text.push_str(&format!("ok  \tcommand-line-arguments\t{seconds}s{note}\n"));
            return (text, ExitCode::SUCCESS);
        }
        if !self.any {
            text.push_str(&format!("exit status {code}\n"));
        }
        text.push_str(&format!("FAIL\tcommand-line-arguments\t{seconds}s\nFAIL\n"));
        (text, ExitCode::from(FAILED))
    }
}

/// The tests cannot even be run.
pub(super) fn rejected(why: &Rejected) {
    let what = if why.before_compiling() { "setup" } else { "build" };
    // There is nobody left to tell if stdout is gone.
    let _ = io::stdout().write_all(format!("FAIL\tcommand-line-arguments [{what} failed]\nFAIL\n").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(pieces: &[&str], code: u8) -> String {
        let mut tests = Tests::default();
        pieces.iter().for_each(|piece| tests.sees(piece.as_bytes()));
        tests.end(code, SimTime::from_nanos(1_500_000_000)).0
    }

    #[test]
    fn the_end_tells_how_it_went() {
        assert_eq!(after(&["PASS\n"], 0), "ok  \tcommand-line-arguments\t1.500s\n");
        assert_eq!(after(&["PASS"], 0), "\nok  \tcommand-line-arguments\t1.500s\n");
        let none = ["a\ntesting: warning: ", "no tests to run\nPASS\n"];
        assert_eq!(after(&none, 0), "ok  \tcommand-line-arguments\t1.500s [no tests to run]\n");
        assert_eq!(after(&["a"], 1), "\nFAIL\tcommand-line-arguments\t1.500s\nFAIL\n");
        assert_eq!(after(&[], 3), "exit status 3\nFAIL\tcommand-line-arguments\t1.500s\nFAIL\n");
    }
}
