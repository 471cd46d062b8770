//! How the view looks on this terminal: theme, signs, and how many colours there are.

use super::glyph::{ASCII, Glyphs, UNICODE};
use super::theme::Theme;
use super::theme::depth::Depth;

/// The choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Meaning to style.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// How many colours the terminal has.
    pub depth: Depth,
}

impl Look {
    /// The default theme, all signs.
    pub const COLOUR: Self = Self { theme: Theme::Default, glyphs: &UNICODE, depth: Depth::All };
    /// No colour.
    pub const MONO: Self = Self { theme: Theme::Mono, glyphs: &UNICODE, depth: Depth::All };
    /// Neither colour nor anything beyond ASCII.
    pub const ASCII: Self = Self { theme: Theme::Mono, glyphs: &ASCII, depth: Depth::All };

    /// Whether only ASCII is to be drawn.
    pub fn is_ascii(&self) -> bool {
        self.glyphs == &ASCII
    }

    /// What the environment asks for: `NO_COLOR` switches colour off, a locale without UTF-8 asks for ASCII, and
    /// `COLORTERM` and `TERM` tell how many colours there are.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).filter(|value| !value.is_empty());
        let theme = match (set("NO_COLOR"), set("TERM")) {
            (Some(_), _) => Theme::Mono,
            (None, Some(term)) if term == "dumb" => Theme::Mono,
            _ => Theme::Default,
        };
        // The first that is set wins, as in the C library.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_lowercase();
        let glyphs = if locale.contains("utf-8") || locale.contains("utf8") { &UNICODE } else { &ASCII };
        Self { theme, glyphs, depth: Depth::from_env(set) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(vars: &[(&str, &str)]) -> Look {
        Look::from_env(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_decides() {
        let (lang, all) = (("LANG", "de_DE.UTF-8"), ("COLORTERM", "truecolor"));
        assert_eq!(look(&[lang, all]), Look::COLOUR);
        assert_eq!(look(&[lang, all, ("NO_COLOR", "1")]), Look::MONO);
        assert_eq!(look(&[lang, all, ("NO_COLOR", "")]), Look::COLOUR);
        assert_eq!(look(&[lang, all, ("LC_ALL", "C"), ("NO_COLOR", "1")]), Look::ASCII);
        assert_eq!(look(&[lang]).depth, Depth::Ansi);
        assert_eq!(look(&[]).glyphs, &ASCII);
    }
}
