//! Strong colours and bold text on black: for a projector in a bright room, and for whoever sees faint things badly.

use ratatui::style::{Color, Modifier, Style};

use super::{Pair, Token};

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(0xFF, 0xFF, 0xFF);
const SILVER: Color = Color::Rgb(0xD0, 0xD0, 0xD0);
const YELLOW: Color = Color::Rgb(0xFF, 0xFF, 0x00);
const CYAN: Color = Color::Rgb(0x00, 0xFF, 0xFF);
const GREEN: Color = Color::Rgb(0x00, 0xFF, 0x00);
const PINK: Color = Color::Rgb(0xFF, 0x80, 0xFF);
const ORANGE: Color = Color::Rgb(0xFF, 0xA0, 0x00);
const LIGHT_BLUE: Color = Color::Rgb(0x80, 0xB0, 0xFF);
const SALMON: Color = Color::Rgb(0xFF, 0x80, 0x70);
const DARK_RED: Color = Color::Rgb(0xB0, 0x00, 0x00);

/// Functions' colours as text on ground.
pub(super) const FUNCS: [Pair; 8] = [
    (BLACK, CYAN),
    (BLACK, YELLOW),
    (BLACK, GREEN),
    (BLACK, PINK),
    (BLACK, WHITE),
    (BLACK, ORANGE),
    (BLACK, LIGHT_BLUE),
    (BLACK, SALMON),
];

/// What everything is drawn on.
pub(super) fn ground() -> Style {
    Style::new().fg(WHITE).bg(BLACK)
}

/// The style of a meaning.
pub(super) fn style(token: Token) -> Style {
    let plain = Style::new();
    let bold = plain.add_modifier(Modifier::BOLD);
    match token {
        Token::Text | Token::Title | Token::Heading | Token::Name => bold,
        Token::Faint => plain.fg(WHITE),
        Token::Idle => plain.fg(SILVER),
        Token::Focused | Token::Paused | Token::Ready => bold.fg(YELLOW),
        Token::Key => bold.fg(CYAN),
        Token::Running => bold.fg(GREEN),
        Token::Error => bold.fg(WHITE).bg(DARK_RED),
        Token::Cursor => bold.fg(PINK),
        Token::Selected => bold.add_modifier(Modifier::REVERSED),
        Token::Overhead => bold.fg(SILVER),
        Token::Spinning => bold.fg(ORANGE),
        Token::Throttled => bold.fg(SALMON),
        Token::Keyword => bold.fg(LIGHT_BLUE),
        Token::Literal => bold.fg(GREEN),
    }
}
