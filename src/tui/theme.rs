//! Meaning to style: every colour on the screen is asked for here, by what it means.
//!
//! **Invariants**: only the 16 ANSI colours and modifiers; the terminal's own background is kept, so that light and
//! dark ones both work; without colour every meaning still has a style or a glyph of its own.

use ratatui::style::{Color, Modifier, Style};

use crate::base::ids::FuncId;

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// The 16 ANSI colours.
    Ansi,
    /// None: bold, dim, underlined and reversed only.
    Mono,
}

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
    pub const ALL: [Self; 18] = [
        Self::Text,
        Self::Title,
        Self::Faint,
        Self::Heading,
        Self::Focused,
        Self::Key,
        Self::Running,
        Self::Paused,
        Self::Error,
        Self::Selected,
        Self::Cursor,
        Self::Overhead,
        Self::Spinning,
        Self::Ready,
        Self::Idle,
        Self::Name,
        Self::Keyword,
        Self::Literal,
    ];
}

/// Functions' colours as text on ground. Both are given, so that the pair is legible on every terminal.
const FUNCS: [(Color, Color); 8] = [
    (Color::White, Color::Blue),
    (Color::Black, Color::Green),
    (Color::Black, Color::Yellow),
    (Color::White, Color::Magenta),
    (Color::Black, Color::Cyan),
    (Color::Black, Color::LightRed),
    (Color::Black, Color::LightBlue),
    (Color::Black, Color::LightGreen),
];

/// The styles in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
}

impl Theme {
    /// The theme with these colours.
    pub const fn new(palette: Palette) -> Self {
        Self { palette }
    }

    /// Whether there are no colours.
    pub fn is_mono(self) -> bool {
        self.palette == Palette::Mono
    }

    /// The style of a meaning.
    pub fn style(self, token: Token) -> Style {
        match self.palette {
            Palette::Ansi => ansi(token),
            Palette::Mono => mono(token),
        }
    }

    /// A block of a goroutine's function, with text on it: always the same colour for the same function.
    pub fn block(self, func: FuncId) -> Style {
        match self.palette {
            Palette::Ansi => {
                let (text, ground) = FUNCS[func.index() % FUNCS.len()];
                Style::new().fg(text).bg(ground)
            }
            Palette::Mono => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// A text about the goroutine that somebody looks at, in the style that it would have otherwise.
    pub fn marked(style: Style) -> Style {
        style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A cell of a block without text. Ground and sign have one colour, so that no font leaves gaps.
    pub fn solid(self, func: FuncId) -> Style {
        let ground = self.block(func).bg;
        ground.map_or(Style::new(), |colour| Style::new().fg(colour).bg(colour))
    }

    /// A pattern in a function's colour, on the terminal's own ground.
    pub fn pattern(self, func: FuncId) -> Style {
        match self.palette {
            Palette::Ansi => Style::new().fg(FUNCS[func.index() % FUNCS.len()].1),
            Palette::Mono => Style::new(),
        }
    }
}

fn ansi(token: Token) -> Style {
    let plain = Style::new();
    match token {
        Token::Text => plain,
        Token::Title | Token::Heading | Token::Name => plain.add_modifier(Modifier::BOLD),
        Token::Faint | Token::Idle => plain.add_modifier(Modifier::DIM),
        Token::Focused => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Token::Key => plain.fg(Color::Cyan),
        Token::Running => plain.fg(Color::Green).add_modifier(Modifier::BOLD),
        Token::Paused | Token::Ready => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Token::Error | Token::Cursor => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Token::Selected => plain.add_modifier(Modifier::REVERSED),
        Token::Overhead => plain.fg(Color::DarkGray),
        Token::Spinning => plain.fg(Color::Yellow),
        Token::Keyword => plain.fg(Color::Magenta),
        Token::Literal => plain.fg(Color::Green),
    }
}

fn mono(token: Token) -> Style {
    let plain = Style::new();
    match token {
        Token::Text | Token::Literal | Token::Overhead | Token::Spinning | Token::Ready => plain,
        Token::Faint | Token::Idle => plain.add_modifier(Modifier::DIM),
        Token::Focused => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Token::Selected => plain.add_modifier(Modifier::REVERSED),
        Token::Title
        | Token::Heading
        | Token::Key
        | Token::Running
        | Token::Paused
        | Token::Error
        | Token::Cursor
        | Token::Keyword
        | Token::Name => plain.add_modifier(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_there_is_no_colour() {
        let theme = Theme::new(Palette::Mono);
        let styles = Token::ALL.map(|token| theme.style(token)).into_iter();
        for style in styles.chain((0..20).map(|n| theme.block(FuncId::new(n)))) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn a_function_keeps_its_colour() {
        let theme = Theme::new(Palette::Ansi);
        assert_eq!(theme.block(FuncId::new(3)), theme.block(FuncId::new(3)));
        assert_ne!(theme.block(FuncId::new(3)), theme.block(FuncId::new(4)));
    }
}
