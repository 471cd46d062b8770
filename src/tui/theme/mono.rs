//! The theme without colours.

use ratatui::style::{Modifier, Style};

use super::Token;

/// The style of a meaning.
pub(super) fn style(token: Token) -> Style {
    let plain = Style::new();
    match token {
        Token::Text | Token::Literal | Token::Overhead | Token::Spinning | Token::Ready | Token::Throttled => plain,
        Token::Faint | Token::Idle => plain.add_modifier(Modifier::DIM),
        Token::Focused => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Token::Selected => plain.add_modifier(Modifier::REVERSED),
        Token::Title
        | Token::Heading
        | Token::Key
        | Token::Running
        | Token::Runs
        | Token::Paused
        | Token::Error
        | Token::Cursor
        | Token::Keyword
        | Token::Name => plain.add_modifier(Modifier::BOLD),
    }
}
