//! Meaning to style: every colour on the screen is asked for here, by what it means.
//!
//! ```text
//!   default        the 16 ANSI colours on the terminal's own ground: light and dark ones both work
//!   okabe-ito      the palette of Okabe and Ito, which everybody can tell apart, on its own black
//!   high-contrast  strong colours on black, nothing faint, for a bright room
//!   mono           no colour: bold, dim, underlined and reversed only
//! ```
//!
//! **Invariants**: text has a contrast of at least 4.5 to 1 to its ground wherever both are ours; without colour every
//! meaning still has a style or a sign of its own. What stands for our colours where a terminal has fewer is in
//! [`depth`]. Which signs are drawn is another matter: see [`glyph`](super::glyph).

mod ansi;
mod contrast;
pub mod depth;
mod mono;
mod okabe_ito;

use ratatui::style::{Color, Modifier, Style};

use crate::base::ids::FuncId;

/// A colour of text and one of its ground.
type Pair = (Color, Color);

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Ordinary text.
    Text,
    /// The program's or the scenario's name.
    Title,
    /// What is there for orientation only: rules, units, axis, column heads.
    Faint,
    /// A pane's heading.
    Heading,
    /// The heading of the pane that has the keys.
    Focused,
    /// A key in a hint.
    Key,
    /// The run goes on.
    Running,
    /// A goroutine that runs.
    Runs,
    /// The run stands.
    Paused,
    /// Something went wrong: deadlock, panic, failure.
    Error,
    /// The selected line.
    Selected,
    /// The place of the cursor on the time axis.
    Cursor,
    /// A thread that runs the scheduler, or is on its way.
    Overhead,
    /// A thread that looks for work.
    Spinning,
    /// A thread that waits for a core.
    Ready,
    /// A core whose thread stands still, for nothing is left of the quota.
    Throttled,
    /// A core, P or thread with nothing to do.
    Idle,
    /// A name that a sentence is about: a mutex, a channel, a rule.
    Name,
    /// A keyword of the program's source.
    Keyword,
    /// A string in it.
    Literal,
}

impl Token {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Text,
        Self::Title,
        Self::Faint,
        Self::Heading,
        Self::Focused,
        Self::Key,
        Self::Running,
        Self::Runs,
        Self::Paused,
        Self::Error,
        Self::Selected,
        Self::Cursor,
        Self::Overhead,
        Self::Spinning,
        Self::Ready,
        Self::Throttled,
        Self::Idle,
        Self::Name,
        Self::Keyword,
        Self::Literal,
    ];
}

/// The styles in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The 16 ANSI colours.
    #[default]
    Default,
    /// The colours of Okabe and Ito.
    OkabeIto,
    /// Strong colours on black.
    HighContrast,
    /// No colours.
    Mono,
}

