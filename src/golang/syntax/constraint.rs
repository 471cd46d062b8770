//! `//go:build` lines, as far as they say which version of the language a file is written in.

/// The parts of a constraint that matter.
struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

/// The N of the go1.N that is needed at least, if any is; more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AtLeast(pub(super) Option<u16>);

/// How deep parentheses may be nested.
const DEPTH_MAX: usize = 100;

/// What a comment says about the version: none if it is no valid `//go:build` line; else which one is needed.
pub(super) fn go_version(comment: &str) -> Option<AtLeast> {
    let rest = comment.trim_end().strip_prefix("//go:build")?;
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let mut reader = Reader { rest, depth: 0 };
    let version = reader.any(true)?;
    reader.peek().is_empty().then_some(version)
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

    /// `a || b`: the lesser of two versions, or if it is negated, the greater.
    fn any(&mut self, plain: bool) -> Option<AtLeast> {
        let mut version = self.all(plain)?;
        while self.got("||") {
            let other = self.all(plain)?;
            version = if plain { version.min(other) } else { version.max(other) };
        }
        Some(version)
    }

    /// `a && b`
    fn all(&mut self, plain: bool) -> Option<AtLeast> {
        let mut version = self.not(plain)?;
        while self.got("&&") {
            let other = self.not(plain)?;
            version = if plain { version.max(other) } else { version.min(other) };
        }
        Some(version)
    }

    fn not(&mut self, plain: bool) -> Option<AtLeast> {
        if self.got("!") {
            return if self.peek().starts_with('!') { None } else { self.not(!plain) };
        }
        if !self.got("(") {
            return self.tag(plain);
        }
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return None;
        }
        let version = self.any(plain)?;
        self.depth -= 1;
        self.got(")").then_some(version)
    }

    fn tag(&mut self, plain: bool) -> Option<AtLeast> {
        let rest = self.peek();
        let end = rest.find(|ch: char| !ch.is_alphanumeric() && ch != '_' && ch != '.').unwrap_or(rest.len());
        let (tag, rest) = rest.split_at(end);
        self.rest = rest;
        if tag.is_empty() {
            return None;
        }
        let version =
            if tag == "go1" { Some(0) } else { tag.strip_prefix("go1.").and_then(|minor| minor.parse().ok()) };
        Some(AtLeast(version.filter(|_| plain)))
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
}
