//! The configuration: what a person chose in a file, in the environment and on the command line, as settings of the
//! view.
//!
//! ```text
//!   command line > file > environment (NO_COLOR, TERM, locale) > default  --> Chosen --> Settings of the view
//!                                                                                  \--> TOML (`gopark config`)
//! ```
//!
//! The file is more particular than the environment, so it wins over `NO_COLOR`, as the convention of that name asks.
//!
//! **Invariant**: reads neither files nor the environment; what [`show`] writes is read back as the same choice.

pub mod read;
pub mod show;

use std::fmt;

use crate::tui::bindings::Keymap;
use crate::tui::glyph;
use crate::tui::look::Look;
use crate::tui::pacer::Speed;
use crate::tui::settings::{Fps, Motion, Settings};
use crate::tui::theme::Theme;
use read::Rebinding;

/// What one source says; nothing of what it does not mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// The theme.
    pub theme: Option<Theme>,
    /// Whether only ASCII is drawn; inside, none: as the locale says.
    pub ascii: Option<Option<bool>>,
    /// The most frames in a second.
    pub fps: Option<Fps>,
    /// Whether nothing shall flicker.
    pub reduced_motion: Option<bool>,
    /// Whether the view is for a projector at first.
    pub presenter: Option<bool>,
    /// Whether the mouse is listened to.
    pub mouse: Option<bool>,
    /// How fast a run plays at first; inside, none: by its tick.
    pub speed: Option<Option<Speed>>,
    /// Keys of one's own, those for all contexts first.
    pub keys: Vec<Rebinding>,
}

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A variable such as `NO_COLOR`.
    Environment,
    /// The file.
    File,
    /// The command line.
    Flag,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "default",
            Self::Environment => "NO_COLOR or TERM",
            Self::File => "file",
            Self::Flag => "command line",
        })
    }
}

/// A setting and where it comes from.
pub type From<T> = (T, Origin);

/// Everything that is in force.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The theme.
    pub theme: From<Theme>,
    /// Whether only ASCII is drawn; none: as the locale says.
    pub ascii: From<Option<bool>>,
    /// The most frames in a second.
    pub fps: From<Fps>,
    /// Whether nothing shall flicker.
    pub reduced_motion: From<bool>,
    /// Whether the view is for a projector at first.
    pub presenter: From<bool>,
    /// Whether the mouse is listened to.
    pub mouse: From<bool>,
    /// How fast a run plays at first; none: by its tick.
    pub speed: From<Option<Speed>>,
    /// The keys.
    pub keymap: Keymap,
    /// What the environment says of the terminal.
    terminal: Look,
}

impl Chosen {
    /// What these say together.
    pub fn new(flags: &Layer, file: &Layer, terminal: Look) -> Self {
        let theme = match terminal.theme {
            Theme::Default => (Theme::Default, Origin::Default),
            theme => (theme, Origin::Environment),
        };
        let mut keymap = Keymap::default();
        file.keys.iter().for_each(|own| keymap.rebind(own.action, own.context, &own.keys));
        let default = |value| (value, Origin::Default);
        Self {
            theme: choose(flags.theme, file.theme, theme),
            ascii: choose(flags.ascii, file.ascii, (None, Origin::Default)),
            fps: choose(flags.fps, file.fps, (Fps::default(), Origin::Default)),
            reduced_motion: choose(flags.reduced_motion, file.reduced_motion, default(false)),
            presenter: choose(flags.presenter, file.presenter, default(false)),
            mouse: choose(flags.mouse, file.mouse, default(true)),
            speed: choose(flags.speed, file.speed, (None, Origin::Default)),
            keymap,
            terminal,
        }
    }

    /// Whether only ASCII is drawn.
    pub fn is_ascii(&self) -> bool {
        self.ascii.0.unwrap_or_else(|| self.terminal.is_ascii())
    }

    /// The same for the view.
    pub fn settings(self) -> Settings {
        let glyphs = if self.is_ascii() { &glyph::ASCII } else { &glyph::UNICODE };
        Settings {
            look: Look { theme: self.theme.0, glyphs, depth: self.terminal.depth },
            theme_chosen: self.theme.1 != Origin::Default,
            presenter: self.presenter.0,
            motion: Motion { fps: self.fps.0, reduced: self.reduced_motion.0 },
            mouse: self.mouse.0,
            speed: self.speed.0,
            keymap: self.keymap,
        }
    }
}

fn choose<T: Copy>(flag: Option<T>, file: Option<T>, otherwise: From<T>) -> From<T> {
    let of = |value: Option<T>, origin| value.map(|value| (value, origin));
    of(flag, Origin::Flag).or(of(file, Origin::File)).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
theme = 'okabe-ito'
ascii = true
fps = 30
reduced_motion = true
presenter = true
mouse = false
speed = '2ms'

[keys]
play-pause = 'p'
quit = ['Z', 'Ctrl-C', '\"']
close = ['Esc', 'Q']
[keys.markers]
unmark = '\\'
[keys.home]
up = ['Up', 'w']
";

    fn chosen(flags: &Layer, file: &str, terminal: Look) -> Chosen {
        let file = read::parse(file).expect("the file is valid");
        Chosen::new(flags, &file, terminal)
    }

    #[test]
    fn the_most_particular_source_wins() {
        let flags = Layer { theme: Some(Theme::HighContrast), ..Layer::default() };
        assert_eq!(chosen(&flags, FILE, Look::MONO).theme, (Theme::HighContrast, Origin::Flag));
        assert_eq!(chosen(&Layer::default(), FILE, Look::MONO).theme, (Theme::OkabeIto, Origin::File));
        assert_eq!(chosen(&Layer::default(), "", Look::MONO).theme, (Theme::Mono, Origin::Environment));
        assert_eq!(chosen(&Layer::default(), "", Look::COLOUR).theme, (Theme::Default, Origin::Default));
        assert!(chosen(&Layer::default(), "", Look::ASCII).is_ascii());
        assert!(!chosen(&Layer::default(), "ascii = false", Look::ASCII).is_ascii());
    }

    /// The lines without what is said of them.
    fn plain(text: &str) -> Vec<&str> {
        text.lines().map(|line| line.split(" # ").next().unwrap_or(line).trim_end()).collect()
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for file in ["", FILE] {
            let first = show::render(&chosen(&Layer::default(), file, Look::COLOUR), "");
            let again = show::render(&chosen(&Layer::default(), &first, Look::COLOUR), "");
            assert_eq!(plain(&first), plain(&again));
            let third = show::render(&chosen(&Layer::default(), &again, Look::COLOUR), "");
            assert_eq!(again, third);
        }
    }
}
