//! A key on the keyboard: of a terminal's event, as it is printed, as a file names it.
//!
//! ```text
//!   event --> Key <--> "Ctrl-C", "Shift-Left", "Space", "F5", "q"
//! ```
//!
//! **Invariant**: what [`Key::name`] gives is read back as the same key.

use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::glyph::{ASCII, Glyphs};

/// A key, with what is held down besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    control: bool,
    /// Only with keys that are no characters: there it shows in the character itself.
    shift: bool,
}

/// Why a text is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no key of this name.
    #[error("there is no key called `{0}`")]
    Unknown(String),
    /// Shift shows in the character itself.
    #[error("with Shift the character is another one")]
    ShiftedCharacter,
    /// Terminals do not tell this key from the same one without Ctrl.
    #[error("Ctrl goes with letters, arrows and the like")]
    NoControl,
}

impl Key {
    /// The names of keys that are no characters; further names of the same keys come later.
    pub const NAMES: [(&'static str, KeyCode); 19] = [
        ("Space", KeyCode::Char(' ')),
        ("Left", KeyCode::Left),
        ("Right", KeyCode::Right),
        ("Up", KeyCode::Up),
        ("Down", KeyCode::Down),
        ("Home", KeyCode::Home),
        ("End", KeyCode::End),
        ("PgUp", KeyCode::PageUp),
        ("PgDn", KeyCode::PageDown),
        ("Tab", KeyCode::Tab),
        ("Enter", KeyCode::Enter),
        ("Esc", KeyCode::Esc),
        ("Backspace", KeyCode::Backspace),
        ("Delete", KeyCode::Delete),
        ("Insert", KeyCode::Insert),
        ("PageUp", KeyCode::PageUp),
        ("PageDown", KeyCode::PageDown),
        ("Return", KeyCode::Enter),
        ("Escape", KeyCode::Esc),
    ];
    /// The last of the keys F1, F2, ...
    const LAST_FUNCTION: u8 = 24;

    /// The key of a character.
    pub const fn char(c: char) -> Self {
        Self::named(KeyCode::Char(c))
    }

    /// The key of a character, with Ctrl.
    pub const fn control(c: char) -> Self {
        Self { code: KeyCode::Char(c), control: true, shift: false }
    }

    /// A key that is no character.
    pub const fn named(code: KeyCode) -> Self {
        Self { code, control: false, shift: false }
    }

    /// A key that is no character, with Ctrl.
    pub const fn with_control(code: KeyCode) -> Self {
        Self { code, control: true, shift: false }
    }

    /// A key that is no character, with Shift.
    pub const fn shifted(code: KeyCode) -> Self {
        Self { code, control: false, shift: true }
    }

    /// The key of a terminal event.
    pub fn of(event: &KeyEvent) -> Self {
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let shift = shift && !matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab);
        Self { code: event.code, control: event.modifiers.contains(KeyModifiers::CONTROL), shift }
    }

    /// Whether it writes something where text is written.
    pub const fn writes(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.control
    }

    /// What is printed on it.
    pub fn label(self, glyphs: &Glyphs) -> String {
        let [left, right, up, down] = glyphs.arrows;
        let name = match self.code {
            KeyCode::Left => left.to_owned(),
            KeyCode::Right => right.to_owned(),
            KeyCode::Up => up.to_owned(),
            KeyCode::Down => down.to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::F(number) => format!("F{number}"),
            code => match (Self::NAMES.iter().find(|(_, named)| *named == code), code) {
                (Some((name, _)), _) => (*name).to_owned(),
                (None, KeyCode::Char(c)) if self.control => c.to_uppercase().collect(),
                (None, KeyCode::Char(c)) => c.to_string(),
                (None, other) => format!("{other:?}"),
            },
        };
        format!("{}{}{name}", if self.control { "Ctrl-" } else { "" }, if self.shift { "Shift-" } else { "" })
    }

    /// What a file calls it.
    pub fn name(self) -> String {
        self.label(&ASCII)
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (mut rest, mut control, mut shift) = (text, false, false);
        while let Some((before, behind)) = rest.split_once('-').filter(|(_, behind)| !behind.is_empty()) {
            match before.to_ascii_lowercase().as_str() {
                "ctrl" => control = true,
                "shift" => shift = true,
                _ => return Err(KeyError::Unknown(text.to_owned())),
            }
            rest = behind;
        }
        let code = code(rest).ok_or_else(|| KeyError::Unknown(text.to_owned()))?;
        match code {
            KeyCode::Tab if shift => Ok(Self { code: KeyCode::BackTab, control, shift: false }),
            KeyCode::Char(_) if shift => Err(KeyError::ShiftedCharacter),
            KeyCode::Char(c) if control && !(c.is_ascii_alphabetic() || c == ' ') => Err(KeyError::NoControl),
            KeyCode::Char(c) if control => Ok(Self::control(c.to_ascii_lowercase())),
            code => Ok(Self { code, control, shift }),
        }
    }
}

/// What a name without Ctrl and Shift stands for.
fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control()).then_some(KeyCode::Char(c));
    }
    let function = name.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok());
    if let Some(number) = function.filter(|number| (1..=Key::LAST_FUNCTION).contains(number)) {
        return Some(KeyCode::F(number));
    }
    Key::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        let names =
            ["q", "Q", "-", "Ctrl-C", "Shift-Left", "Shift-Tab", "Space", "F5", "F12", "PgUp", "Ctrl-Space", "é"];
        for name in names {
            assert_eq!(name.parse::<Key>().map(Key::name), Ok(name.to_owned()));
        }
        assert_eq!("ctrl-shift-pageup".parse::<Key>().map(Key::name), Ok("Ctrl-Shift-PgUp".to_owned()));
        assert_eq!("-".parse(), Ok(Key::char('-')));
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for name in ["", "F0", "F25", "Ctrl-", "Hyper-X", "Spcae", "\n"] {
            assert_eq!(name.parse::<Key>(), Err(KeyError::Unknown(name.to_owned())));
        }
        assert_eq!("Shift-a".parse::<Key>(), Err(KeyError::ShiftedCharacter));
        assert_eq!("Ctrl-1".parse::<Key>(), Err(KeyError::NoControl));
    }

    #[test]
    fn an_event_is_its_key() {
        let of = |code, modifiers| Key::of(&KeyEvent::new(code, modifiers)).name();
        assert_eq!(of(KeyCode::Char('A'), KeyModifiers::SHIFT), "A");
        assert_eq!(of(KeyCode::BackTab, KeyModifiers::SHIFT), "Shift-Tab");
        assert_eq!(of(KeyCode::Char('c'), KeyModifiers::CONTROL), "Ctrl-C");
    }
}