impl Theme {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 4] = [Self::Default, Self::OkabeIto, Self::HighContrast, Self::Mono];

    /// What it is called in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::OkabeIto => "okabe-ito",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The one after it; after the last one, the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Default => Self::OkabeIto,
            Self::OkabeIto => Self::HighContrast,
            Self::HighContrast => Self::Mono,
            Self::Mono => Self::Default,
        }
    }

    /// Whether there are no colours.
    pub fn is_mono(self) -> bool {
        self == Self::Mono
    }

    /// What everything is drawn on. Nothing in it is set where the terminal's own colours are kept.
    pub fn ground(self) -> Style {
        match self {
            Self::Default | Self::Mono => Style::new(),
            Self::OkabeIto => okabe_ito::ground(),
            Self::HighContrast => contrast::ground(),
        }
    }

    /// The style of a meaning.
    pub fn style(self, token: Token) -> Style {
        match self {
            Self::Default => ansi::style(token),
            Self::OkabeIto => okabe_ito::style(token),
            Self::HighContrast => contrast::style(token),
            Self::Mono => mono::style(token),
        }
    }

    /// A block of a goroutine's function, with text on it: always the same colour for the same function.
    pub fn block(self, func: FuncId) -> Style {
        self.pair(func)
            .map_or(Style::new().add_modifier(Modifier::REVERSED), |(text, ground)| Style::new().fg(text).bg(ground))
    }

    /// A text about the goroutine that somebody looks at, in the style that it would have otherwise.
    pub fn marked(style: Style) -> Style {
        style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A cell of a block without text. Ground and sign have one colour, so that no font leaves gaps.
    pub fn solid(self, func: FuncId) -> Style {
        self.pair(func).map_or(Style::new(), |(_, colour)| Style::new().fg(colour).bg(colour))
    }

    /// A pattern in a function's colour, on the ground of everything.
    pub fn pattern(self, func: FuncId) -> Style {
        self.pair(func).map_or(Style::new(), |(_, colour)| Style::new().fg(colour))
    }

    /// The colours of a function, if there are colours.
    fn pair(self, func: FuncId) -> Option<Pair> {
        let pairs = match self {
            Self::Default => &ansi::FUNCS,
            Self::OkabeIto => &okabe_ito::FUNCS,
            Self::HighContrast => &contrast::FUNCS,
            Self::Mono => return None,
        };
        Some(pairs[func.index() % pairs.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::depth::Depth;
    use super::*;

    const DEPTHS: [Depth; 3] = [Depth::All, Depth::Indexed, Depth::Ansi];
    /// The themes whose colours are ours and not the terminal's.
    const OWN: [Theme; 2] = [Theme::OkabeIto, Theme::HighContrast];
    /// What stands beside each other in a lane, or in the title.
    const STATES: [Token; 7] =
        [Token::Running, Token::Paused, Token::Error, Token::Overhead, Token::Spinning, Token::Throttled, Token::Idle];

    fn funcs() -> impl Iterator<Item = FuncId> {
        (0..8).map(FuncId::new)
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(colour: [u8; 3]) -> f64 {
        let linear = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(text: Option<Color>, ground: Option<Color>, depth: Depth) -> f64 {
        let [a, b] = [text, ground].map(|colour| {
            let drawn = colour.and_then(|colour| depth::as_xterm_does(depth.colour(colour)));
            luminance(drawn.unwrap_or_else(|| panic!("{colour:?} is no colour of ours")))
        });
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_legible() {
        for (theme, depth) in OWN.into_iter().flat_map(|theme| DEPTHS.map(|depth| (theme, depth))) {
            for func in funcs() {
                let block = theme.block(func);
                assert!(contrast(block.fg, block.bg, depth) >= 4.5, "{theme:?} {depth:?}: {block:?}");
                // 3 to 1 is what signs need.
                let pattern = theme.pattern(func).fg;
                assert!(contrast(pattern, theme.ground().bg, depth) >= 3.0, "{theme:?} {depth:?}: {block:?}");
            }
            for token in Token::ALL {
                let style = theme.ground().patch(theme.style(token));
                assert!(contrast(style.fg, style.bg, depth) >= 4.5, "{theme:?} {depth:?}: {token:?}");
            }
        }
        let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
        assert!((contrast(Some(black), Some(white), Depth::All) - 21.0).abs() < 0.01);
    }

    #[test]
    fn the_terminals_own_ground_may_be_black_or_white() {
        let grounds = [Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)];
        for token in Token::ALL {
            let style = Theme::Default.style(token);
            let Some(text) = style.fg else { continue };
            for ground in style.bg.map_or(grounds.to_vec(), |own| vec![own]) {
                let told = contrast(Some(text), Some(ground), Depth::All);
                assert!(told >= 3.0, "{token:?} has {told} on {ground:?}");
            }
        }
    }

    #[test]
    fn functions_differ_however_few_colours_there_are() {
        for (theme, depth) in OWN.into_iter().flat_map(|theme| DEPTHS.map(|depth| (theme, depth))) {
            let drawn: Vec<Color> = funcs().filter_map(|func| Some(depth.colour(theme.block(func).bg?))).collect();
            assert_eq!(drawn.len(), 8);
            for (place, colour) in drawn.iter().enumerate() {
                assert!(!drawn[..place].contains(colour), "{theme:?} {depth:?}: {colour:?} twice");
            }
        }
    }

    #[test]
    fn in_high_contrast_bold_means_something() {
        let bold = |token| Theme::HighContrast.style(token).add_modifier.contains(Modifier::BOLD);
        assert!([Token::Title, Token::Heading, Token::Focused, Token::Selected].into_iter().all(bold));
        assert!(![Token::Text, Token::Faint, Token::Key, Token::Overhead, Token::Literal].into_iter().any(bold));
        assert!(funcs().all(|func| Theme::HighContrast.block(func).add_modifier.is_empty()));
    }

    #[test]
    fn without_colour_there_is_no_colour() {
        let theme = Theme::Mono;
        let styles = Token::ALL.map(|token| theme.style(token)).into_iter().chain([theme.ground()]);
        for style in styles.chain(funcs().flat_map(|func| [theme.block(func), theme.solid(func), theme.pattern(func)]))
        {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn functions_and_states_differ() {
        for theme in Theme::ALL.into_iter().filter(|theme| !theme.is_mono()) {
            for a in 0..8 {
                assert_eq!(theme.block(FuncId::new(a)), theme.block(FuncId::new(a + 8)), "a function keeps its colour");
                for b in 0..a {
                    let [a, b] = [a, b].map(FuncId::new);
                    assert_ne!(theme.block(a).bg, theme.block(b).bg, "{theme:?}");
                }
            }
            for (place, token) in STATES.into_iter().enumerate() {
                let style = theme.style(token);
                assert!(STATES[..place].iter().all(|earlier| theme.style(*earlier) != style), "{theme:?}: {token:?}");
            }
        }
        // Without colour their signs tell states apart; what is selected or said faintly shows in the style.
        let mono = [Token::Text, Token::Title, Token::Faint, Token::Focused, Token::Selected];
        for (place, token) in mono.into_iter().enumerate() {
            assert!(mono[..place].iter().all(|earlier| Theme::Mono.style(*earlier) != Theme::Mono.style(token)));
        }
    }

    #[test]
    fn a_key_goes_through_all_themes() {
        for (place, theme) in Theme::ALL.into_iter().enumerate() {
            assert_eq!(theme.next(), Theme::ALL[(place + 1) % Theme::ALL.len()]);
        }
    }
}
