//! The colours that Masataka Okabe and Kei Ito chose so that people with any sort of colour vision tell them apart.
//!
//! Their eighth colour, black, is the ground; as is customary, grey takes its place among the others.

use ratatui::style::{Color, Modifier, Style};

use super::depth::Substitute;
use super::{Pair, Token};

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(0xF0, 0xF0, 0xF0);
const GREY: Color = Color::Rgb(0x99, 0x99, 0x99);
const LIGHT_GREY: Color = Color::Rgb(0xC4, 0xC4, 0xC4);
const ORANGE: Color = Color::Rgb(0xE6, 0x9F, 0x00);
const SKY_BLUE: Color = Color::Rgb(0x56, 0xB4, 0xE9);
const BLUISH_GREEN: Color = Color::Rgb(0x00, 0x9E, 0x73);
const YELLOW: Color = Color::Rgb(0xF0, 0xE4, 0x42);
const BLUE: Color = Color::Rgb(0x00, 0x72, 0xB2);
const VERMILLION: Color = Color::Rgb(0xD5, 0x5E, 0x00);
const REDDISH_PURPLE: Color = Color::Rgb(0xCC, 0x79, 0xA7);

/// What stands for them among 16: dark blue would be too dark on black, and dark magenta under it.
pub(super) const SUBSTITUTES: [Substitute; 11] = [
    (BLACK, Color::Black),
    (WHITE, Color::White),
    (GREY, Color::Gray),
    (LIGHT_GREY, Color::Gray),
    (ORANGE, Color::Yellow),
    (SKY_BLUE, Color::Cyan),
    (BLUISH_GREEN, Color::Green),
    (YELLOW, Color::LightYellow),
    (BLUE, Color::LightBlue),
    (VERMILLION, Color::LightRed),
    (REDDISH_PURPLE, Color::LightMagenta),
];

/// Functions' colours as text on ground.
pub(super) const FUNCS: [Pair; 8] = [
    (WHITE, BLUE),
    (BLACK, ORANGE),
    (BLACK, BLUISH_GREEN),
    (BLACK, REDDISH_PURPLE),
    (BLACK, SKY_BLUE),
    (BLACK, YELLOW),
    (BLACK, VERMILLION),
    (BLACK, GREY),
];

/// What everything is drawn on.
pub(super) fn ground() -> Style {
    Style::new().fg(WHITE).bg(BLACK)
}

/// The style of a meaning.
pub(super) fn style(token: Token) -> Style {
    let plain = Style::new();
    match token {
        Token::Text => plain,
        Token::Title | Token::Heading | Token::Name => plain.add_modifier(Modifier::BOLD),
        Token::Faint | Token::Idle => plain.fg(GREY),
        Token::Overhead => plain.fg(LIGHT_GREY),
        Token::Focused => plain.fg(SKY_BLUE).add_modifier(Modifier::BOLD),
        Token::Key => plain.fg(SKY_BLUE),
        Token::Running | Token::Runs => plain.fg(BLUISH_GREEN).add_modifier(Modifier::BOLD),
        Token::Paused | Token::Ready => plain.fg(YELLOW).add_modifier(Modifier::BOLD),
        Token::Error | Token::Cursor => plain.fg(VERMILLION).add_modifier(Modifier::BOLD),
        Token::Selected => plain.add_modifier(Modifier::REVERSED),
        Token::Spinning => plain.fg(YELLOW),
        Token::Throttled => plain.fg(VERMILLION),
        Token::Keyword => plain.fg(REDDISH_PURPLE),
        Token::Literal => plain.fg(ORANGE),
    }
}
