//! Where a run comes from: the command line that opens it, where in it somebody wants to begin, what can be changed.

use super::destination::Destination;
use super::what_if::Knobs;

/// The command line, and the place to begin at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The words, the first of which is `gopark`; none if no command line opens this run.
    pub command: Vec<String>,
    /// What the Go program finds in `os.Args`.
    pub arguments: Vec<String>,
    /// Where the cursor goes first.
    pub at: Option<Destination>,
    /// What can be changed about the machine; nothing about that of a recording, which has no program to run anew.
    pub knobs: Option<Knobs>,
}

impl Origin {
    /// The command line that brings somebody else to this place, for a shell. Words with a NUL cannot be said to one.
    pub fn line(&self, at: &str) -> Option<String> {
        let arguments = self.arguments.iter().map(String::as_str);
        let arguments = (!self.arguments.is_empty()).then_some("--").into_iter().chain(arguments);
        let words = self.command.iter().map(String::as_str).chain(["--at", at]).chain(arguments);
        shlex::try_join(words).ok().filter(|_| !self.command.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_can_be_given_to_a_shell() {
        let command = ["gopark", "run", "my pool.go", "--seed", "7"].map(str::to_owned).into();
        let origin = Origin { command, arguments: vec!["-n".to_owned()], ..Origin::default() };
        assert_eq!(origin.line("#12").as_deref(), Some("gopark run 'my pool.go' --seed 7 --at '#12' -- -n"));
        assert_eq!(Origin::default().line("1ms"), None);
    }
}
