//! `//go:build` lines: which version of the language a file is written in, and whether it is for this machine.

/// A condition on tags.
#[derive(Debug)]
enum Constraint<'a> {
    Tag(&'a str),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
}

/// The N of the go1.N that is needed at least, if any is; more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AtLeast(pub(super) Option<u16>);

/// How deep parentheses may be nested.
const DEPTH_MAX: usize = 100;

/// What a comment says about the version: none if it is no valid `//go:build` line; else which one is needed.
pub(super) fn go_version(comment: &str) -> Option<AtLeast> {
    Some(parse(comment)?.needs(true))
}

/// Whether a comment lets its file be for a machine that has these tags: none if it is no valid `//go:build` line.
pub fn holds(comment: &str, has: impl Fn(&str) -> bool) -> Option<bool> {
    Some(parse(comment)?.holds(&has))
}

/// The N of a tag that is go1.N.
pub fn minor_version(tag: &str) -> Option<u16> {
    if tag == "go1" { Some(0) } else { tag.strip_prefix("go1.")?.parse().ok() }
}

impl Constraint<'_> {
    /// The version that is needed. Of `a || b` that is the lesser of two; if it is negated, the greater.
    fn needs(&self, plain: bool) -> AtLeast {
        match self {
            Self::Tag(tag) => AtLeast(minor_version(tag).filter(|_| plain)),
            Self::Not(inner) => inner.needs(!plain),
            Self::And(a, b) if plain => a.needs(plain).max(b.needs(plain)),
            Self::Or(a, b) if !plain => a.needs(plain).max(b.needs(plain)),
            Self::And(a, b) | Self::Or(a, b) => a.needs(plain).min(b.needs(plain)),
        }
    }

    fn holds(&self, has: &impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Tag(tag) => has(tag),
            Self::Not(inner) => !inner.holds(has),
            Self::And(a, b) => a.holds(has) && b.holds(has),
            Self::Or(a, b) => a.holds(has) || b.holds(has),
        }
    }
}

fn parse(comment: &str) -> Option<Constraint<'_>> {
    let rest = comment.trim_end().strip_prefix("//go:build")?;
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let mut reader = Reader { rest, depth: 0 };
    let constraint = reader.any()?;
    reader.peek().is_empty().then_some(constraint)
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// What comes next, without the blanks before it.
    fn peek(&mut self) -> &'a str {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
        self.rest
    }

    fn got(&mut self, text: &str) -> bool {
        let rest = self.peek().strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// `a || b`
    fn any(&mut self) -> Option<Constraint<'a>> {
        let mut left = self.all()?;
        while self.got("||") {
            left = Constraint::Or(Box::new(left), Box::new(self.all()?));
        }
        Some(left)
    }

    /// `a && b`
    fn all(&mut self) -> Option<Constraint<'a>> {
        let mut left = self.not()?;
        while self.got("&&") {
            left = Constraint::And(Box::new(left), Box::new(self.not()?));
        }
        Some(left)
    }

    fn not(&mut self) -> Option<Constraint<'a>> {
        if self.got("!") {
            return if self.peek().starts_with('!') { None } else { Some(Constraint::Not(Box::new(self.not()?))) };
        }
        if !self.got("(") {
            return self.tag();
        }
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return None;
        }
        let inner = self.any()?;
        self.depth -= 1;
        self.got(")").then_some(inner)
    }

    fn tag(&mut self) -> Option<Constraint<'a>> {
        let rest = self.peek();
        let end = rest.find(|ch: char| !ch.is_alphanumeric() && ch != '_' && ch != '.').unwrap_or(rest.len());
        let (tag, rest) = rest.split_at(end);
        self.rest = rest;
        (!tag.is_empty()).then_some(Constraint::Tag(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_what_go_says() {
        assert_eq!(go_version("//go:build go1.21"), Some(AtLeast(Some(21))));
        assert_eq!(go_version("//go:build go1.21 && linux\r"), Some(AtLeast(Some(21))));
        assert_eq!(go_version("//go:build go1.21 || linux"), Some(AtLeast(None)));
        assert_eq!(go_version("//go:build go1.21 || go1.18"), Some(AtLeast(Some(18))));
        assert_eq!(go_version("//go:build !(go1.21 || go1.18)"), Some(AtLeast(None)));
        assert_eq!(go_version("//go:build (go1.21&&!linux)"), Some(AtLeast(Some(21))));
        assert_eq!(go_version("//go:build ignore"), Some(AtLeast(None)));
        assert_eq!(go_version("//go:build go1.21 linux"), None);
        assert_eq!(go_version("//go:build"), None);
        assert_eq!(go_version("//go:built x"), None);
        assert_eq!(go_version("// go:build go1.21"), None);
        assert_eq!(go_version(&format!("//go:build {}a", "(".repeat(100_000))), None);
    }

    #[test]
    fn tags_are_put_together_as_they_stand() {
        let has = |tag: &str| ["linux", "amd64", "go1.21"].contains(&tag);
        for (line, wanted) in [
            ("//go:build linux", true),
            ("//go:build ignore", false),
            ("//go:build linux && !cgo", true),
            ("//go:build windows || (linux && amd64)", true),
            ("//go:build !linux", false),
            ("//go:build go1.21 && darwin", false),
        ] {
            assert_eq!(holds(line, has), Some(wanted), "{line}");
        }
        assert_eq!(holds("// linux", has), None);
    }
}
