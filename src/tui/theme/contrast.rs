//! Strong colours on black, and nothing faint: for a projector in a bright room, and for whoever sees faint things badly.
//!
//! **Invariant**: bold is what names something (title, heading, name) or stands out (selection, error, cursor).

use ratatui::style::{Color, Modifier, Style};

use super::depth::Substitute;
use super::{Pair, Token};

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(0xFF, 0xFF, 0xFF);
const SILVER: Color = Color::Rgb(0xD0, 0xD0, 0xD0);
const LIGHT_GREY: Color = Color::Rgb(0xB8, 0xB8, 0xB8);
const YELLOW: Color = Color::Rgb(0xFF, 0xFF, 0x00);
const CYAN: Color = Color::Rgb(0x00, 0xFF, 0xFF);
const GREEN: Color = Color::Rgb(0x00, 0xFF, 0x00);
const PINK: Color = Color::Rgb(0xFF, 0x80, 0xFF);
const ORANGE: Color = Color::Rgb(0xFF, 0xA0, 0x00);
const LIGHT_BLUE: Color = Color::Rgb(0x80, 0xB0, 0xFF);
const SALMON: Color = Color::Rgb(0xFF, 0x80, 0x70);
const DARK_RED: Color = Color::Rgb(0xB0, 0x00, 0x00);

/// What stands for them among 16.
pub(super) const SUBSTITUTES: [Substitute; 12] = [
    (BLACK, Color::Black),
    (WHITE, Color::White),
    (SILVER, Color::Gray),
    (LIGHT_GREY, Color::Gray),
    (YELLOW, Color::LightYellow),
    (CYAN, Color::LightCyan),
    (GREEN, Color::LightGreen),
    (PINK, Color::LightMagenta),
    (ORANGE, Color::Yellow),
    (LIGHT_BLUE, Color::Cyan),
    (SALMON, Color::LightRed),
    (DARK_RED, Color::Red),
];

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
        Token::Text => plain,
        Token::Title | Token::Heading | Token::Name => bold,
        Token::Faint | Token::Overhead => plain.fg(SILVER),
        Token::Idle => plain.fg(LIGHT_GREY),
        Token::Focused => bold.fg(YELLOW),
        Token::Paused | Token::Ready => plain.fg(YELLOW),
        Token::Key => plain.fg(CYAN),
        Token::Running | Token::Runs | Token::Literal => plain.fg(GREEN),
        Token::Error => bold.fg(WHITE).bg(DARK_RED),
        Token::Cursor => bold.fg(PINK),
        Token::Selected => bold.add_modifier(Modifier::REVERSED),
        Token::Spinning => plain.fg(ORANGE),
        Token::Throttled => plain.fg(SALMON),
        Token::Keyword => plain.fg(LIGHT_BLUE),
    }
}
