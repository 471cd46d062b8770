//! How the view looks on this terminal: theme and signs.

use super::glyph::{ASCII, Glyphs, UNICODE};
use super::theme::Theme;

/// The choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Meaning to style.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
}

impl Look {
    /// The default theme, all signs.
    pub const COLOUR: Self = Self { theme: Theme::Default, glyphs: &UNICODE };
    /// No colour.
    pub const MONO: Self = Self { theme: Theme::Mono, glyphs: &UNICODE };
    /// Neither colour nor anything beyond ASCII.
    pub const ASCII: Self = Self { theme: Theme::Mono, glyphs: &ASCII };

    /// Whether only ASCII is to be drawn.
    pub fn is_ascii(&self) -> bool {
        self.glyphs == &ASCII
    }

    /// What the environment asks for: `NO_COLOR` switches colour off, a locale without UTF-8 asks for ASCII.
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
        Self { theme, glyphs }
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
        assert_eq!(look(&[("LANG", "de_DE.UTF-8")]), Look::COLOUR);
        assert_eq!(look(&[("LANG", "de_DE.UTF-8"), ("NO_COLOR", "1")]), Look::MONO);
        assert_eq!(look(&[("LANG", "de_DE.UTF-8"), ("NO_COLOR", "")]), Look::COLOUR);
        assert_eq!(look(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C"), ("NO_COLOR", "1")]), Look::ASCII);
        assert_eq!(look(&[]).glyphs, &ASCII);
    }
}
