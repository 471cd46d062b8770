//! The default theme: the 16 ANSI colours on the terminal's own ground.

use ratatui::style::{Color, Modifier, Style};

use super::{Pair, Token};

/// Functions' colours as text on ground. Both are given, so that the pair is legible on every terminal.
pub(super) const FUNCS: [Pair; 8] = [
    (Color::White, Color::Blue),
    (Color::Black, Color::Green),
    (Color::Black, Color::Yellow),
    (Color::White, Color::Magenta),
    (Color::Black, Color::Cyan),
    (Color::Black, Color::LightRed),
    (Color::Black, Color::LightBlue),
    (Color::Black, Color::LightGreen),
];

/// The style of a meaning. Text on the terminal's own ground only has colours that are legible on black and on white
/// (cyan, green and yellow are not on white); where another one says more, its ground is given.
pub(super) fn style(token: Token) -> Style {
    let plain = Style::new();
    match token {
        Token::Text => plain,
        Token::Title | Token::Heading | Token::Name | Token::Ready => plain.add_modifier(Modifier::BOLD),
        Token::Faint | Token::Idle => plain.add_modifier(Modifier::DIM),
        Token::Focused | Token::Runs => plain.fg(Color::LightBlue).add_modifier(Modifier::BOLD),
        Token::Key | Token::Literal => plain.fg(Color::LightBlue),
        Token::Running => plain.fg(Color::Black).bg(Color::Green),
        Token::Paused => plain.fg(Color::Black).bg(Color::Yellow),
        Token::Error | Token::Cursor => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Token::Selected => plain.add_modifier(Modifier::REVERSED),
        Token::Overhead => plain.fg(Color::DarkGray),
        Token::Spinning | Token::Keyword => plain.fg(Color::Magenta),
        Token::Throttled => plain.fg(Color::Red),
    }
}
