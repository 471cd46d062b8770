//! Holds what a program wrote against what it should have written.

use crate::scenario::Verdict;

/// The verdict: where they differ, the first line that does is told. A line feed at the end does not count.
pub(super) fn verdict(wanted: &str, found: &str) -> Verdict {
    let (wanted, found) = (wanted.trim_end_matches('\n'), found.trim_end_matches('\n'));
    let (expected, found, passed) = if wanted == found {
        (summary(wanted), summary(found), true)
    } else {
        let (mut a, mut b) = (wanted.split('\n'), found.split('\n'));
        let (mut line, mut pair) = (1, (a.next(), b.next()));
        while pair.0 == pair.1 && pair.0.is_some() {
            (line, pair) = (line + 1, (a.next(), b.next()));
        }
        (shown(line, pair.0), shown(line, pair.1), false)
    };
    Verdict { key: "stdout", expected, found, passed }
}

fn summary(text: &str) -> String {
    match text.split('\n').count() {
        1 => format!("{text:?}"),
        n => format!("{n} lines"),
    }
}

fn shown(number: usize, line: Option<&str>) -> String {
    line.map_or_else(|| format!("nothing in line {number}"), |line| format!("line {number}: {line:?}"))
}

#[cfg(test)]
mod tests {
    use super::verdict;

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert!(verdict("a\nb\n", "a\nb").passed);
        let differs = verdict("a\nb\nc", "a\nB\nC");
        assert_eq!((differs.expected.as_str(), differs.found.as_str()), ("line 2: \"b\"", "line 2: \"B\""));
        assert_eq!(verdict("a\nb", "a").found, "nothing in line 2");
        assert_eq!(verdict("a", "a\nb").expected, "nothing in line 2");
    }
}
